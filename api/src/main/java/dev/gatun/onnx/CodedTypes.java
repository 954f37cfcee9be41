// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// The numbers behind the codes of [ElementType]s of 8 bits and fewer, and the codes nearest to numbers.
///
/// Micikevicius et al., "FP8 formats for deep learning" (2022), and the Open Compute Project's "Microscaling formats"
/// (2023) define the small floating-point types; `FNUZ` types have no infinity and no negative zero.
final class CodedTypes {
    private CodedTypes() {
    }

    /// The number of a code.
    static double number(ElementType type, int code) {
        return switch (type) {
            case UINT4, UINT2 -> code;
            case INT4 -> code < 8 ? code : code - 16;
            case INT2 -> code < 2 ? code : code - 4;
            case FLOAT8E4M3FN -> (code & 0x7F) == 0x7F ? Double.NaN : minifloat(code, 4, 3, 7);
            case FLOAT8E4M3FNUZ -> code == 0x80 ? Double.NaN : minifloat(code, 4, 3, 8);
            case FLOAT8E5M2 -> (code & 0x7F) > 0x7C ? Double.NaN
                    : (code & 0x7F) == 0x7C ? code < 0x80
                            ? Double.POSITIVE_INFINITY
                            : Double.NEGATIVE_INFINITY
                            : minifloat(code, 5, 2, 15);
            case FLOAT8E5M2FNUZ -> code == 0x80 ? Double.NaN : minifloat(code, 5, 2, 16);
            case FLOAT4E2M1 -> minifloat(code, 2, 1, 1);
            case FLOAT8E8M0 -> code == 0xFF ? Double.NaN : Math.scalb(1.0, code - 127);
            default -> throw new IllegalArgumentException("onnx: not a coded type: type=" + type);
        };
    }

    private static double minifloat(int code, int exponentBits, int mantissaBits, int bias) {
        int exponent = code >> mantissaBits & (1 << exponentBits) - 1;
        int mantissa = code & (1 << mantissaBits) - 1;
        double magnitude = exponent == 0 ? Math.scalb((double) mantissa, 1 - bias - mantissaBits)
                : Math.scalb((double) (mantissa + (1 << mantissaBits)), exponent - bias - mantissaBits);
        return (code >> exponentBits + mantissaBits & 1) == 0 ? magnitude : -magnitude;
    }

    /// The numbers of codes, as `F32`.
    static Tensor decode(Tensor codes, ElementType type) {
        int count = 1 << type.bits();
        float[] table = new float[count];
        for (int code = 0; code < count; code++) {
            table[code] = (float) number(type, code);
        }
        return Tensor.of(table, count).indexSelect(0, codes.to(DType.I64));
    }

    /// The codes nearest to `F32` numbers, even ones on a tie.
    ///
    /// @param saturate whether numbers that are too large become the largest one; else infinity or NaN, where the type
    ///     has them
    static Tensor encode(Tensor x, ElementType type, boolean saturate) {
        return switch (type) {
            case UINT4, UINT2 -> x.round().clamp(0, (1 << type.bits()) - 1).to(DType.U8);
            case INT4, INT2 -> {
                int half = 1 << type.bits() - 1;
                yield x.round().clamp(-half, half - 1).to(DType.I32).and(Tensor.of(new int[] {2 * half - 1})).to(
                        DType.U8);
            }
            case FLOAT8E4M3FN -> encode(x, type, 0x7F, saturate ? 0x7E : 0x7F, 0x7F, true);
            case FLOAT8E4M3FNUZ -> encode(x, type, 0x80, saturate ? 0x7F : 0x80, 0x80, false);
            case FLOAT8E5M2 -> encode(x, type, 0x7C, saturate ? 0x7B : 0x7C, 0x7E, true);
            case FLOAT8E5M2FNUZ -> encode(x, type, 0x80, saturate ? 0x7F : 0x80, 0x80, false);
            case FLOAT4E2M1 -> encode(x, type, 8, 7, 7, true);
            default -> throw new UnsupportedOnnxException("onnx: no conversion to " + type);
        };
    }

    // `count` codes from 0 on are the finite numbers without sign, in ascending order; `beyond` and `nan` stand for what is
    // too large and for NaN.
    private static Tensor encode(Tensor x, ElementType type, int count, int beyond, int nan, boolean negativeZero) {
        float[] least = new float[1 << 32 - Integer.numberOfLeadingZeros(count)];
        for (int code = 0; code < least.length; code++) {
            if (code > count) {
                least[code] = Float.POSITIVE_INFINITY;
                continue;
            }
            double below = code == 0 ? 0 : number(type, code - 1);
            // What would come after the largest number, were there more codes.
            double own = code == count ? 2 * below - number(type, code - 2) : number(type, code);
            float middle = (float) ((below + own) / 2);
            least[code] = code % 2 == 0 ? middle : Math.nextUp(middle);
        }
        Tensor table = Tensor.of(least, least.length);
        Tensor magnitude = x.abs();
        Tensor code = Tensor.zeros(DType.I64, x.shape().dims());
        for (int bit = least.length / 2; bit > 0; bit /= 2) {
            Tensor candidate = code.add(bit);
            code = magnitude.greaterEqual(table.indexSelect(0, candidate)).select(candidate, code);
        }
        code = code.greaterEqual(count).select(beyond, code);
        Tensor negative = x.less(0);
        if (negativeZero) {
            negative = negative.or(x.equal(0).and(x.reciprocal().less(0)));
        } else {
            negative = negative.and(code.greater(0)).and(code.less(0x80));
        }
        code = negative.select(code.add(type == ElementType.FLOAT4E2M1 ? 8 : 0x80), code);
        return x.isNan().select(nan, code).to(DType.U8);
    }
}
