// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The threads that an engine call may use: the caller and a fixed number of helpers.
///
/// Kernels ask for [#current()] and split their work into tasks that write disjoint memory, in the same way for every
/// thread count, so results never depend on it. Nothing is parallel unless a caller asks for it:
///
///     try (Workers workers = Workers.of(2)) {
///         workers.call(() -> trainer.fit(batches, 10));
///     }
///
/// Helpers wait for work by spinning for a few dozen microseconds, then they park. They are daemon threads.
/// A `run` inside a task, or while another thread uses the same workers, is done by its caller alone.
public final class Workers implements AutoCloseable {
    /// One part of a parallel piece of work.
    @FunctionalInterface
    public interface Task {
        /// Does part `index`.
        void run(int index);
    }

    private static final Workers CALLER = new Workers(1);
    private static final ScopedValue<Workers> CURRENT = ScopedValue.newInstance();
    private static final int SPINS = 20_000;

    private final Helper[] helpers;
    private final AtomicBoolean busy = new AtomicBoolean();
    // High half: number of the job. Low half: next part of it to hand out.
    private final AtomicLong ticket = new AtomicLong();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile Task task;
    private volatile int parts;
    private volatile boolean closed;

    private Workers(int threads) {
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper("gatun-worker-" + (i + 1));
        }
    }

    /// Workers with `threads` threads in all, the caller included.
    public static Workers of(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("workers: the number of threads must be in [1, 1024]: threads="
                    + threads);
        }
        Workers workers = new Workers(threads);
        for (Helper helper : workers.helpers) {
            workers.start(helper);
        }
        return workers;
    }

    private void start(Helper helper) {
        helper.thread = Thread.ofPlatform().name(helper.name).daemon(true).unstarted(() -> serve(helper));
        helper.thread.start();
    }

    /// One worker for each processor that this process may use (a container's limit counts).
    public static Workers ofAvailableProcessors() {
        return of(Math.min(1024, Runtime.getRuntime().availableProcessors()));
    }

    /// The workers bound to the calling thread by [#call(Supplier)]; the caller alone where none are bound.
    public static Workers current() {
        return CURRENT.orElse(CALLER);
    }

    /// The number of threads, the caller included.
    public int threads() {
        return helpers.length + 1;
    }

    /// Runs `body` on the calling thread with these workers as [#current()].
    public <T> T call(Supplier<T> body) {
        return ScopedValue.where(CURRENT, this).call(body::get);
    }

    /// Runs `task` for every index in `[0, count)` and returns when all are done.
    ///
    /// The first exception that a part throws is thrown here after all others have ended.
    public void run(int count, Task work) {
        if (helpers.length == 0 || count <= 1 || closed || !busy.compareAndSet(false, true)) {
            for (int i = 0; i < count; i++) {
                work.run(i);
            }
            return;
        }
        Throwable thrown;
        try {
            // No part can be taken while the fields change: a helper that still holds the old ticket fails to exchange it.
            long job = (ticket.get() >>> 32) + 2;
            ticket.set(job - 1 << 32 | Integer.MAX_VALUE);
            task = work;
            parts = count;
            pending.set(count);
            failure.set(null);
            ticket.set(job << 32);
            for (int i = 0; i < helpers.length && i < count - 1; i++) {
                if (helpers[i].parked) {
                    LockSupport.unpark(helpers[i].thread);
                }
            }
            takeParts(job & 0xFFFF_FFFFL);
            awaitPending();
            task = null;
            // Read before another caller may begin: it clears the field.
            thrown = failure.get();
        } finally {
            busy.set(false);
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException("workers: a task failed: " + thrown, thrown);
        }
    }

    private void awaitPending() {
        for (int spin = 0; pending.get() > 0; spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private void takeParts(long job) {
        while (true) {
            long now = ticket.get();
            int index = (int) now;
            if (now >>> 32 != job || index >= parts) {
                return;
            }
            // Reading before the exchange is safe: while this part is not taken, the job cannot end.
            Task work = task;
            if (!ticket.compareAndSet(now, now + 1)) {
                continue;
            }
            try {
                work.run(index);
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
            } finally {
                pending.decrementAndGet();
            }
        }
    }

    private void serve(Helper self) {
        long seen = 0;
        int idle = 0;
        while (!closed) {
            long job = ticket.get() >>> 32;
            if (job != seen) {
                takeParts(job);
                seen = job;
                idle = 0;
            } else if (++idle < SPINS) {
                Thread.onSpinWait();
            } else {
                self.parked = true;
                if (ticket.get() >>> 32 == seen && !closed) {
                    LockSupport.park(this);
                }
                self.parked = false;
                idle = 0;
            }
        }
    }

    /// Ends the helper threads; later work is done by its callers alone.
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper.thread);
        }
    }

    private static final class Helper {
        private final String name;
        private volatile boolean parked;
        private volatile Thread thread;

        private Helper(String name) {
            this.name = name;
        }
    }
}
