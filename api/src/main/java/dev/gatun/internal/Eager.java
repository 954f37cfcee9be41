// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import dev.gatun.op.Composite;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Executor;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.ViewOp;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Runs each op at once on the path that a dispatcher picks.
///
/// A warm op with one result makes one object, its result: paths are found by op and operand specs in a small table
/// without a key object, and the arrays that kernels take belong to the calling thread.
public final class Eager implements Executor {
    private static final int PATHS = 2048;
    private static final int WAYS = 4;
    private static final Contiguous CONTIGUOUS = new Contiguous();
    private static final ThreadLocal<Frame> FRAME = ThreadLocal.withInitial(Frame::new);

    private static final class Standard {
        private static final Eager INSTANCE = new Eager(Dispatcher.standard());
    }

    /// How an op runs on operands of given specs. Immutable, so that threads may share it without a lock.
    private static final class Path {
        private final int hash;
        private final Op op;
        private final TensorSpec[] inputs;
        private final TensorSpec[] outputs;
        // Null for views and decompositions.
        private final Kernel kernel;
        private final long scratchBytes;
        private final boolean[] packs;
        // Null unless operands are overwritten.
        private final MutatingOp mutating;
        // Of the view's first element; -1 for all other ops.
        private final long offset;

        private Path(int hash, Op op, TensorSpec[] inputs, TensorSpec view, long offset) {
            this.hash = hash;
            this.op = op;
            this.inputs = inputs;
            this.outputs = new TensorSpec[] {view};
            this.kernel = null;
            this.scratchBytes = 0;
            this.packs = null;
            this.mutating = null;
            this.offset = offset;
        }

        private Path(int hash, Op op, TensorSpec[] inputs, Dispatcher.Choice choice) {
            this.hash = hash;
            this.op = op;
            this.inputs = inputs;
            this.outputs = choice.outputs().toArray(TensorSpec[]::new);
            this.kernel = choice.kernel();
            this.scratchBytes = choice.scratchBytes();
            this.packs = choice.packs();
            this.mutating = op instanceof MutatingOp mutates ? mutates : null;
            this.offset = -1;
        }

        private boolean fits(int otherHash, Op otherOp, Tensor[] operands) {
            if (hash != otherHash || inputs.length != operands.length || op != otherOp && !op.equals(otherOp)) {
                return false;
            }
            for (int i = 0; i < inputs.length; i++) {
                if (!inputs[i].equals(operands[i].spec())) {
                    return false;
                }
            }
            return true;
        }
    }

    /// What a thread keeps from one op to the next.
    private static final class Frame {
        private final Tensor[] one = new Tensor[1];
        private final Tensor[] two = new Tensor[2];
        private final Tensor[] three = new Tensor[3];
        private final Tensor[] result = new Tensor[1];
        private MemorySegment scratch = MemorySegment.NULL;
        // While a kernel runs, which might apply ops itself.
        private boolean isBusy;

        private MemorySegment scratch(long bytes) {
            if (scratch.byteSize() < bytes) {
                scratch = Slab.fresh(bytes + bytes / 2);
            }
            return scratch;
        }
    }

    private final Dispatcher dispatcher;
    // Written without order: whoever reads null or an older path only looks further.
    private final Path[] paths = new Path[PATHS];

