// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.internal.Slab;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// A span of time in which new tensors live in one reused slab of memory; closing it ends them all at once.
///
///     try (Scope step = Scope.open("step")) {
///         Tensor y = model.forward(x);   // lives until the closing brace
///     }
///
/// Scopes nest per thread: a tensor is made in the innermost open scope of the thread that makes it, or, where none is
/// open, in memory that the garbage collector frees. What must outlive a scope is copied out with [#keep(Tensor)] or
/// returned from [#call(Supplier)]. Using a tensor of a closed scope is an [IllegalStateException].
///
/// A scope belongs to the thread that opened it and is closed there, innermost first. Its tensors may be read by other
/// threads while it is open. A scope that is dropped without being closed is reported by name as a warning.
public final class Scope implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Scope.class.getName());
    private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong LEAKED = new AtomicLong();
    private static final boolean TRACED = Boolean.getBoolean("gatun.scope.trace");

    // Whether a scope is closed; reports it when it is dropped without that. Knows nothing of the scope itself, so that it
    // can be dropped.
    private static final class State implements Runnable {
        private final String name;
        private final Throwable opened;
        private volatile boolean isClosed;

        private State(String name, Throwable opened) {
            this.name = name;
            this.opened = opened;
        }

        @Override
        public void run() {
            if (!isClosed) {
                LEAKED.incrementAndGet();
                LOG.log(System.Logger.Level.WARNING, "scope '" + name + "' was dropped without being closed; use "
                        + "try-with-resources" + (opened == null ? ", set -Dgatun.scope.trace=true to see where" : ""),
                        opened);
            }
        }
    }

    private final String name;
    // Null for a detached scope.
    private final Thread owner;
    private final Scope parent;
    private final Slab slab;
    private final State state;
    private final Cleaner.Cleanable leakWatch;
    private long tensors;

    private Scope(String name, Scope parent, Thread owner) {
        this.name = name;
        this.parent = parent;
        this.owner = owner;
        this.slab = Slab.take();
        this.state = new State(name, TRACED ? new Throwable("scope opened here") : null);
        this.leakWatch = CLEANER.register(this, state);
    }

    /// Opens a scope on this thread; it becomes the place of new tensors until it is closed.
    public static Scope open() {
        return open("scope");
    }

    /// Opens a scope with a name for error messages.
    public static Scope open(String name) {
        Scope scope = new Scope(name, CURRENT.get(), Thread.currentThread());
        CURRENT.set(scope);
        return scope;
    }

    /// Makes a scope that no thread stands in: tensors are made in it only by [#within(Supplier)], and it is closed by
    /// whoever owns it, in any order. For memory that is handed from one thread to another.
    public static Scope detached(String name) {
        return new Scope(name, null, null);
    }

    /// Runs `body` on this thread with this scope as the place of new tensors.
    ///
    /// @throws IllegalStateException if it is closed, or belongs to another thread
    public <T> T within(Supplier<T> body) {
        checkOwner("within");
        if (!isOpen()) {
            throw new IllegalStateException("scope: closed scopes take no tensors: " + this);
        }
        Scope saved = CURRENT.get();
        CURRENT.set(this);
        try {
            return body.get();
        } finally {
            restore(saved);
        }
    }

    /// Runs `body` in a scope of its own and copies its result to the surroundings.
    public static Tensor call(Supplier<Tensor> body) {
        try (Scope scope = open("call")) {
            return scope.keep(body.get());
        }
    }

    /// The innermost open scope of this thread, or null.
    public static Scope current() {
        return CURRENT.get();
    }

    /// The number of scopes that were dropped without being closed since the JVM started.
    public static long leaked() {
        return LEAKED.get();
    }

    /// Runs `body` with no scope, so that its tensors live as long as they are reachable.
    public static <T> T outside(Supplier<T> body) {
        Scope saved = CURRENT.get();
        CURRENT.remove();
        try {
            return body.get();
        } finally {
            restore(saved);
        }
    }

    /// Copies a tensor to the scope around this one (or to garbage-collected memory), so that it outlives this scope.
    public Tensor keep(Tensor tensor) {
        checkOwner("keep");
        Scope saved = CURRENT.get();
        restore(parent);
        try {
            return tensor.copy();
        } finally {
            restore(saved);
        }
    }

    /// The bytes taken so far by this scope's tensors.
    public long bytes() {
        return slab.used();
    }

    /// The number of tensors that were made in this scope so far.
    public long tensors() {
        return tensors;
    }

    /// Whether its tensors may be used.
    public boolean isOpen() {
        return !state.isClosed;
    }

    /// Ends all tensors of this scope.
    ///
    /// @throws IllegalStateException if another thread opened it, or if a scope inside it is still open
    @Override
    public void close() {
        if (state.isClosed) {
            return;
        }
        checkOwner("close");
        if (owner != null && CURRENT.get() != this) {
            throw new IllegalStateException("scope: inner scopes must be closed first: closing='" + name
                    + "', still open='" + (CURRENT.get() == null ? "none" : CURRENT.get().name) + "'");
        }
        state.isClosed = true;
        if (owner != null) {
            restore(parent);
        }
        slab.release();
        leakWatch.clean();
    }

    private static void restore(Scope scope) {
        if (scope == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(scope);
        }
    }

    private void checkOwner(String what) {
        if (owner != null && Thread.currentThread() != owner) {
            throw new IllegalStateException("scope: " + what + " must be called by the thread that opened it: scope='"
                    + name + "', owner=" + owner + ", caller=" + Thread.currentThread());
        }
    }

    MemorySegment allocate(long bytes) {
        tensors++;
        return slab.allocate(bytes);
    }

    @Override
    public String toString() {
        return "scope '" + name + "' (" + (isOpen() ? "open" : "closed") + ", " + tensors + " tensors, " + bytes()
                + " bytes)";
    }
}
