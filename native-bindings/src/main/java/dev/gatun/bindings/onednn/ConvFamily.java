// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Two-dimensional convolutions and their gradients, in the layouts that the library prefers, with copies from and to
/// the engine's own.
///
/// Parts are runs of images, or runs of out-channels where there is one image or where the result is the weight's
/// gradient.
final class ConvFamily {
    private static final double NANOS_PER_PRODUCT = 0.0195;
    private static final double NANOS_PER_BYTE = 0.08;
    private static final double NANOS_PER_CALL = 5000;
    // Channels that its layouts hold together.
    private static final long BLOCK = 16;
    private static final double STRIDED_INPUT_GRAD = 2.5;

    /// The sizes of a part: images `[n0, n0 + n)` and out-channels `[o0, o0 + o)`, of all groups.
    private record Part(int groups, long n0, long n, long channels, long height, long width, long o0, long o,
            long allOut, long kernelH, long kernelW, long outH, long outW, Window2d window) {
        private static Part of(Window2d window, int groups, TensorSpec x, TensorSpec weight, TensorSpec y,
                boolean byOut, int part, int parts) {
            long count = byOut ? y.dim(1) : x.dim(0);
            long start = count * part / parts;
            long size = count * (part + 1) / parts - start;
            return new Part(groups, byOut ? 0 : start, byOut ? x.dim(0) : size, x.dim(1), x.dim(2), x.dim(3),
                    byOut ? start : 0, byOut ? size : y.dim(1), y.dim(1), weight.dim(2), weight.dim(3), y.dim(2),
                    y.dim(3), window);
        }

        private long[] x() {
            return new long[] {n, channels, height, width};
        }

        private long xOffset() {
            return n0 * channels * height * width * 4;
        }

        private long[] y() {
            return new long[] {n, o, outH, outW};
        }

        private long[] yStrides() {
            return new long[] {allOut * outH * outW, outH * outW, outW, 1};
        }

        private long yOffset() {
            return (n0 * allOut + o0) * outH * outW * 4;
        }

        private long[] weight() {
            return groups == 1 ? new long[] {o, channels, kernelH, kernelW}
                    : new long[] {groups, o / groups, channels / groups, kernelH, kernelW};
        }

        private long weightOffset() {
            return o0 * (channels / groups) * kernelH * kernelW * 4;
        }

        private MemorySegment strides(Arena arena) {
            return MemoryDesc.dims(arena, window.strideH(), window.strideW());
        }

        private MemorySegment dilations(Arena arena) {
            return MemoryDesc.dims(arena, window.dilationH() - 1, window.dilationW() - 1);
        }

        private MemorySegment before(Arena arena) {
            return MemoryDesc.dims(arena, window.padTop(), window.padLeft());
        }

        private MemorySegment after(Arena arena) {
            return MemoryDesc.dims(arena, window.padBottom(), window.padRight());
        }
    }

    private final OneDnn dnnl;

