// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.MatMulInteger;
import dev.gatun.op.Ops;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// Quantised numbers `scale * (q - zero)`, and products and convolutions of them.
final class QuantOperators {
    // Whole numbers up to here are exact in F32.
    private static final long EXACT = 1 << 24;

    private QuantOperators() {
    }

    static void register(Operators operators) {
        operators.values("QuantizeLinear", 10, QuantOperators::quantize);
        operators.values("DequantizeLinear", 10, QuantOperators::dequantize);
        operators.moveAll("DynamicQuantizeLinear", 11, call -> dynamic(call.tensor(0)));
        operators.move("MatMulInteger", 10, QuantOperators::matMulInteger);
        operators.move("QLinearMatMul", 10, QuantOperators::qLinearMatMul);
        operators.move("ConvInteger", 10, call -> convInteger(call, 0, 1, 2, 3));
        operators.move("QLinearConv", 10, QuantOperators::qLinearConv);
    }

    // ---- conversion

    private static Value[] quantize(Call call) {
        Tensor x = call.tensor(0);
        ElementType type = call.has(2) ? call.type(2) : ElementType.UINT8;
        type = call.integer("output_dtype", 0) == 0 ? type : call.elementType("output_dtype", type);
        Tensor scale = spread(call, call.tensor(1), x);
        DType precision = scale.dtype() == DType.F64 || x.dtype() == DType.F64 ? DType.F64 : DType.F32;
        Tensor steps = x.to(precision).div(scale.to(precision));
        Tensor zero = call.has(2) ? spread(call, numbers(call, 2), x).to(precision) : null;
        if (!type.isCoded()) {
            return new Value[] {new Value.Numbers(saturated(steps, zero, type.dtype()), type)};
        }
        Tensor exact = switch (type) {
            case UINT4, UINT2 -> whole(steps, zero).clamp(0, (1 << type.bits()) - 1);
            case INT4, INT2 -> whole(steps, zero).clamp(-(1 << type.bits() - 1), (1 << type.bits() - 1) - 1);
            default -> zero == null ? steps : steps.add(zero);
        };
        Tensor codes = CastOperators.encode(exact, type, call.flag("saturate", true), "nearest");
        return new Value[] {new Value.Numbers(codes, type)};
    }

    private static Value[] dequantize(Call call) {
        Tensor x = call.tensor(0);
        Tensor scale = spread(call, call.tensor(1), x);
        DType result = call.integer("output_dtype", 0) == 0 ? scale.dtype() : call.dtype("output_dtype", scale
                .dtype());
        DType precision = result == DType.F64 ? DType.F64 : DType.F32;
        boolean large = x.dtype() == DType.I32;
        Tensor steps = large ? x : numbers(call, 0).to(precision);
        if (call.has(2)) {
            Tensor zero = spread(call, numbers(call, 2), x);
            steps = steps.sub(zero.to(steps.dtype()));
        }
        return new Value[] {Value.of(steps.to(precision).mul(scale.to(precision)).to(result))};
    }

    // Operand `i`, with codes replaced by their numbers.
    private static Tensor numbers(Call call, int i) {
        return call.type(i).isCoded() ? CastOperators.decode(call.tensor(i), call.type(i)) : call.tensor(i);
    }

    // Scales or zero points in a shape that broadcasts to that of x: one for all, for each index of an axis, or for each
    // block along it.
    private static Tensor spread(Call call, Tensor values, Tensor x) {
        if (values.size() == 1) {
            return values.reshape();
        }
        int axis = call.axis(call.integer("axis", 1), x.rank());
        if (values.rank() == 1 && x.rank() >= 1 && values.dim(0) == x.dim(axis)) {
            return values.reshape(Shape.of(IndexOperators.ones(x.rank())).with(axis, values.dim(0)));
        }
        long block = call.integer("block_size", 0);
        if (values.rank() != x.rank() || block <= 0 || values.dim(axis) != Math.ceilDiv(x.dim(axis), block)) {
            throw call.error("there must be one scale, one for each index of the axis or one for each block",
                    "scales=" + values.shape() + ", x=" + x.shape() + ", axis=" + axis + ", block_size=" + block);
        }
        Tensor raised = values.unsqueeze(axis + 1);
        Tensor repeated = raised.expand(raised.shape().with(axis + 1, block)).reshape(values.shape().with(axis, values
                .dim(axis) * block));
        return repeated.slice(axis, 0, x.dim(axis));
    }

    // `round(steps) + zero` in the range of an integer type.
    private static Tensor saturated(Tensor steps, Tensor zero, DType type) {
        Tensor whole = whole(steps, zero);
        return switch (type) {
            case U8 -> whole.clamp(0, 255).to(type);
            case I8 -> whole.clamp(-128, 127).to(type);
            case U16 -> whole.clamp(0, 65535).to(type);
            case I16 -> whole.clamp(-32768, 32767).to(type);
            default -> throw new UnsupportedOnnxException("onnx: no quantisation to " + type);
        };
    }

    private static Tensor whole(Tensor steps, Tensor zero) {
        return zero == null ? steps.round() : steps.round().add(zero);
    }

