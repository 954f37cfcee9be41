// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.AvgPool2d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Ops;
import dev.gatun.op.Unslice;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Convolution and pooling over any number of spatial axes, by the engine's ops for two.
final class ConvolutionOperators {
    private static final long LARGE_WINDOW = 20;

    private ConvolutionOperators() {
    }

    static void register(Operators operators) {
        operators.compute("Conv", 1, call -> {
            Tensor weight = call.tensor(1);
            SpatialWindow window = SpatialWindow.of(call, spatial(call.tensor(0)), spatial(weight));
            return conv(call.tensor(0), weight, call.tensorOrNull(2), window, call.small("group", 1));
        });
        operators.compute("ConvTranspose", 1, call -> convTranspose(call, call.tensor(0), call.tensor(1), call
                .tensorOrNull(2)));
        operators.indexAll("MaxPool", 1, ConvolutionOperators::maxPool);
        operators.compute("AveragePool", 1, call -> averagePool(call.tensor(0), window(call), call.flag(
                "count_include_pad", false), call.flag("ceil_mode", false)));
        operators.compute("LpPool", 2, call -> lpPool(call.tensor(0), window(call), call.small("p", 2), call.flag(
                "ceil_mode", false)));
        operators.compute("GlobalLpPool", 2, call -> {
            Tensor x = call.tensor(0);
            return x.norm(call.small("p", 2), true, IntStream.range(2, x.rank()).toArray());
        });
        operators.move("MaxUnpool", 9, ConvolutionOperators::maxUnpool);
        operators.compute("LRN", 1, call -> localResponse(call.tensor(0), call.small("size", 1), call.number("alpha",
                1e-4f), call.number("beta", 0.75), call.number("bias", 1)));
        operators.compute("LpNormalization", 1, call -> {
            Tensor norm = call.tensor(0).norm(call.small("p", 2), true, call.small("axis", -1));
            return norm.equal(0).select(0, call.tensor(0).div(norm));
        });
    }

    private static SpatialWindow window(Call call) {
        long[] kernel = call.integers("kernel_shape");
        if (kernel == null) {
            throw call.error("the size of the window is missing", "kernel_shape=none");
        }
        return SpatialWindow.of(call, spatial(call.tensor(0)), kernel);
    }

    private static Tensor[] maxPool(Call call) {
        Tensor x = call.tensor(0);
        boolean places = call.wants(1);
        Tensor[] pooled = maxPool(x.dtype().isFloat() ? x : x.to(DType.F32), window(call), call.flag("ceil_mode",
                false), places);
        pooled[0] = pooled[0].to(x.dtype());
        if (!places) {
            return new Tensor[] {pooled[0], null};
        }
        Tensor index = pooled[1];
        long[] dims = spatial(x);
        if (call.flag("storage_order", false)) {
            long[] strides = Shape.of(dims).strides();
            Tensor turned = null;
            long step = 1;
            for (int i = 0; i < dims.length; i++) {
                Tensor part = index.div(strides[i]).remainder(dims[i]).mul(step);
                turned = turned == null ? part : turned.add(part);
                step *= dims[i];
            }
            index = turned;
        }
        long plane = Shape.of(dims).size();
        Shape leading = Shape.of(IndexOperators.ones(x.rank())).with(0, x.dim(0)).with(1, x.dim(1));
        Tensor first = Tensor.arange(x.dim(0) * x.dim(1), DType.I64).mul(plane).reshape(leading);
        return new Tensor[] {pooled[0], index.add(first)};
    }

    private static Tensor maxUnpool(Call call) {
        Tensor x = call.tensor(0);
        SpatialWindow w = window(call);
        Shape shape = x.shape();
        for (int i = 0; i < w.rank(); i++) {
            shape = shape.with(i + 2, (x.dim(i + 2) - 1) * w.strides()[i] + w.kernel()[i] - w.before()[i] - w
                    .after()[i]);
        }
        Tensor y = maxUnpool(x, call.tensor(1), shape);
        // The places count in the smallest image that the window makes, wherever that lies in the result.
        long[] wanted = call.has(2) ? call.longs(2) : shape.dims();
        for (int i = 0; i < wanted.length; i++) {
            long more = wanted[i] - y.dim(i);
            y = more > 0 ? y.pad(i, 0, more, 0) : more < 0 ? y.slice(i, 0, wanted[i]) : y;
        }
        return y;
    }

    // ---- convolution