    private ConvFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        ConvFamily family = new ConvFamily(backend.dnnl());
        backend.register(Conv2d.class, family::forward);
        backend.register(Conv2dInputGrad.class, family::inputGrad);
        backend.register(Conv2dWeightGrad.class, family::weightGrad);
    }

    private Offer forward(Conv2d op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec y = outputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        boolean byOut = x.dim(0) == 1 && op.groups() == 1;
        return ProgramKernel.offer(dnnl, nanos(op.groups(), x, weight, y), byOut ? y.dim(1) / 16 : x.dim(0),
                (builder, part, parts) -> forward(builder, Part.of(op.window(), op.groups(), x, weight, y, byOut,
                        part, parts), inputs.size() == 3));
    }

    private Offer inputGrad(Conv2dInputGrad op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec y = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec x = outputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        double slowness = op.window().strideH() * op.window().strideW() > 1 ? STRIDED_INPUT_GRAD : 1;
        return ProgramKernel.offer(dnnl, nanos(op.groups(), x, weight, y) * slowness, x.dim(0), (builder, part,
                parts) -> inputGrad(builder, Part.of(op.window(), op.groups(), x, weight, y, false, part, parts)));
    }

    private Offer weightGrad(Conv2dWeightGrad op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec y = inputs.get(1);
        TensorSpec weight = outputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        return ProgramKernel.offer(dnnl, nanos(op.groups(), x, weight, y), op.groups() == 1 ? y.dim(1) / 16 : 1,
                (builder, part, parts) -> weightGrad(builder, Part.of(op.window(), op.groups(), x, weight, y, true,
                        part, parts)));
    }

    private static String refusal(List<TensorSpec> inputs) {
        return inputs.stream().allMatch(TensorSpec::isContiguous) ? null : "strided operand";
    }

    private double nanos(int groups, TensorSpec x, TensorSpec weight, TensorSpec y) {
        double products = (double) y.size() * weight.size() / weight.dim(0);
        double padding = padding(x.dim(1) / groups) * padding(y.dim(1) / groups);
        return NANOS_PER_CALL + products * padding * NANOS_PER_PRODUCT * dnnl.slowness()
                + (x.bytes() + weight.bytes() + y.bytes()) * NANOS_PER_BYTE;
    }

    private static double padding(long channels) {
        return (double) ((channels + BLOCK - 1) / BLOCK * BLOCK) / channels;
    }

    private PrimitiveDesc forwardDesc(Arena arena, Part part, boolean bias, int kind) {
        MemoryDesc x = dnnl.any(arena, part.x());
        MemoryDesc weight = dnnl.any(arena, part.weight());
        MemoryDesc y = dnnl.any(arena, part.y());
        MemorySegment biasDesc = bias ? dnnl.dense(arena, part.o).handle() : OneDnn.NONE;
        return dnnl.primitive(arena, "dnnl_convolution_forward_primitive_desc_create", (out, local) -> DnnlHeader
                .dnnl_convolution_forward_primitive_desc_create(out, dnnl.engine(), kind, DnnlHeader
                        .dnnl_convolution_direct(), x.handle(), weight.handle(), biasDesc, y.handle(),
                        part.strides(
                                local),
                        part.dilations(local), part.before(local), part.after(local), dnnl.attributes()));
    }

    private void forward(Program.Builder builder, Part part, boolean bias) {
        Arena arena = builder.arena();
        PrimitiveDesc conv = forwardDesc(arena, part, bias, DnnlHeader.dnnl_forward_inference());
        Program.Value x = builder.input(0, part.xOffset(), dnnl.dense(arena, part.x()));
        Program.Value weight = builder.input(1, part.weightOffset(), dnnl.dense(arena, part.weight()));
        Program.Value y = builder.output(0, part.yOffset(), dnnl.strided(arena, part.y(), part.yStrides()));
        MemoryDesc yDesc = conv.operand(arena, DnnlHeader.dnnl_query_dst_md());
        Program.Value result = yDesc.isSame(y.desc()) ? y : builder.scratch(yDesc);
        List<Program.Argument> arguments = new ArrayList<>();
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.as(conv.operand(arena, DnnlHeader
                .dnnl_query_src_md()), x)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS(), builder.as(conv.operand(arena, DnnlHeader
                .dnnl_query_weights_md()), weight)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), result));
        if (bias) {
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), builder.input(2, part.o0 * 4, dnnl.dense(
                    arena, part.o))));
        }
        builder.step(conv, arguments.toArray(Program.Argument[]::new));
        if (result != y) {
            builder.copy(result, y);
        }
    }

    private void inputGrad(Program.Builder builder, Part part) {
        Arena arena = builder.arena();
        PrimitiveDesc hint = forwardDesc(arena, part, false, DnnlHeader.dnnl_forward_training());
        MemoryDesc anyX = dnnl.any(arena, part.x());
        MemoryDesc anyWeight = dnnl.any(arena, part.weight());
        MemoryDesc anyY = dnnl.any(arena, part.y());
        PrimitiveDesc conv = dnnl.primitive(arena, "dnnl_convolution_backward_data_primitive_desc_create",
                (out, local) -> DnnlHeader.dnnl_convolution_backward_data_primitive_desc_create(out, dnnl.engine(),
                        DnnlHeader.dnnl_convolution_direct(), anyX.handle(), anyWeight.handle(), anyY.handle(), part
                                .strides(local),
                        part.dilations(local), part.before(local), part.after(local), hint.handle(), dnnl
                                .attributes()));
        Program.Value y = builder.input(0, part.yOffset(), dnnl.dense(arena, part.y()));
        Program.Value weight = builder.input(1, 0, dnnl.dense(arena, part.weight()));
        Program.Value x = builder.output(0, part.xOffset(), dnnl.dense(arena, part.x()));
        MemoryDesc xDesc = conv.operand(arena, DnnlHeader.dnnl_query_diff_src_md());
        Program.Value result = xDesc.isSame(x.desc()) ? x : builder.scratch(xDesc);
        builder.step(conv, new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_DST(), builder.as(conv.operand(arena,
                DnnlHeader.dnnl_query_diff_dst_md()), y)), new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS(), builder
                        .as(conv.operand(arena, DnnlHeader.dnnl_query_weights_md()), weight)),
                new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_SRC(), result));
        if (result != x) {
            builder.copy(result, x);
        }
    }

    private void weightGrad(Program.Builder builder, Part part) {
        Arena arena = builder.arena();
        PrimitiveDesc hint = forwardDesc(arena, part, false, DnnlHeader.dnnl_forward_training());
        MemoryDesc anyX = dnnl.any(arena, part.x());
        MemoryDesc anyWeight = dnnl.any(arena, part.weight());
        MemoryDesc anyY = dnnl.any(arena, part.y());
        PrimitiveDesc conv = dnnl.primitive(arena, "dnnl_convolution_backward_weights_primitive_desc_create",
                (out, local) -> DnnlHeader.dnnl_convolution_backward_weights_primitive_desc_create(out, dnnl.engine(),
                        DnnlHeader.dnnl_convolution_direct(), anyX.handle(), anyWeight.handle(), OneDnn.NONE, anyY
                                .handle(),
                        part.strides(local), part.dilations(local), part.before(local), part.after(local), hint
                                .handle(),
                        dnnl.attributes()));
        Program.Value x = builder.input(0, part.xOffset(), dnnl.dense(arena, part.x()));
        Program.Value y = builder.input(1, part.yOffset(), dnnl.strided(arena, part.y(), part.yStrides()));
        Program.Value weight = builder.output(0, part.weightOffset(), dnnl.dense(arena, part.weight()));
        MemoryDesc weightDesc = conv.operand(arena, DnnlHeader.dnnl_query_diff_weights_md());
        Program.Value result = weightDesc.isSame(weight.desc()) ? weight : builder.scratch(weightDesc);
        builder.step(conv, new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.as(conv.operand(arena, DnnlHeader
                .dnnl_query_src_md()), x)), new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_DST(), builder.as(conv
                        .operand(arena, DnnlHeader.dnnl_query_diff_dst_md()), y)),
                new Program.Argument(DnnlHeader.DNNL_ARG_DIFF_WEIGHTS(), result));
        if (result != weight) {
            builder.copy(result, weight);
        }
    }
}
