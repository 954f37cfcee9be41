// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.op.Fused;
import dev.gatun.op.Op;
import dev.gatun.spi.Backend;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Kernels of oneDNN. Each family registers what it offers for a class of ops.
final class OneDnnBackend implements Backend {
    static final String NAME = "onednn";

    /// How a family answers for one class of ops; no operand is empty.
    @FunctionalInterface
    interface Family<T extends Op> {
        /// As [Backend#offer].
        Offer offer(T op, List<TensorSpec> inputs, List<TensorSpec> outputs);
    }

    /// How a family answers for an op of one class with steps that follow it.
    @FunctionalInterface
    interface MainFamily<T extends Op> {
        /// As [Backend#offer].
        Offer offer(T op, List<TensorSpec> inputs, TensorSpec output, PostOps post);
    }

    private final OneDnn dnnl;
    private final Map<Class<? extends Op>, Family<Op>> families = new HashMap<>();
    private final Map<Class<? extends Op>, MainFamily<Op>> mains = new HashMap<>();

    OneDnnBackend(OneDnn dnnl) {
        this.dnnl = dnnl;
        ConvFamily.register(this);
        DeconvFamily.register(this);
        MatMulFamily.register(this);
        IntegerFamily.register(this);
        CopyFamily.register(this);
        ElementwiseFamily.register(this);
        RowFamily.register(this);
        PoolFamily.register(this);
        GradientFamily.register(this);
        RecurrentFamily.register(this);
        register(Fused.class, (op, inputs, outputs) -> fused(op, inputs, outputs.get(0)));
    }

    private Offer fused(Fused op, List<TensorSpec> inputs, TensorSpec output) {
        MainFamily<Op> family = mains.get(op.main().getClass());
        PostOps post = new PostOps(op.epilogue(), inputs.size() - op.extras());
        String refusal = family == null ? "no kernel for steps after " + op.main().name() : post.refusal();
        return refusal == null ? family.offer(op.main(), inputs, output, post) : Offer.decline(refusal);
    }

    OneDnn dnnl() {
        return dnnl;
    }

    /// Makes `family` answer for the ops of class `type` on `f32`.
    <T extends Op> void register(Class<T> type, Family<? super T> family) {
        registerTypes(type, (op, inputs, outputs) -> {
            for (List<TensorSpec> specs : List.of(inputs, outputs)) {
                for (TensorSpec spec : specs) {
                    if (spec.dtype() != DType.F32) {
                        return Offer.decline("dtype " + spec.dtype() + " not implemented");
                    }
                }
            }
            return family.offer(op, inputs, outputs);
        });
    }

    /// Makes `family` answer for the ops of class `type` on any element types.
    <T extends Op> void registerTypes(Class<T> type, Family<? super T> family) {
        families.put(type, (op, inputs, outputs) -> family.offer(type.cast(op), inputs, outputs));
    }

    /// Makes `family` answer for the ops of class `type` that are followed by elementwise steps.
    <T extends Op> void registerMain(Class<T> type, MainFamily<? super T> family) {
        mains.put(type, (op, inputs, output, post) -> family.offer(type.cast(op), inputs, output, post));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String details() {
        return dnnl.details();
    }

    @Override
    public String version() {
        return dnnl.version();
    }

    @Override
    public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Family<Op> family = families.get(op.getClass());
        if (family == null) {
            return Offer.decline("no kernel for " + op.name());
        }
        for (List<TensorSpec> specs : List.of(inputs, outputs)) {
            for (TensorSpec spec : specs) {
                if (spec.size() == 0) {
                    return Offer.decline("empty operand");
                }
                if (spec.extent() > Integer.MAX_VALUE) {
                    return Offer.decline("an operand of more than " + Integer.MAX_VALUE + " elements");
                }
            }
        }
        try {
            return recorded(op, family.offer(op, inputs, outputs));
        } catch (Status.Failure e) {
            return Offer.decline(e.getMessage());
        }
    }

    private static Offer recorded(Op op, Offer offer) {
        return offer instanceof Offer.Accepted(String impl, double nanos, double fixedNanos, long scratchBytes, Supplier<Kernel> prepare)
                ? new Offer.Accepted(impl, nanos, fixedNanos, scratchBytes,
                        () -> new RecordedKernel(prepare.get(), op.name(), impl))
                : offer;
    }
}