    /// `x` of `[N,C,spatial…]` with `weight` of `[O,C/g,kernel…]` and perhaps a bias `[O]`.
    static Tensor conv(Tensor x, Tensor weight, Tensor bias, SpatialWindow window, int groups) {
        if (window.rank() == 1) {
            return conv(x.unsqueeze(2), weight.unsqueeze(2), bias, window.raised(), groups).squeeze(2);
        }
        if (window.rank() == 2) {
            Conv2d op = new Conv2d(window.plane(0, 1), groups);
            return bias == null ? Ops.apply(op, x, weight) : Ops.apply(op, x, weight, bias);
        }
        // Along the first spatial axis, one convolution of the others for each element of the kernel.
        Tensor padded = window.before()[0] + window.after()[0] == 0 ? x : x.pad(2, window.before()[0],
                window.after()[0], 0);
        Tensor frames = padded.transpose(1, 2).contiguous();
        long step = window.strides()[0];
        long places = window.places(0, x.dim(2), false);
        Tensor sum = null;
        for (int u = 0; u < window.kernel()[0]; u++) {
            long start = u * window.dilations()[0];
            Tensor part = frames.slice(1, start, start + (places - 1) * step + 1, step);
            Tensor y = conv(part.flatten(0, 1), weight.get(2, u).contiguous(), sum == null ? bias : null, window
                    .inner(), groups);
            sum = sum == null ? y : sum.add(y);
        }
        return unfolded(sum, x.dim(0), places);
    }

    // [N*D,C,…] to [N,C,D,…].
    private static Tensor unfolded(Tensor y, long batch, long frames) {
        Shape shape = y.shape().with(0, frames).inserted(0, batch);
        return y.reshape(shape).transpose(1, 2);
    }

    /// `x` of `[N,C,spatial…]` with `weight` of `[C,O/g,kernel…]`; the result has the spatial sizes `sizes`, the window's
    /// padding at the front is cut off.
    static Tensor convTranspose(Tensor x, Tensor weight, Tensor bias, SpatialWindow window, int groups, long[] sizes) {
        if (window.rank() == 1) {
            return convTranspose(x.unsqueeze(2), weight.unsqueeze(2), bias, window.raised(), groups, new long[] {1,
                sizes[0]}).squeeze(2);
        }
        if (window.rank() == 2) {
            Window2d w = window.plane(0, 1);
            long moreH = sizes[0] - w.transposedHeight(x.dim(2), weight.dim(2));
            long moreW = sizes[1] - w.transposedWidth(x.dim(3), weight.dim(3));
            if (moreH >= 0 && moreW >= 0 && moreH < w.strideH() && moreW < w.strideW()) {
                ConvTranspose2d op = new ConvTranspose2d(w, (int) moreH, (int) moreW, groups);
                return bias == null ? Ops.apply(op, x, weight) : Ops.apply(op, x, weight, bias);
            }
        }
        Tensor y = whole(x, weight, window, groups);
        for (int i = 0; i < sizes.length; i++) {
            long room = y.dim(i + 2) - window.before()[i];
            long end = window.before()[i] + Math.min(sizes[i], room);
            y = y.slice(i + 2, window.before()[i], Math.max(end, window.before()[i]));
            y = sizes[i] > room ? y.pad(i + 2, 0, sizes[i] - Math.max(0, room), 0) : y;
        }
        return bias == null ? y : y.add(bias.reshape(alongChannels(y.rank(), bias.size())));
    }

    // Without padding or bias.
    private static Tensor whole(Tensor x, Tensor weight, SpatialWindow window, int groups) {
        SpatialWindow bare = window.padded(new long[window.rank()], new long[window.rank()]);
        if (window.rank() == 2) {
            return Ops.apply(new ConvTranspose2d(bare.plane(0, 1), 0, 0, groups), x, weight);
        }
        Tensor frames = x.transpose(1, 2).contiguous().flatten(0, 1);
        long size = (x.dim(2) - 1) * window.strides()[0] + window.reach(0);
        Tensor sum = null;
        for (int u = 0; u < window.kernel()[0]; u++) {
            Tensor part = unfolded(whole(frames, weight.get(2, u).contiguous(), bare.inner(), groups), x.dim(0), x.dim(
                    2));
            Tensor placed = Ops.apply(new Unslice(size, 2, u * window.dilations()[0], window.strides()[0]), part);
            sum = sum == null ? placed : sum.add(placed);
        }
        return sum;
    }

    private static Shape alongChannels(int rank, long channels) {
        return Shape.of(IndexOperators.ones(rank)).with(1, channels);
    }