    /// An executor over `dispatcher`.
    public Eager(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /// The executor over the standard dispatcher.
    public static Eager standard() {
        // Fails here each time with its message, where an initialiser would fail only once.
        Dispatcher.standard();
        return Standard.INSTANCE;
    }

    /// Applies an op to one operand and returns its first result.
    public Tensor apply(Op op, Tensor a) {
        Frame frame = FRAME.get();
        if (frame.isBusy) {
            return execute(op, new Tensor[] {a})[0];
        }
        Tensor[] inputs = frame.one;
        inputs[0] = a;
        return first(op, inputs, frame);
    }

    /// Applies an op to two operands and returns its first result.
    public Tensor apply(Op op, Tensor a, Tensor b) {
        Frame frame = FRAME.get();
        if (frame.isBusy) {
            return execute(op, new Tensor[] {a, b})[0];
        }
        Tensor[] inputs = frame.two;
        inputs[0] = a;
        inputs[1] = b;
        return first(op, inputs, frame);
    }

    /// Applies an op to three operands and returns its first result.
    public Tensor apply(Op op, Tensor a, Tensor b, Tensor c) {
        Frame frame = FRAME.get();
        if (frame.isBusy) {
            return execute(op, new Tensor[] {a, b, c})[0];
        }
        Tensor[] inputs = frame.three;
        inputs[0] = a;
        inputs[1] = b;
        inputs[2] = c;
        return first(op, inputs, frame);
    }

    private Tensor first(Op op, Tensor[] inputs, Frame frame) {
        Tensor[] operands;
        try {
            Path path = path(op, inputs);
            if (path.offset >= 0) {
                return inputs[0].view(path.outputs[0], path.offset);
            }
            if (path.kernel != null && path.outputs.length == 1) {
                run(path, inputs, frame.result, frame);
                return frame.result[0];
            }
            operands = inputs.clone();
        } finally {
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = null;
            }
            frame.result[0] = null;
        }
        return execute(op, operands)[0];
    }

    @Override
    public Tensor[] execute(Op op, Tensor[] inputs) {
        Path path = path(op, inputs);
        if (path.offset >= 0) {
            return new Tensor[] {inputs[0].view(path.outputs[0], path.offset)};
        }
        if (path.kernel == null) {
            return Ops.with(this, () -> ((Composite) op).decompose(inputs));
        }
        Tensor[] outputs = new Tensor[path.outputs.length];
        run(path, inputs, outputs, FRAME.get());
        return outputs;
    }

    private void run(Path path, Tensor[] inputs, Tensor[] outputs, Frame frame) {
        boolean inner = frame.isBusy;
        frame.isBusy = true;
        try {
            Tensor[] operands = path.packs == null ? inputs : pack(inputs, path.packs);
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = Tensor.empty(path.outputs[i]);
            }
            MemorySegment scratch = path.scratchBytes == 0 ? MemorySegment.NULL
                    : inner ? Slab.fresh(path.scratchBytes) : frame.scratch(path.scratchBytes);
            path.kernel.run(operands, outputs, scratch);
        } finally {
            frame.isBusy = inner;
        }
        if (path.mutating != null) {
            for (int i = 0; i < inputs.length; i++) {
                if (path.mutating.mutates(i)) {
                    inputs[i].touch();
                }
            }
        }
    }

    private Tensor[] pack(Tensor[] inputs, boolean[] packs) {
        Tensor[] packed = inputs.clone();
        for (int i = 0; i < packed.length; i++) {
            if (packs[i]) {
                packed[i] = execute(CONTIGUOUS, new Tensor[] {packed[i]})[0];
            }
        }
        return packed;
    }

    // Ops of one class on the same specs share a hash, so that no op has to compute its own.
    private Path path(Op op, Tensor[] inputs) {
        int hash = op.getClass().hashCode();
        for (Tensor input : inputs) {
            input.check();
            hash = hash * 31 + input.spec().hashCode();
        }
        int at = hash ^ hash >>> 16;
        for (int i = 0; i < WAYS; i++) {
            Path path = paths[at + i & PATHS - 1];
            if (path != null && path.fits(hash, op, inputs)) {
                return path;
            }
        }
        return decide(op, inputs, hash, at);
    }

    private Path decide(Op op, Tensor[] inputs, int hash, int at) {
        TensorSpec[] specs = new TensorSpec[inputs.length];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = inputs[i].spec();
        }
        Path path = op instanceof ViewOp view
                ? new Path(hash, op, specs, op.infer(List.of(specs)).get(0), view.offset(specs[0]))
                : new Path(hash, op, specs, dispatcher.choose(op, specs));
        int free = 0;
        while (free < WAYS && paths[at + free & PATHS - 1] != null) {
            free++;
        }
        // Where there is none, one that depends on the op's parameters, so that many of one class do not chase each other.
        int place = free < WAYS ? free : Math.floorMod(op.hashCode(), WAYS);
        paths[at + place & PATHS - 1] = path;
        return path;
    }
}
