// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Add;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Op;
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
    private static final double NANOS_PER_CALL = 3000;
    // Channels that its layouts hold together.
    private static final long BLOCK = 16;
    private static final double STRIDED_INPUT_GRAD = 2.5;
    private static final double DEPTHWISE = 4.5;
    private static final long LEAST_PLACES = 400;
    private static final long WIDE_PLACES = 128;

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
        backend.register(Conv2d.class, (op, inputs, outputs) -> family.forward(op, inputs, outputs.get(0),
                PostOps.NONE));
        backend.register(Conv2dInputGrad.class, family::inputGrad);
        backend.register(Conv2dWeightGrad.class, family::weightGrad);
        backend.registerMain(Conv2d.class, family::forward);
    }

    private Offer forward(Conv2d op, List<TensorSpec> inputs, TensorSpec y, PostOps post) {
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        int own = post == PostOps.NONE ? inputs.size() : post.firstOperand();
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        double nanos = post.nanos(y.size());
        for (TensorSpec extra : inputs.subList(own, inputs.size())) {
            if (!isWhole(extra, y) && !isOfChannels(extra, y)) {
                return Offer.decline("an operand of a step is neither of the result's shape nor of its channels");
            }
            nanos += 2 * extra.bytes() * NANOS_PER_BYTE;
        }
        boolean byOut = x.dim(0) == 1 && op.groups() == 1;
        boolean isPointwise = isPointwise(op.window(), op.groups(), x, weight, y);
        nanos += isPointwise ? productNanos(op.window(), x, weight, y) : nanos(op.groups(), x, weight, y, true);
        double weightNanos = weight.bytes() * NANOS_PER_BYTE * (isPointwise ? 0.5 : 1);
        long most = byOut ? y.dim(1) / 16 : x.dim(0);
        return ProgramKernel.offer(dnnl, nanos, nanos - weightNanos, most, (builder, part, parts) -> {
            Part sizes = Part.of(op.window(), op.groups(), x, weight, y, byOut, part, parts);
            boolean isKept = builder.isConstant(builder.input(1, 0, null));
            List<TensorSpec> extras = inputs.subList(own, inputs.size());
            boolean isProduct = isPointwise && (!isKept || y.dim(2) * y.dim(3) >= LEAST_PLACES);
            if (!isProduct || !product(builder, sizes, extras, y, own == 3, post)) {
                forward(builder, sizes, extras, y, own == 3, post);
            }
        });
    }

    private static boolean isWhole(TensorSpec extra, TensorSpec y) {
        return extra.shape().equals(y.shape());
    }

    // Of the dimensions [C,1,1] or [1,C,1,1], or of one element.
    private static boolean isOfChannels(TensorSpec extra, TensorSpec y) {
        for (int i = 1; i <= extra.rank(); i++) {
            long size = extra.dim(-i);
            if (size != 1 && (i != 3 || size != y.dim(1))) {
                return false;
            }
        }
        return extra.rank() <= 4;
    }

    // Whether it is a product of matrices that lie in memory as they are. The library refuses steps that end beyond the
    // image.
    private static boolean isPointwise(Window2d window, int groups, TensorSpec x, TensorSpec weight, TensorSpec y) {
        return groups == 1 && weight.dim(2) == 1 && weight.dim(3) == 1 && window.padTop() + window.padLeft() + window
                .padBottom() + window.padRight() == 0 && y.dim(2) * window.strideH() <= x.dim(2) && y.dim(3) * window
                        .strideW() <= x.dim(3);
    }

    private double productNanos(Window2d window, TensorSpec x, TensorSpec weight, TensorSpec y) {
        // Rows of few places waste part of each vector.
        double waste = y.dim(2) * y.dim(3) >= WIDE_PLACES ? 1 : 1.4;
        return NANOS_PER_CALL + (double) y.size() * x.dim(1) * waste * NANOS_PER_PRODUCT * dnnl.slowness() + (isStrided(
                window)
                        ? y.size() / y.dim(1) * x.dim(1) * 8 * NANOS_PER_BYTE : 0)
                + weight.bytes() * NANOS_PER_BYTE / 2;
    }

    private static boolean isStrided(Window2d window) {
        return window.strideH() * window.strideW() > 1;
    }

    private Offer inputGrad(Conv2dInputGrad op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec y = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec x = outputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        boolean isProduct = isPointwise(op.window(), op.groups(), x, weight, y) && !isStrided(op.window());
        double nanos = isProduct ? productNanos(op.window(), x, weight, y) : nanos(op.groups(), x, weight, y, false)
                * (isStrided(op.window()) ? STRIDED_INPUT_GRAD : 1);
        return ProgramKernel.offer(dnnl, nanos, x.dim(0), (builder, part, parts) -> {
            Part own = Part.of(op.window(), op.groups(), x, weight, y, false, part, parts);
            if (isProduct) {
                inputProduct(builder, own);
            } else {
                inputGrad(builder, own);
            }
        });
    }

    private Offer weightGrad(Conv2dWeightGrad op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec y = inputs.get(1);
        TensorSpec weight = outputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        // Of several images it would be a sum of products.
        boolean isProduct = isPointwise(op.window(), op.groups(), x, weight, y) && !isStrided(op.window()) && x.dim(
                0) == 1;
        double nanos = isProduct ? productNanos(op.window(), x, weight, y) : nanos(op.groups(), x, weight, y, false);
        return ProgramKernel.offer(dnnl, nanos, op.groups() == 1 ? y.dim(1) / 16 : 1, (builder, part, parts) -> {
            Part own = Part.of(op.window(), op.groups(), x, weight, y, true, part, parts);
            if (isProduct) {
                weightProduct(builder, own);
            } else {
                weightGrad(builder, own);
            }
        });
    }

    private static String refusal(List<TensorSpec> inputs) {
        return inputs.stream().allMatch(TensorSpec::isContiguous) ? null : "strided operand";
    }

    private double nanos(int groups, TensorSpec x, TensorSpec weight, TensorSpec y, boolean isForward) {
        double products = (double) y.size() * weight.size() / weight.dim(0);
        boolean isDepthwise = groups == x.dim(1) && groups == y.dim(1);
        // Images of few channels are read as they are on the way forward.
        double in = isForward && groups == 1 && x.dim(1) < BLOCK ? 1 : padding(x.dim(1) / groups);
        double padding = isDepthwise ? DEPTHWISE : in * padding(y.dim(1) / groups);
        return NANOS_PER_CALL + products * padding * NANOS_PER_PRODUCT * dnnl.slowness()
                + (x.bytes() + weight.bytes() + y.bytes()) * NANOS_PER_BYTE;
    }

    private static double padding(long channels) {
        return (double) ((channels + BLOCK - 1) / BLOCK * BLOCK) / channels;
    }

    private PrimitiveDesc forwardDesc(Arena arena, Part part, boolean bias, int kind, MemoryDesc x, MemoryDesc y,
            MemorySegment attributes) {
        MemoryDesc weight = dnnl.any(arena, part.weight());
        MemorySegment biasDesc = bias ? dnnl.dense(arena, part.o).handle() : OneDnn.NONE;
        return dnnl.primitive(arena, "dnnl_convolution_forward_primitive_desc_create", (out, local) -> DnnlHeader
                .dnnl_convolution_forward_primitive_desc_create(out, dnnl.engine(), kind, DnnlHeader
                        .dnnl_convolution_direct(), x.handle(), weight.handle(), biasDesc, y.handle(),
                        part.strides(local), part.dilations(local), part.before(local), part.after(local),
                        attributes));
    }

    private PrimitiveDesc hint(Arena arena, Part part) {
        return forwardDesc(arena, part, false, DnnlHeader.dnnl_forward_training(), dnnl.any(arena, part.x()), dnnl.any(
                arena, part.y()), dnnl.attributes());
    }

    private void forward(Program.Builder builder, Part part, List<TensorSpec> extras, TensorSpec y, boolean bias,
            PostOps post) {
        Arena arena = builder.arena();
        MemoryDesc plainX = dnnl.dense(arena, part.x());
        MemoryDesc anyX = dnnl.any(arena, part.x());
        MemoryDesc anyY = dnnl.any(arena, part.y());
        List<Program.Argument> arguments = new ArrayList<>();
        MemoryDesc[] layout = {null};
        PostOps.Operands operands = operand -> extra(builder, part, extras.get(operand - post.firstOperand()), y,
                operand, layout[0]);
        PrimitiveDesc conv = null;
        if (part.channels / part.groups < BLOCK) {
            // Few channels: the library has a form that reads the images as they are.
            conv = direct(arena, part, bias, plainX, anyY);
        }
        MemoryDesc useX = conv == null ? anyX : plainX;
        if (conv == null && post.hasOperands()) {
            conv = forwardDesc(arena, part, bias, DnnlHeader.dnnl_forward_inference(), anyX, anyY, dnnl.attributes());
        }
        if (conv != null) {
            layout[0] = conv.operand(arena, DnnlHeader.dnnl_query_dst_md());
        }
        if (conv == null || post != PostOps.NONE) {
            conv = forwardDesc(arena, part, bias, DnnlHeader.dnnl_forward_inference(), useX, layout[0] == null ? anyY
                    : layout[0], post.attributes(builder, operands, arguments));
        }
        Program.Value x = builder.input(0, part.xOffset(), plainX);
        Program.Value weight = builder.input(1, part.weightOffset(), dnnl.dense(arena, part.weight()));
        Program.Value result = builder.output(0, part.yOffset(), dnnl.strided(arena, part.y(), part.yStrides()));
        MemoryDesc yDesc = conv.operand(arena, DnnlHeader.dnnl_query_dst_md());
        Program.Value own = yDesc.isSame(result.desc()) ? result : builder.scratch(yDesc);
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.as(conv.operand(arena, DnnlHeader
                .dnnl_query_src_md()), x)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS(), builder.as(conv.operand(arena, DnnlHeader
                .dnnl_query_weights_md()), weight)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), own));
        if (bias) {
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), builder.input(2, part.o0 * 4, dnnl.dense(
                    arena, part.o))));
        }
        builder.step(conv, arguments.toArray(Program.Argument[]::new));
        if (own != result) {
            builder.copy(own, result);
        }
    }

    // Null where there is none but by way of matrices.
    private PrimitiveDesc direct(Arena arena, Part part, boolean bias, MemoryDesc plainX, MemoryDesc anyY) {
        try {
            PrimitiveDesc conv = forwardDesc(arena, part, bias, DnnlHeader.dnnl_forward_inference(), plainX, anyY, dnnl
                    .attributes());
            return conv.implementation().startsWith("jit:") ? conv : null;
        } catch (Status.Failure e) {
            return null;
        }
    }

    // `layout`: that of the result.
    private Program.Value extra(Program.Builder builder, Part part, TensorSpec spec, TensorSpec y, int operand,
            MemoryDesc layout) {
        Arena arena = builder.arena();
        if (isWhole(spec, y)) {
            return builder.as(layout, builder.input(operand, part.yOffset(), dnnl.strided(arena, part.y(), part
                    .yStrides())));
        }
        boolean isOne = spec.size() == 1;
        return builder.input(operand, isOne ? 0 : part.o0 * 4, dnnl.dense(arena, 1, isOne ? 1 : part.o, 1, 1));
    }

    // The weights times the places of each image; false where the library has only a plain loop for such steps.
    private boolean product(Program.Builder builder, Part part, List<TensorSpec> extras, TensorSpec y, boolean bias,
            PostOps post) {
        Arena arena = builder.arena();
        long places = part.outH * part.outW;
        Program.Value weight = builder.input(1, part.weightOffset(), dnnl.dense(arena, 1, part.o, part.channels));
        long[] dims = {part.n, part.o, places};
        long[] strides = {part.allOut * places, places, 1};
        Program.Value result = builder.output(0, part.yOffset(), dnnl.strided(arena, dims, strides));
        List<Op> steps = new ArrayList<>(post.steps());
        if (bias) {
            steps.addFirst(new Add());
        }
        List<Program.Argument> arguments = new ArrayList<>();
        PostOps all = steps.isEmpty() ? PostOps.NONE : new PostOps(steps, 2);
        MemorySegment attributes = all.attributes(builder, operand -> {
            TensorSpec extra = bias && operand == 2 ? null : extras.get(operand - (bias ? 3 : 2));
            if (extra != null && isWhole(extra, y)) {
                return builder.input(operand, part.yOffset(), dnnl.strided(arena, dims, strides));
            }
            boolean isOne = extra != null && extra.size() == 1;
            return builder.input(operand, isOne ? 0 : part.o0 * 4, dnnl.dense(arena, 1, isOne ? 1 : part.o, 1));
        }, arguments);
        MemoryDesc rows = dnnl.dense(arena, part.n, part.channels, places);
        PrimitiveDesc desc = product(arena, weight.desc(), rows, result.desc(), attributes);
        if (desc.implementation().contains("ref")) {
            return false;
        }
        multiply(builder, desc, weight, places(builder, part, rows), result, arguments);
        return true;
    }

    // The inputs that the kernel of one element meets, one row a channel.
    private Program.Value places(Program.Builder builder, Part part, MemoryDesc rows) {
        Arena arena = builder.arena();
        if (!isStrided(part.window)) {
            return builder.input(0, part.xOffset(), rows);
        }
        long image = part.height * part.width;
        Program.Value met = builder.input(0, part.xOffset(), dnnl.strided(arena, new long[] {part.n, part.channels,
            part.outH, part.outW},
                new long[] {part.channels * image, image, part.window.strideH() * part.width,
                    part.window.strideW()}));
        Program.Value copy = builder.scratch(dnnl.dense(arena, part.n, part.channels, part.outH, part.outW));
        builder.copy(met, copy);
        return copy.of(rows);
    }

    private void inputProduct(Program.Builder builder, Part part) {
        Arena arena = builder.arena();
        long places = part.outH * part.outW;
        Program.Value weight = builder.input(1, 0, dnnl.strided(arena, new long[] {1, part.channels, part.o},
                new long[] {part.channels * part.o, 1, part.channels}));
        Program.Value y = builder.input(0, part.yOffset(), dnnl.dense(arena, part.n, part.o, places));
        Program.Value x = builder.output(0, part.xOffset(), dnnl.dense(arena, part.n, part.channels, places));
        multiply(builder, product(arena, weight.desc(), y.desc(), x.desc(), dnnl.attributes()), weight, y, x,
                new ArrayList<>());
    }

    private void weightProduct(Program.Builder builder, Part part) {
        Arena arena = builder.arena();
        long places = part.outH * part.outW;
        Program.Value y = builder.input(1, part.yOffset(), dnnl.dense(arena, part.o, places));
        Program.Value x = builder.input(0, 0, dnnl.strided(arena, new long[] {places, part.channels}, new long[] {1,
            places}));
        Program.Value weight = builder.output(0, part.weightOffset(), dnnl.dense(arena, part.o, part.channels));
        multiply(builder, product(arena, y.desc(), x.desc(), weight.desc(), dnnl.attributes()), y, x, weight,
                new ArrayList<>());
    }

    private PrimitiveDesc product(Arena arena, MemoryDesc left, MemoryDesc right, MemoryDesc result,
            MemorySegment attributes) {
        return dnnl.primitive(arena, "dnnl_matmul_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_matmul_primitive_desc_create(out, dnnl.engine(), left.handle(), right.handle(), OneDnn.NONE,
                        result.handle(), attributes));
    }

    private static void multiply(Program.Builder builder, PrimitiveDesc desc, Program.Value left,
            Program.Value right, Program.Value result, List<Program.Argument> arguments) {
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), left));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS(), right));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), result));
        builder.step(desc, arguments.toArray(Program.Argument[]::new));
    }

    private void inputGrad(Program.Builder builder, Part part) {
        Arena arena = builder.arena();
        PrimitiveDesc hint = hint(arena, part);
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
        PrimitiveDesc hint = hint(arena, part);
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
