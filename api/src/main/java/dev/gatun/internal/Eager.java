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
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Runs each op at once on the path that a dispatcher picks.
public final class Eager implements Executor {
    private static final class Standard {
        private static final Eager INSTANCE = new Eager(Dispatcher.standard());
    }

    private static final ThreadLocal<MemorySegment> SCRATCH = ThreadLocal.withInitial(() -> MemorySegment.NULL);

    private final Dispatcher dispatcher;

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

    @Override
    public Tensor[] execute(Op op, Tensor[] inputs) {
        TensorSpec[] specs = new TensorSpec[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].check();
            specs[i] = inputs[i].spec();
        }
        if (op instanceof ViewOp view) {
            TensorSpec result = op.infer(List.of(specs)).get(0);
            return new Tensor[] {inputs[0].view(result, view.offset(specs[0]))};
        }
        Dispatcher.Choice choice = dispatcher.choose(op, specs);
        if (choice.kernel() == null) {
            return Ops.with(this, () -> ((Composite) op).decompose(inputs));
        }
        Tensor[] operands = choice.packs() == null ? inputs : pack(inputs, choice.packs());
        Tensor[] outputs = new Tensor[choice.outputs().size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Tensor.empty(choice.outputs().get(i));
        }
        choice.kernel().run(operands, outputs, scratch(choice.scratchBytes()));
        if (op instanceof MutatingOp mutating) {
            for (int i = 0; i < inputs.length; i++) {
                if (mutating.mutates(i)) {
                    inputs[i].touch();
                }
            }
        }
        return outputs;
    }

    private Tensor[] pack(Tensor[] inputs, boolean[] packs) {
        Tensor[] packed = inputs.clone();
        for (int i = 0; i < packed.length; i++) {
            if (packs[i]) {
                packed[i] = execute(new Contiguous(), new Tensor[] {packed[i]})[0];
            }
        }
        return packed;
    }

    private static MemorySegment scratch(long bytes) {
        if (bytes == 0) {
            return MemorySegment.NULL;
        }
        MemorySegment scratch = SCRATCH.get();
        if (scratch.byteSize() < bytes) {
            scratch = Slab.fresh(bytes + bytes / 2);
            SCRATCH.set(scratch);
        }
        return scratch;
    }
}
