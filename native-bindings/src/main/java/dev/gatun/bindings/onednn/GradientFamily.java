// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.AvgPool2dGrad;
import dev.gatun.op.BatchNormGrad;
import dev.gatun.op.GroupNorm;
import dev.gatun.op.LayerNormGrad;
import dev.gatun.op.LogSoftmaxGrad;
import dev.gatun.op.SoftmaxGrad;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Gradients of softmax, normalisations and average pooling, and group normalisation, of packed operands. Parts of
/// softmax are runs of rows, those of pooling runs of images. Normalisations compute their statistics again.
///
/// Not here: maximum pooling, whose places the library keeps in a form of its own; the gradients of RMS normalisation,
/// which it computes as those of layer normalisation, and of group normalisation, for which it has plain loops.
final class GradientFamily {
    private static final double NANOS_PER_CALL = 2500;
    private static final double SOFTMAX_NANOS = 0.25;
    private static final double LOG_SOFTMAX_NANOS = 0.75;
    private static final double ROW_NORM_NANOS = 0.8;
    private static final double CHANNEL_NORM_NANOS = 6;
    private static final double FEATURE_NORM_NANOS = 1.3;
    private static final double GROUP_NORM_NANOS = 2;
    private static final double POOL_NANOS = 1.5;
    private static final int LEAST_SIZE = 4096;

    /// Makes the descriptor of a normalisation's forward or backward primitive.
    @FunctionalInterface
    private interface NormMaker {
        int make(MemorySegment out, int kind, int flags, MemorySegment hint);
    }

    private final OneDnn dnnl;

