// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.LogSoftmax;
import dev.gatun.op.Mean;
import dev.gatun.op.ReduceOp;
import dev.gatun.op.RmsNorm;
import dev.gatun.op.Softmax;
import dev.gatun.op.Sum;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Softmax, normalisations and reductions of packed operands. Parts of softmax and layer normalisation are runs of rows.
final class RowFamily {
    private static final Speed SOFTMAX = new Speed(600, 0.4, 17);
    private static final Speed LOG_SOFTMAX = new Speed(1000, 0.65, 60);
    private static final Speed LAYER_NORM = new Speed(1100, 0.19, 8);
    private static final Speed BATCH_NORM = new Speed(2000, 3.2, 0);
    private static final Speed REDUCTION = new Speed(450, 0.055, 5.5);
    private static final int MOST_DIMS = 12;
    private static final int LEAST_SIZE = 4096;
    private static final int LONGEST_SUM = 1024;

    /// Estimated nanoseconds with 512-bit vectors.
    private record Speed(double perCall, double perElement, double perRow) {
        private double nanos(TensorSpec x, long rows, OneDnn dnnl) {
            return perCall + (x.size() * perElement + rows * perRow) * dnnl.slowness();
        }
    }

    private final OneDnn dnnl;

    private RowFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        RowFamily family = new RowFamily(backend.dnnl());
        backend.register(Softmax.class, (op, inputs, _) -> family.softmax(DnnlHeader.dnnl_softmax_accurate(), SOFTMAX,
                op.axis(), inputs.get(0)));
        backend.register(LogSoftmax.class, (op, inputs, _) -> family.softmax(DnnlHeader.dnnl_softmax_log(), LOG_SOFTMAX,
                op.axis(), inputs.get(0)));
        backend.register(LayerNorm.class, (op, inputs, _) -> family.layerNorm(op.axes(), op.eps(), 0, inputs));
        backend.register(RmsNorm.class, (op, inputs, _) -> family.layerNorm(op.axes(), op.eps(), DnnlHeader
                .dnnl_rms_norm(), inputs));
        backend.register(BatchNorm.class, (op, inputs, _) -> family.batchNorm(op.eps(), false, inputs));
        backend.register(BatchNormInference.class, (op, inputs, _) -> family.batchNorm(op.eps(), true, inputs));
        backend.register(Sum.class, (op, inputs, _) -> family.reduce(DnnlHeader.dnnl_reduction_sum(), op, inputs.get(
                0)));
        backend.register(Mean.class, (op, inputs, _) -> family.reduce(DnnlHeader.dnnl_reduction_mean(), op, inputs.get(
                0)));
    }

    /// Whether an operand is strided.
    static boolean isStrided(List<TensorSpec> inputs) {
        return inputs.stream().anyMatch(input -> !input.isContiguous());
    }

    /// The product of dims `[from, to)`.
    static long product(TensorSpec x, int from, int to) {
        long product = 1;
        for (int i = from; i < to; i++) {
            product *= x.dim(i);
        }
        return product;
    }

    private Offer softmax(int algorithm, Speed speed, int axis, TensorSpec x) {
        if (!x.isContiguous()) {
            return Offer.decline("strided operand");
        }
        long rows = product(x, 0, axis);
        long n = x.dim(axis);
        long inner = product(x, axis + 1, x.rank());
        return ProgramKernel.offer(dnnl, speed.nanos(x, rows * inner, dnnl), Math.min(rows, x.size() / LEAST_SIZE),
                (builder, part, parts) -> {
                    long start = rows * part / parts;
                    long count = rows * (part + 1) / parts - start;
                    MemoryDesc run = inner == 1 ? dnnl.dense(builder.arena(), count, n)
                            : dnnl.dense(builder.arena(), count, n,
                                    inner);
                    PrimitiveDesc desc = dnnl.primitive(builder.arena(), "dnnl_softmax_forward_primitive_desc_create",
                            (out, _) -> DnnlHeader.dnnl_softmax_forward_primitive_desc_create(out, dnnl.engine(),
                                    DnnlHeader
                                            .dnnl_forward_inference(),
                                    algorithm, run.handle(), run.handle(), 1, dnnl.attributes()));
                    long at = start * n * inner * 4;
                    builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, at, run)),
                            new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, at, run)));
                });
    }

    private Offer layerNorm(int axes, double eps, int flags, List<TensorSpec> inputs) {
        if (isStrided(inputs)) {
            return Offer.decline("strided operand");
        }
        TensorSpec x = inputs.get(0);
        long n = product(x, x.rank() - axes, x.rank());
        long rows = x.size() / n;
        int affine = flags | affine(inputs.size() - 1);
        return ProgramKernel.offer(dnnl, LAYER_NORM.nanos(x, rows, dnnl), Math.min(rows, x.size() / LEAST_SIZE),
                (builder, part, parts) -> {
                    long start = rows * part / parts;
                    MemoryDesc run = dnnl.dense(builder.arena(), rows * (part + 1) / parts - start, n);
                    PrimitiveDesc desc = dnnl.primitive(builder.arena(),
                            "dnnl_layer_normalization_forward_primitive_desc_create", (out, _) -> DnnlHeader
                                    .dnnl_layer_normalization_forward_primitive_desc_create(out, dnnl.engine(),
                                            DnnlHeader
                                                    .dnnl_forward_inference(),
                                            run.handle(), run.handle(), OneDnn.NONE, (float) eps,
                                            affine, dnnl.attributes()));
                    List<Program.Argument> arguments = affine(builder, inputs.size() - 1, n);
                    arguments
                            .add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, start * n * 4, run)));
                    arguments.add(
                            new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, start * n * 4, run)));
                    builder.step(desc, arguments.toArray(Program.Argument[]::new));
                });
    }

    private static int affine(int parameters) {
        return (parameters > 0 ? DnnlHeader.dnnl_use_scale() : 0) | (parameters > 1 ? DnnlHeader.dnnl_use_shift() : 0);
    }

    // Operand 1 is the scale, operand 2 the shift.
    private List<Program.Argument> affine(Program.Builder builder, int parameters, long size) {
        List<Program.Argument> arguments = new ArrayList<>();
        if (parameters > 0) {
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SCALE(), builder.input(1, 0, dnnl.dense(builder
                    .arena(), size))));
        }
        if (parameters > 1) {
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SHIFT(), builder.input(2, 0, dnnl.dense(builder
                    .arena(), size))));
        }
        return arguments;
    }

    private Offer batchNorm(double eps, boolean isKnown, List<TensorSpec> inputs) {
        if (isStrided(inputs)) {
            return Offer.decline("strided operand");
        }
        TensorSpec x = inputs.get(0);
        int parameters = inputs.size() - 1 - (isKnown ? 2 : 0);
        int flags = affine(parameters) | (isKnown ? DnnlHeader.dnnl_use_global_stats() : 0);
        int kind = isKnown ? DnnlHeader.dnnl_forward_inference() : DnnlHeader.dnnl_forward_training();
        long channels = x.dim(1);
        return ProgramKernel.offer(dnnl, BATCH_NORM.nanos(x, 0, dnnl), 1, (builder, _, _) -> {
            MemoryDesc run = dnnl.dense(builder.arena(), x.dim(0), channels, 1, product(x, 2, x.rank()));
            MemoryDesc statistic = dnnl.dense(builder.arena(), channels);
            PrimitiveDesc desc = dnnl.primitive(builder.arena(),
                    "dnnl_batch_normalization_forward_primitive_desc_create", (out, _) -> DnnlHeader
                            .dnnl_batch_normalization_forward_primitive_desc_create(out, dnnl.engine(), kind, run
                                    .handle(), run.handle(), (float) eps, flags, dnnl.attributes()));
            List<Program.Argument> arguments = affine(builder, parameters, channels);
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, 0, run)));
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, 0, run)));
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_MEAN(), isKnown ? builder.input(parameters + 1, 0,
                    statistic) : builder.output(1, 0, statistic)));
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_VARIANCE(), isKnown ? builder.input(parameters + 2,
                    0, statistic) : builder.output(2, 0, statistic)));
            builder.step(desc, arguments.toArray(Program.Argument[]::new));
        });
    }

    private Offer reduce(int algorithm, ReduceOp op, TensorSpec x) {
        if (!x.isContiguous()) {
            return Offer.decline("strided operand");
        }
        if (x.rank() == 0 || x.rank() > MOST_DIMS) {
            return Offer.decline("rank " + x.rank() + " not implemented");
        }
        long[] kept = op.keptShape(x.shape()).dims();
        if (Arrays.equals(kept, x.shape().dims())) {
            return Offer.decline("nothing to reduce");
        }
        if (x.size() / op.keptShape(x.shape()).size() > LONGEST_SUM) {
            return Offer.decline("more than " + LONGEST_SUM + " elements in one sum lose digits");
        }
        return ProgramKernel.offer(dnnl, REDUCTION.nanos(x, op.keptShape(x.shape()).size(), dnnl), 1,
                (builder, _, _) -> {
                    MemoryDesc from = dnnl.dense(builder.arena(), x.shape().dims());
                    MemoryDesc to = dnnl.dense(builder.arena(), kept);
                    PrimitiveDesc desc = dnnl.primitive(builder.arena(), "dnnl_reduction_primitive_desc_create",
                            (out, _) -> DnnlHeader.dnnl_reduction_primitive_desc_create(out, dnnl.engine(), algorithm,
                                    from
                                            .handle(),
                                    to.handle(), 0, 0, dnnl.attributes()));
                    builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, 0, from)),
                            new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, 0, to)));
                });
    }
}