    /// A transposed convolution by its attributes.
    static Tensor convTranspose(Call call, Tensor x, Tensor weight, Tensor bias) {
        long[] dims = spatial(x);
        int rank = dims.length;
        long[] kernel = SpatialWindow.orElse(call.integers("kernel_shape"), spatial(weight));
        long[] strides = SpatialWindow.orElse(call.integers("strides"), IndexOperators.ones(rank));
        long[] dilations = SpatialWindow.orElse(call.integers("dilations"), IndexOperators.ones(rank));
        long[] pads = SpatialWindow.orElse(call.integers("pads"), new long[2 * rank]);
        long[] more = SpatialWindow.orElse(call.integers("output_padding"), new long[rank]);
        long[] wanted = call.integers("output_shape");
        String auto = call.text("auto_pad", "NOTSET");
        long[] before = Arrays.copyOf(pads, rank);
        long[] after = Arrays.copyOfRange(pads, rank, 2 * rank);
        long[] sizes = new long[rank];
        boolean fits = kernel.length == rank && strides.length == rank && dilations.length == rank && pads.length == 2
                * rank && more.length == rank && (wanted == null || wanted.length >= rank);
        if (!fits || !Arrays.equals(kernel, spatial(weight))) {
            throw call.error(
                    "there must be one size of the kernel, stride, dilation and output padding and two pads for "
                            + "each spatial axis",
                    "kernel=" + Arrays.toString(kernel) + ", strides=" + Arrays.toString(strides)
                            + ", dilations=" + Arrays.toString(dilations) + ", pads=" + Arrays.toString(pads)
                            + ", output_padding=" + Arrays.toString(more));
        }
        SpatialWindow window = new SpatialWindow(kernel, strides, dilations, before, after);
        window.padded(new long[rank], new long[rank]).checked();
        for (int i = 0; i < rank; i++) {
            long full = (dims[i] - 1) * strides[i] + window.reach(i) + more[i];
            if (auto.equals("VALID")) {
                before[i] = 0;
                after[i] = 0;
            }
            boolean same = auto.startsWith("SAME");
            if (wanted != null || same) {
                sizes[i] = wanted != null ? wanted[wanted.length - rank + i] : dims[i] * strides[i];
                long total = full - sizes[i];
                long half = Math.floorDiv(total, 2);
                before[i] = auto.equals("SAME_UPPER") ? half : total - half;
                after[i] = total - before[i];
            } else {
                sizes[i] = full - before[i] - after[i];
            }
        }
        Tensor source = x;
        for (int i = 0; i < rank; i++) {
            if (before[i] < 0 || after[i] < 0) {
                return grown(source, weight, bias, window, call.small("group", 1), sizes);
            }
        }
        return convTranspose(source, weight, bias, window, call.small("group", 1), sizes);
    }

    // Where the result is larger than what the kernel reaches: zeros are added around.
    private static Tensor grown(Tensor x, Tensor weight, Tensor bias, SpatialWindow window, int groups, long[] sizes) {
        int rank = window.rank();
        long[] first = new long[rank];
        long[] shorter = new long[rank];
        for (int i = 0; i < rank; i++) {
            first[i] = Math.max(0, window.before()[i]);
            shorter[i] = sizes[i] + Math.min(0, window.before()[i]);
        }
        Tensor y = convTranspose(x, weight, null, window.padded(first, new long[rank]), groups, shorter);
        for (int i = 0; i < rank; i++) {
            y = window.before()[i] < 0 ? y.pad(i + 2, -window.before()[i], 0, 0) : y;
        }
        return bias == null ? y : y.add(bias.reshape(alongChannels(y.rank(), bias.size())));
    }

    // ---- pooling

    /// The mean of each window.
    static Tensor averagePool(Tensor x, SpatialWindow window, boolean countPadding, boolean ceilMode) {
        int rank = window.rank();
        if (rank <= 2) {
            AvgPool2d op = new AvgPool2d((int) window.kernel()[0], rank == 1 ? 1 : (int) window.kernel()[1], window
                    .plane(0, rank == 1 ? -1 : 1), countPadding, ceilMode);
            return rank == 1 ? Ops.apply(op, x.unsqueeze(3)).squeeze(3) : Ops.apply(op, x);
        }
        // A mean of means: both the windows and the numbers of their elements are products over the axes.
        Tensor inner = averagePool(folded(x), window.inner(), countPadding, ceilMode);
        Tensor frames = planes(inner, x);
        AvgPool2d op = new AvgPool2d((int) window.kernel()[0], 1, window.plane(0, -1), countPadding, ceilMode);
        return unplaned(Ops.apply(op, frames), inner, x);
    }

    // [N,C,D,…] to [N*C,D,…]: each frame is a channel.
    private static Tensor folded(Tensor x) {
        return x.flatten(0, 1);
    }

    // Results of frames [N*C,D,…] as planes [N*C,1,D,rest].
    private static Tensor planes(Tensor inner, Tensor x) {
        long rest = inner.size() / Math.max(1, inner.dim(0) * inner.dim(1));
        return inner.reshape(inner.dim(0), 1, x.dim(2), rest);
    }

    private static Tensor unplaned(Tensor pooled, Tensor inner, Tensor x) {
        Shape shape = inner.shape().with(0, x.dim(1)).inserted(0, x.dim(0)).with(2, pooled.dim(2));
        return pooled.reshape(shape);
    }

