// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Abs;
import dev.gatun.op.Add;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.Div;
import dev.gatun.op.Elu;
import dev.gatun.op.Exp;
import dev.gatun.op.Gelu;
import dev.gatun.op.HardSwish;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.Mul;
import dev.gatun.op.Relu;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Silu;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Sub;
import dev.gatun.op.Tanh;
import dev.gatun.op.UnaryOp;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Activations and arithmetic of packed operands; parts are runs of elements. Operands broadcast along whole axes.
final class ElementwiseFamily {
    private static final double NANOS_PER_CALL = 650;
    private static final double UNARY_NANOS_PER_BYTE = 0.063;
    // Of functions without an exponential.
    private static final double SIMPLE_NANOS_PER_BYTE = 0.0125;
    private static final double BINARY_NANOS_PER_BYTE = 0.0125;
    private static final double BROADCAST_NANOS_PER_BYTE = 0.03;
    private static final Set<Integer> SIMPLE = Set.of(DnnlHeader.dnnl_eltwise_relu(), DnnlHeader.dnnl_eltwise_abs(),
            DnnlHeader.dnnl_eltwise_square(), DnnlHeader.dnnl_eltwise_hardswish());
    private static final int MOST_DIMS = 12;
    private static final int LEAST_SIZE = 4096;
    private static final String LOSES_NAN = "the library loses NaN";

    private final OneDnn dnnl;

    private ElementwiseFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        ElementwiseFamily family = new ElementwiseFamily(backend.dnnl());
        backend.register(LeakyRelu.class, (op, inputs, _) -> op.slope() == 0 ? Offer.decline(LOSES_NAN) : family.unary(
                DnnlHeader.dnnl_eltwise_relu(), (float) op.slope(), inputs.get(0)));
        backend.register(Relu.class, (_, _, _) -> Offer.decline(LOSES_NAN));
        backend.register(Exp.class, (_, _, _) -> Offer.decline(LOSES_NAN));
        family.unary(backend, Elu.class, DnnlHeader.dnnl_eltwise_elu(), Elu::alpha);
        family.unary(backend, Tanh.class, DnnlHeader.dnnl_eltwise_tanh(), _ -> 0);
        family.unary(backend, Sigmoid.class, DnnlHeader.dnnl_eltwise_logistic(), _ -> 0);
        family.unary(backend, Silu.class, DnnlHeader.dnnl_eltwise_swish(), _ -> 1);
        family.unary(backend, HardSwish.class, DnnlHeader.dnnl_eltwise_hardswish(), _ -> 1.0 / 6);
        family.unary(backend, Abs.class, DnnlHeader.dnnl_eltwise_abs(), _ -> 0);
        family.unary(backend, Sqrt.class, DnnlHeader.dnnl_eltwise_sqrt(), _ -> 0);
        family.unary(backend, Square.class, DnnlHeader.dnnl_eltwise_square(), _ -> 0);
        backend.register(Gelu.class, (op, inputs, _) -> op.tanh() ? family.unary(DnnlHeader.dnnl_eltwise_gelu_tanh(), 0,
                inputs.get(0)) : Offer.decline("the library gives NaN for infinity"));
        family.binary(backend, Add.class, DnnlHeader.dnnl_binary_add());
        family.binary(backend, Sub.class, DnnlHeader.dnnl_binary_sub());
        family.binary(backend, Mul.class, DnnlHeader.dnnl_binary_mul());
        family.binary(backend, Div.class, DnnlHeader.dnnl_binary_div());
    }

    private <T extends UnaryOp> void unary(OneDnnBackend backend, Class<T> type, int algorithm,
            ToDoubleFunction<T> alpha) {
        backend.register(type, (op, inputs, _) -> unary(algorithm, (float) alpha.applyAsDouble(op), inputs.get(0)));
    }

    private Offer unary(int algorithm, float alpha, TensorSpec x) {
        if (!x.isContiguous()) {
            return Offer.decline("strided operand");
        }
        float beta = algorithm == DnnlHeader.dnnl_eltwise_hardswish() ? 0.5f : 0;
        long size = x.size();
        double perByte = SIMPLE.contains(algorithm) ? SIMPLE_NANOS_PER_BYTE : UNARY_NANOS_PER_BYTE;
        return ProgramKernel.offer(dnnl, NANOS_PER_CALL + 2 * x.bytes() * perByte, size / LEAST_SIZE,
                (builder, part, parts) -> {
                    long start = size * part / parts;
                    MemoryDesc run = dnnl.dense(builder.arena(), size * (part + 1) / parts - start);
                    PrimitiveDesc desc = dnnl.primitive(builder.arena(), "dnnl_eltwise_forward_primitive_desc_create",
                            (out, _) -> DnnlHeader.dnnl_eltwise_forward_primitive_desc_create(out, dnnl.engine(),
                                    DnnlHeader
                                            .dnnl_forward_inference(),
                                    algorithm, run.handle(), run.handle(), alpha, beta,
                                    dnnl
                                            .attributes()));
                    builder.step(desc,
                            new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, start * 4, run)),
                            new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, start * 4, run)));
                });
    }

    private void binary(OneDnnBackend backend, Class<? extends BinaryOp> type, int algorithm) {
        backend.register(type, (_, inputs, outputs) -> binary(algorithm, inputs, outputs.get(0)));
    }

    private Offer binary(int algorithm, List<TensorSpec> inputs, TensorSpec y) {
        if (!inputs.get(0).isContiguous() || !inputs.get(1).isContiguous()) {
            return Offer.decline("strided operand");
        }
        if (y.rank() > MOST_DIMS || y.rank() == 0) {
            return Offer.decline("rank " + y.rank() + " not implemented");
        }
        double bytes = (double) inputs.get(0).bytes() + inputs.get(1).bytes() + y.bytes();
        boolean isBroadcast = !inputs.get(0).shape().equals(inputs.get(1).shape());
        double perByte = isBroadcast ? BROADCAST_NANOS_PER_BYTE : BINARY_NANOS_PER_BYTE;
        return ProgramKernel.offer(dnnl, NANOS_PER_CALL + bytes * perByte, 1, (builder, _, _) -> {
            MemoryDesc a = desc(builder, inputs.get(0), y.rank());
            MemoryDesc b = desc(builder, inputs.get(1), y.rank());
            MemoryDesc result = desc(builder, y, y.rank());
            PrimitiveDesc desc = dnnl.primitive(builder.arena(), "dnnl_binary_primitive_desc_create",
                    (out, _) -> DnnlHeader.dnnl_binary_primitive_desc_create(out, dnnl.engine(), algorithm, a.handle(),
                            b.handle(), result.handle(), dnnl.attributes()));
            builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_SRC_0(), builder.input(0, 0, a)),
                    new Program.Argument(DnnlHeader.DNNL_ARG_SRC_1(), builder.input(1, 0, b)), new Program.Argument(
                            DnnlHeader.DNNL_ARG_DST(), builder.output(0, 0, result)));
        });
    }

    private MemoryDesc desc(Program.Builder builder, TensorSpec spec, int rank) {
        long[] dims = new long[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - rank + spec.rank();
            dims[i] = own < 0 ? 1 : spec.dim(own);
        }
        return dnnl.dense(builder.arena(), dims);
    }
}
