// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Op;
import dev.gatun.spi.Backend;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Kernels on the Vector API. Each family of kernels registers what it offers for a class of ops.
public final class SimdBackend implements Backend {
    static final String NAME = "simd";

    /// How a family answers for one class of ops.
    @FunctionalInterface
    interface Family<T extends Op> {
        /// As [Backend#offer].
        Offer offer(T op, List<TensorSpec> inputs, List<TensorSpec> outputs);
    }

    private final Map<Class<? extends Op>, Family<Op>> families = new HashMap<>();

    /// A backend with all families.
    public SimdBackend() {
        OperatorProfiles.mix();
        ConvKernels.register(this);
        MatMulKernels.register(this);
        NarrowMatMul.register(this);
        PoolKernels.register(this);
        UnaryKernels.register(this);
        BinaryKernels.register(this);
        CopyKernels.register(this);
        LayoutKernels.register(this);
        CastKernels.register(this);
        GatherKernels.register(this);
        RandomKernels.register(this);
        ReduceKernels.register(this);
        SoftmaxKernels.register(this);
        AttentionKernels.register(this);
        RecurrentKernels.register(this);
        NormKernels.register(this);
        OptimizerKernels.register(this);
        FusedKernels.register(this);
    }

    /// Makes `family` answer for the ops of class `type`.
    <T extends Op> void register(Class<T> type, Family<? super T> family) {
        if (families.putIfAbsent(type, (op, inputs, outputs) -> family.offer(type.cast(op), inputs, outputs)) != null) {
            throw new IllegalStateException("simd: two families for one op: " + type.getName());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String details() {
        return Simd.SHAPE.vectorBitSize() + "-bit vectors, " + Simd.F_LANES + " floats each, kernels for "
                + Simd.REGISTERS
                + " registers";
    }

    @Override
    public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Family<Op> family = families.get(op.getClass());
        return family == null ? Offer.decline("no kernel for " + op.name()) : family.offer(op, inputs, outputs);
    }
}
