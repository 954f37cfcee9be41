// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.ArgReduceOp;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.Cost;
import dev.gatun.op.Op;
import dev.gatun.op.OptimizerStep;
import dev.gatun.op.ReduceOp;
import dev.gatun.op.UnaryOp;
import dev.gatun.spi.Backend;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Plain Java loops over single elements, computed in double or long: slow and obviously right. The oracle of all tests.
///
/// It takes every op that is not composite, for every element type and every layout.
public final class ReferenceBackend implements Backend {
    private static final double NANOS_PER_FLOP = 4;
    private static final double NANOS_PER_BYTE = 2;

    private final Map<Class<? extends Op>, Function<Op, Kernel>> kernels = new HashMap<>();

    /// A backend with all reference kernels.
    public ReferenceBackend() {
        ElementwiseReference.register(this);
        MatMulReference.register(this);
        ReduceReference.register(this);
        LayoutReference.register(this);
        IndexReference.register(this);
        RandomReference.register(this);
        ConvReference.register(this);
        PoolReference.register(this);
    }

    /// Adds the kernel of one class of ops.
    <T extends Op> void register(Class<T> type, Function<T, Kernel> kernel) {
        kernels.put(type, op -> kernel.apply(type.cast(op)));
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String details() {
        return "plain loops for every element type, slow";
    }

    @Override
    public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Kernel kernel = switch (op) {
            case UnaryOp unary -> ElementwiseReference.unary(unary);
            case BinaryOp binary -> ElementwiseReference.binary(binary);
            case ReduceOp reduce -> ReduceReference.reduce(reduce);
            case ArgReduceOp arg -> ReduceReference.argReduce(arg);
            case OptimizerStep step -> OptimizerReference.step(step);
            default -> kernels.containsKey(op.getClass()) ? kernels.get(op.getClass()).apply(op) : null;
        };
        if (kernel == null) {
            return Offer.decline("no kernel for " + op.name());
        }
        Cost cost = op.cost(inputs, outputs);
        return Offer.accept("loops", 100 + cost.flops() * NANOS_PER_FLOP + cost.bytes() * NANOS_PER_BYTE, kernel);
    }
}
