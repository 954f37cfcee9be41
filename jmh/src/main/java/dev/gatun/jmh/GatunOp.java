// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/// One op of this engine as a compiled plan runs it: the kernel that the dispatcher picks, with its weights packed ahead,
/// bound to its operands once. A fused op that no backend takes runs eagerly in its parts.
public final class GatunOp implements Contender {
    private final String name;
    private final Threads threads;
    private final Supplier<Tensor> output;

    /// `op` on operands of which none is constant.
    public GatunOp(int threads, Op op, Tensor... inputs) {
        this(threads, op, inputs.length, inputs);
    }

    /// `op` on operands of which those from `firstConstant` on are weights.
    public GatunOp(int threads, Op op, int firstConstant, Tensor... inputs) {
        this(Dispatcher.standard(), threads, op, firstConstant, inputs);
    }

    /// The same on the path that another dispatcher picks.
    GatunOp(Dispatcher dispatcher, int threads, Op op, int firstConstant, Tensor... inputs) {
        TensorSpec[] specs = new TensorSpec[inputs.length];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = inputs[i].spec();
        }
        boolean isFixed = firstConstant == 1;
        Dispatcher.Choice choice = dispatcher.choose(op, specs, isFixed);
        this.name = "Gatun " + dispatcher.explain(op, List.of(specs), isFixed).chosen();
        if (choice.kernel() == null || choice.packs() != null) {
            this.output = () -> Ops.apply(op, inputs);
            this.threads = new Threads(threads, () -> {
                try (Scope _ = Scope.open()) {
                    Ops.apply(op, inputs);
                }
            });
            return;
        }
        Tensor[] constants = new Tensor[inputs.length];
        System.arraycopy(inputs, firstConstant, constants, firstConstant, inputs.length - firstConstant);
        Tensor[] outputs = new Tensor[choice.outputs().size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Tensor.empty(choice.outputs().get(i));
        }
        this.output = () -> outputs[0];
        MemorySegment scratch = choice.scratchBytes() == 0 ? MemorySegment.NULL
                : Arena.ofAuto().allocate(choice.scratchBytes(), 64);
        this.threads = new Threads(threads, choice.kernel().fix(constants).bind(inputs, outputs, scratch));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() {
        threads.run();
    }

    @Override
    public float[] result() {
        return output.get().to(DType.F32).toFloats();
    }

    @Override
    public void close() {
        threads.close();
    }
}