    /// The largest element of each window, and its row-major place in the spatial axes of its channel.
    static Tensor[] maxPool(Tensor x, SpatialWindow window, boolean ceilMode, boolean places) {
        int rank = window.rank();
        if (rank == 2 && !places && window.kernel()[0] * window.kernel()[1] >= LARGE_WINDOW && Math.min(window
                .kernel()[0], window.kernel()[1]) > 1) {
            // A large maximum is one along the rows, then along the columns.
            MaxPool2d rows = new MaxPool2d((int) window.kernel()[0], 1, window.plane(0, -1), ceilMode);
            MaxPool2d columns = new MaxPool2d(1, (int) window.kernel()[1], window.inner().raised().plane(0, 1),
                    ceilMode);
            return new Tensor[] {Ops.apply(columns, Ops.apply(rows, x)), null};
        }
        if (rank <= 2) {
            Tensor planes = rank == 1 ? x.unsqueeze(3) : x;
            MaxPool2d op = new MaxPool2d((int) window.kernel()[0], rank == 1 ? 1 : (int) window.kernel()[1], window
                    .plane(0, rank == 1 ? -1 : 1), ceilMode);
            Tensor[] pooled = Ops.applyAll(op, planes);
            return rank == 1 ? new Tensor[] {pooled[0].squeeze(3), pooled[1].squeeze(3)} : pooled;
        }
        Tensor[] inner = maxPool(folded(x), window.inner(), ceilMode, places);
        Tensor frames = planes(inner[0], x);
        MaxPool2d op = new MaxPool2d((int) window.kernel()[0], 1, window.plane(0, -1), ceilMode);
        Tensor[] pooled = Ops.applyAll(op, frames);
        Tensor[] results = {unplaned(pooled[0], inner[0], x), null};
        if (places) {
            long rest = frames.dim(3);
            long frame = x.size() / Math.max(1, x.dim(0) * x.dim(1) * x.dim(2));
            // A place in `frames` names a frame and, in it, a result whose own place is known.
            Tensor best = pooled[1].reshape(pooled[1].dim(0), pooled[1].dim(2) * rest);
            Tensor own = inner[1].reshape(frames.dim(0), frames.dim(2) * rest).gather(1, best);
            Tensor depth = best.div(rest);
            results[1] = unplaned(depth.mul(frame).add(own).reshape(pooled[1].shape()), inner[0], x);
        }
        return results;
    }

    /// The p-norm of each window.
    static Tensor lpPool(Tensor x, SpatialWindow window, double p, boolean ceilMode) {
        Tensor powers = p == 1 ? x.abs() : p == 2 ? x.square() : x.abs().pow(p);
        long[] none = new long[window.rank()];
        double count = 1;
        for (int i = 0; i < window.rank(); i++) {
            long places = window.places(i, x.dim(i + 2), ceilMode);
            long end = (places - 1) * window.strides()[i] + window.reach(i);
            long after = end - x.dim(i + 2) - window.before()[i];
            powers = window.before()[i] > 0 || after > 0 ? powers.pad(i + 2, window.before()[i], Math.max(0, after), 0)
                    : powers;
            count *= window.kernel()[i];
        }
        Tensor sums = averagePool(powers, window.padded(none, none), true, false).mul(count);
        return p == 1 ? sums : p == 2 ? sums.sqrt() : sums.pow(1 / p);
    }

    /// Elements at the places that pooling took them from, zeros elsewhere.
    static Tensor maxUnpool(Tensor x, Tensor places, Shape shape) {
        Tensor zeros = Tensor.zeros(x.dtype(), shape.size());
        return zeros.scatter(0, places.to(DType.I64).reshape(places.size()), x.reshape(x.size())).reshape(shape);
    }

    /// Normalisation by the squares of neighbouring channels.
    static Tensor localResponse(Tensor x, int size, double alpha, double beta, double bias) {
        if (x.rank() < 2 || size < 1) {
            throw new IllegalArgumentException("lrn: there must be channels and a size of at least 1: size=" + size
                    + "; tensor " + x.spec());
        }
        long rest = x.size() / Math.max(1, x.dim(0) * x.dim(1));
        // A window beyond all channels sees no more than one that just covers them.
        int reach = (int) Math.min(size, 2 * x.dim(1) + 1);
        Window2d window = new Window2d(1, 1, (reach - 1) / 2, 0, reach / 2, 0, 1, 1);
        Tensor squares = x.square().reshape(x.dim(0), 1, x.dim(1), rest);
        Tensor means = Ops.apply(new AvgPool2d(reach, 1, window, true, false), squares).reshape(x.shape());
        return x.div(means.mul(alpha * reach / size).add(bias).pow(beta));
    }

    static long[] spatial(Tensor x) {
        return Arrays.copyOfRange(x.shape().dims(), 2, x.rank());
    }
}