    private static Tensor[] dynamic(Tensor x) {
        Tensor low = x.min().minimum(0);
        Tensor high = x.max().maximum(0);
        Tensor range = high.sub(low);
        Tensor scale = range.equal(0).select(1, range.div(255));
        Tensor zero = low.neg().div(scale).round().clamp(0, 255);
        return new Tensor[] {saturated(x.div(scale), zero, DType.U8), scale, zero.to(DType.U8)};
    }

    // ---- products

    private static Tensor matMulInteger(Call call) {
        return product(call.tensor(0), call.tensor(1), call.tensorOrNull(2), call.tensorOrNull(3));
    }

    private static Tensor product(Tensor a, Tensor b, Tensor aZero, Tensor bZero) {
        if (a.rank() == 1) {
            return product(a.unsqueeze(0), b, aZero, bZero).squeeze(b.rank() == 1 ? 0 : -2);
        }
        if (b.rank() == 1) {
            return product(a, b.unsqueeze(1), aZero, bZero).squeeze(-1);
        }
        Tensor left = aZero == null && bZero != null ? Tensor.zeros(a.dtype()) : aZero;
        if (left == null) {
            return Ops.apply(new MatMulInteger(), a, b);
        }
        return bZero == null ? Ops.apply(new MatMulInteger(), a, b, left) : Ops.apply(new MatMulInteger(), a, b, left,
                bZero);
    }

    private static Tensor qLinearMatMul(Call call) {
        for (int i : new int[] {0, 3, 7}) {
            if (call.type(i).isCoded()) {
                throw call.unsupported("element type " + call.type(i));
            }
        }
        Tensor sums = product(call.tensor(0), call.tensor(3), call.tensor(2), call.tensor(5));
        Tensor aScale = call.tensor(1).to(DType.F32);
        aScale = aScale.size() == 1 ? aScale.reshape() : aScale.rank() == 1 ? aScale.reshape(aScale.size(), 1) : aScale;
        Tensor bScale = call.tensor(4).to(DType.F32);
        bScale = bScale.size() == 1 ? bScale.reshape() : bScale;
        Tensor factor = aScale.mul(bScale).div(call.tensor(6).to(DType.F32).reshape());
        Tensor zero = call.tensor(7);
        return saturated(sums.to(DType.F32).mul(factor), zero.reshape().to(DType.F32), zero.dtype());
    }

    // ---- convolutions

    // The exact convolution in 32 bits of operands `x` and `w` without their zero points.
    private static Tensor convInteger(Call call, int x, int w, int xZero, int wZero) {
        Tensor input = call.tensor(x);
        Tensor weight = call.tensor(w);
        int groups = call.small("group", 1);
        SpatialWindow window = SpatialWindow.of(call, ConvolutionOperators.spatial(input), ConvolutionOperators.spatial(
                weight));
        long largest = bound(call, x, xZero) * bound(call, w, wZero);
        long kernel = Shape.of(window.kernel()).size();
        long channels = EXACT / (largest * kernel);
        long perGroup = weight.dim(1);
        DType exact = channels >= perGroup || groups == 1 && channels > 0 ? DType.F32 : DType.F64;
        Tensor a = without(call, input, xZero, exact, 0);
        Tensor b = without(call, weight, wZero, exact, weight.rank() - 1);
        if (exact == DType.F64 || channels >= perGroup) {
            return ConvolutionOperators.conv(a, b, null, window, groups).to(DType.I32);
        }
        Tensor sum = null;
        for (long start = 0; start < perGroup; start += channels) {
            long end = Math.min(perGroup, start + channels);
            Tensor part = ConvolutionOperators.conv(a.slice(1, start, end), b.slice(1, start, end), null, window, 1)
                    .to(DType.I32);
            sum = sum == null ? part : sum.add(part);
        }
        return sum;
    }

    private static long bound(Call call, int operand, int zero) {
        return call.has(zero) || call.tensor(operand).dtype() == DType.U8 ? 255 : 128;
    }

    // A zero point for each out-channel is spread over `axes` more axes.
    private static Tensor without(Call call, Tensor x, int zero, DType type, int axes) {
        if (!call.has(zero)) {
            return x.to(type);
        }
        Tensor points = call.tensor(zero).to(type);
        Shape shape = points.size() == 1 ? Shape.scalar() : Shape.of(IndexOperators.ones(axes + 1)).with(0, points
                .size());
        return x.to(type).sub(points.reshape(shape));
    }

    private static Tensor qLinearConv(Call call) {
        Tensor sums = convInteger(call, 0, 3, 2, 5);
        int rank = sums.rank();
        if (call.has(8)) {
            sums = sums.add(call.tensor(8).reshape(alongChannels(rank, call.tensor(8).size())));
        }
        Tensor weightScale = call.tensor(4);
        Tensor factor = weightScale.mul(call.tensor(1).reshape()).div(call.tensor(6).reshape());
        factor = factor.size() == 1 ? factor.reshape() : factor.reshape(alongChannels(rank, factor.size()));
        Tensor zero = call.tensor(7);
        return saturated(sums.to(DType.F32).mul(factor), zero.reshape().to(DType.F32), zero.dtype());
    }

    private static Shape alongChannels(int rank, long channels) {
        long[] dims = new long[rank - 1];
        Arrays.fill(dims, 1);
        dims[0] = channels;
        return Shape.of(dims);
    }
}