    private GradientFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        GradientFamily family = new GradientFamily(backend.dnnl());
        backend.register(SoftmaxGrad.class, (op, inputs, _) -> family.softmax(DnnlHeader.dnnl_softmax_accurate(), op
                .axis(), SOFTMAX_NANOS, inputs));
        backend.register(LogSoftmaxGrad.class, (op, inputs, _) -> family.softmax(DnnlHeader.dnnl_softmax_log(), op
                .axis(), LOG_SOFTMAX_NANOS, inputs));
        backend.register(LayerNormGrad.class, (op, inputs, _) -> family.layerNorm(op, inputs));
        backend.register(BatchNormGrad.class, (op, inputs, _) -> family.batchNorm(op, inputs));
        backend.register(GroupNorm.class, (op, inputs, _) -> family.groupNorm(op, inputs));
        backend.register(AvgPool2dGrad.class, (op, inputs, outputs) -> family.pool(op, inputs.get(0), outputs.get(0)));
    }

    private double nanos(TensorSpec x, double perElement) {
        return NANOS_PER_CALL + x.size() * perElement * dnnl.slowness();
    }

    // Operands: the result and its gradient.
    private Offer softmax(int algorithm, int axis, double perElement, List<TensorSpec> inputs) {
        if (RowFamily.isStrided(inputs)) {
            return Offer.decline("strided operand");
        }
        TensorSpec y = inputs.get(0);
        long rows = RowFamily.product(y, 0, axis);
        long n = y.dim(axis);
        long inner = RowFamily.product(y, axis + 1, y.rank());
        return ProgramKernel.offer(dnnl, nanos(y, perElement), Math.min(rows, y.size() / LEAST_SIZE), (builder, part,
                parts) -> {
            long start = rows * part / parts;
            long count = rows * (part + 1) / parts - start;
            MemoryDesc run = inner == 1 ? dnnl.dense(builder.arena(), count, n) : dnnl.dense(builder.arena(), count, n,
                    inner);
            PrimitiveDesc hint = dnnl.primitive(builder.arena(), "dnnl_softmax_forward_primitive_desc_create",
                    (out, _) -> DnnlHeader.dnnl_softmax_forward_primitive_desc_create(out, dnnl.engine(), DnnlHeader
                            .dnnl_forward_training(), algorithm, run.handle(), run.handle(), 1, dnnl.attributes()));
            PrimitiveDesc desc = dnnl.primitive(builder.arena(), "dnnl_softmax_backward_primitive_desc_create",
                    (out, _) -> DnnlHeader.dnnl_softmax_backward_primitive_desc_create(out, dnnl.engine(), algorithm,
                            run.handle(), run.handle(), run.handle(), 1, hint.handle(), dnnl.attributes()));
            long at = start * n * inner * 4;
            builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.input(0, at, run)),
                    new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_DST(), builder.input(1, at, run)),
                    new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_SRC(), builder.output(0, at, run)));
        });
    }

    private Offer layerNorm(LayerNormGrad op, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        long n = RowFamily.product(x, x.rank() - op.axes(), x.rank());
        long rows = x.size() / n;
        float eps = (float) op.eps();
        return norm(inputs, ROW_NORM_NANOS, n, rows, new long[] {rows, n}, (run, forward) -> forward
                ? (out, kind, flags, _) -> DnnlHeader.dnnl_layer_normalization_forward_primitive_desc_create(out, dnnl
                        .engine(), kind, run, run, OneDnn.NONE, eps, flags, dnnl.attributes())
                : (out, kind, flags, hint) -> DnnlHeader.dnnl_layer_normalization_backward_primitive_desc_create(out,
                        dnnl.engine(), kind, run, run, run, OneDnn.NONE, eps, flags, hint, dnnl.attributes()));
    }

    private Offer batchNorm(BatchNormGrad op, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        float eps = (float) op.eps();
        return norm(inputs, x.rank() == 2 ? FEATURE_NORM_NANOS : CHANNEL_NORM_NANOS, x.dim(1), x.dim(1),
                new long[] {x.dim(0), x.dim(1), 1, RowFamily.product(x,
                        2, x.rank())},
                (run, forward) -> forward
                        ? (out, kind, flags, _) -> DnnlHeader.dnnl_batch_normalization_forward_primitive_desc_create(
                                out, dnnl.engine(), kind, run, run, eps, flags, dnnl.attributes())
                        : (out, kind, flags, hint) -> DnnlHeader
                                .dnnl_batch_normalization_backward_primitive_desc_create(out, dnnl.engine(), kind, run,
                                        run, run, eps, flags, hint, dnnl.attributes()));
    }

    private static long[] image(TensorSpec x) {
        return new long[] {x.dim(0), x.dim(1), 1, RowFamily.product(x, 2, x.rank())};
    }

    /// Makers of one normalisation.
    @FunctionalInterface
    private interface Makers {
        NormMaker get(MemorySegment run, boolean forward);
    }

    // Operands: x, the result's gradient, and the weight if there is one. `parameters`: how many weights;
    // `statistics`: how many means.
    private Offer norm(List<TensorSpec> inputs, double perElement, long parameters, long statistics, long[] dims,
            Makers makers) {
        if (RowFamily.isStrided(inputs)) {
            return Offer.decline("strided operand");
        }
        boolean isWeighted = inputs.size() > 2;
        int flags = !isWeighted ? 0 : DnnlHeader.dnnl_use_scale() | DnnlHeader.dnnl_use_shift();
        return ProgramKernel.offer(dnnl, nanos(inputs.get(0), perElement), 1, (builder, _, _) -> {
            MemoryDesc run = dnnl.dense(builder.arena(), dims);
            PrimitiveDesc forward = dnnl.primitive(builder.arena(), "normalization_forward_primitive_desc_create",
                    (out, _) -> makers.get(run.handle(), true).make(out, DnnlHeader.dnnl_forward_training(), flags,
                            OneDnn.NONE));
            PrimitiveDesc backward = dnnl.primitive(builder.arena(), "normalization_backward_primitive_desc_create",
                    (out, _) -> makers.get(run.handle(), false).make(out, isWeighted ? DnnlHeader.dnnl_backward()
                            : DnnlHeader.dnnl_backward_data(), flags, forward.handle()));
            List<Program.Argument> first = new ArrayList<>();
            List<Program.Argument> second = new ArrayList<>();
            both(first, second, DnnlHeader.DNNL_ARG_SRC(), builder.input(0, 0, run));
            for (int key : new int[] {DnnlHeader.DNNL_ARG_MEAN(), DnnlHeader.DNNL_ARG_VARIANCE()}) {
                both(first, second, key, builder.scratch(dnnl.dense(builder.arena(), statistics)));
            }
            if (isWeighted) {
                MemoryDesc parameter = dnnl.dense(builder.arena(), parameters);
                both(first, second, DnnlHeader.DNNL_ARG_SCALE(), builder.input(2, 0, parameter));
                second.add(new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_SCALE(), builder.output(1, 0, parameter)));
                first.add(new Program.Argument(DnnlHeader.DNNL_ARG_SHIFT(), builder.number(DType.F32, 0, parameters)));
                second.add(new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_SHIFT(), builder.output(2, 0, parameter)));
            }
            // The result is of no use; the gradient of x overwrites it.
            Program.Value gradX = builder.output(0, 0, run);
            first.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), gradX));
            builder.step(forward, first.toArray(Program.Argument[]::new));
            second.add(new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_DST(), builder.input(1, 0, run)));
            second.add(new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_SRC(), gradX));
            builder.step(backward, second.toArray(Program.Argument[]::new));
        });
    }

    private static void both(List<Program.Argument> first, List<Program.Argument> second, int key,
            Program.Value value) {
        first.add(new Program.Argument(key, value));
        second.add(new Program.Argument(key, value));
    }

    private Offer groupNorm(GroupNorm op, List<TensorSpec> inputs) {
        if (RowFamily.isStrided(inputs)) {
            return Offer.decline("strided operand");
        }
        TensorSpec x = inputs.get(0);
        int flags = (inputs.size() > 1 ? DnnlHeader.dnnl_use_scale() : 0) | (inputs.size() > 2 ? DnnlHeader
                .dnnl_use_shift() : 0);
        return ProgramKernel.offer(dnnl, nanos(x, GROUP_NORM_NANOS), 1, (builder, _, _) -> {
            MemoryDesc run = dnnl.dense(builder.arena(), image(x));
            MemoryDesc parameter = dnnl.dense(builder.arena(), x.dim(1));
            PrimitiveDesc desc = dnnl.primitive(builder.arena(),
                    "dnnl_group_normalization_forward_primitive_desc_create", (out, _) -> DnnlHeader
                            .dnnl_group_normalization_forward_primitive_desc_create(out, dnnl.engine(), DnnlHeader
                                    .dnnl_forward_inference(), run.handle(), run.handle(), op.groups(),
                                    (float) op.eps(),
                                    flags, dnnl.attributes()));
            List<Program.Argument> arguments = new ArrayList<>();
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, 0, run)));
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, 0, run)));
            if (inputs.size() > 1) {
                arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SCALE(), builder.input(1, 0, parameter)));
            }
            if (inputs.size() > 2) {
                arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SHIFT(), builder.input(2, 0, parameter)));
            }
            builder.step(desc, arguments.toArray(Program.Argument[]::new));
        });
    }

    private Offer pool(AvgPool2dGrad op, TensorSpec gradOut, TensorSpec x) {
        AvgPool2d pool = op.pool();
        if (!gradOut.isContiguous()) {
            return Offer.decline("strided operand");
        }
        if (pool.ceilMode()) {
            return Offer.decline("windows beyond the padding");
        }
        return ProgramKernel.offer(dnnl, nanos(x, POOL_NANOS), x.dim(0), (builder, part, parts) -> {
            long start = x.dim(0) * part / parts;
            long count = x.dim(0) * (part + 1) / parts - start;
            MemoryDesc image = dnnl.dense(builder.arena(), count, x.dim(1), x.dim(2), x.dim(3));
            MemoryDesc result = dnnl.dense(builder.arena(), count, x.dim(1), gradOut.dim(2), gradOut.dim(3));
            PrimitiveDesc hint = PoolFamily.average(dnnl, builder.arena(), pool, image, result, DnnlHeader
                    .dnnl_forward_training(), null);
            PrimitiveDesc desc = PoolFamily.average(dnnl, builder.arena(), pool, image, result, 0, hint);
            builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_DST(), builder.input(0, start * gradOut
                    .size() / gradOut.dim(0) * 4, result)), new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_SRC(), builder
                            .output(0, start * x.size() / x.dim(0) * 4, image)));
        });
    }
}
