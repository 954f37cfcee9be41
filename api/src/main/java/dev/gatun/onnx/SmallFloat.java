// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// The numbers that the codes of a type of 8 bits or fewer stand for, and the way back.
///
/// The float8 types are those of Micikevicius et al., "FP8 formats for deep learning" (2022), and of Noune et al., "8-bit
/// numerical formats for deep neural networks" (2022; `FNUZ`, which has one NaN, no infinities and no negative zero);
/// `FLOAT8E8M0` and `FLOAT4E2M1` are those of the OCP microscaling formats, version 1.0.
final class SmallFloat {
    private static final int SIGN = 0x80;

    private final ElementType type;
    private final float[] values;
    // Codes 0 to `largest` are the finite numbers that are not negative, in ascending order.
    private final int largest;
    private final int sign;
    private final int nan;

    private SmallFloat(ElementType type) {
        this.type = type;
        this.sign = type == ElementType.FLOAT4E2M1 ? 8 : SIGN;
        this.values = new float[1 << type.bits()];
        for (int code = 0; code < values.length; code++) {
            values[code] = value(code);
        }
        int top = 0;
        int end = type == ElementType.FLOAT8E8M0 ? values.length : Math.min(sign, values.length);
        while (top + 1 < end && Float.isFinite(values[top + 1])) {
            top++;
        }
        this.largest = top;
        this.nan = switch (type) {
            case FLOAT8E4M3FN -> 0x7F;
            case FLOAT8E5M2 -> 0x7E;
            case FLOAT8E4M3FNUZ, FLOAT8E5M2FNUZ, FLOAT4E2M1 -> sign;
            default -> 0xFF;
        };
    }

    /// The numbers of a coded type.
    static SmallFloat of(ElementType type) {
        return new SmallFloat(type);
    }

    /// The numbers by code.
    float[] values() {
        return values.clone();
    }

    private float value(int code) {
        return switch (type) {
            case FLOAT8E4M3FN -> (code & 0x7F) == 0x7F ? Float.NaN : value(code, 4, 3, 7);
            case FLOAT8E4M3FNUZ -> code == SIGN ? Float.NaN : value(code, 4, 3, 8);
            case FLOAT8E5M2 -> (code & 0x7F) > 0x7C ? Float.NaN : (code & 0x7F) == 0x7C ? code == 0x7C
                    ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY : value(code, 5, 2, 15);
            case FLOAT8E5M2FNUZ -> code == SIGN ? Float.NaN : value(code, 5, 2, 16);
            case FLOAT4E2M1 -> value(code, 2, 1, 1);
            case FLOAT8E8M0 -> code == 0xFF ? Float.NaN : (float) Math.scalb(1.0, code - 127);
            case INT4 -> code << 28 >> 28;
            case INT2 -> code << 30 >> 30;
            default -> code;
        };
    }

    private float value(int code, int exponentBits, int mantissaBits, int bias) {
        int exponent = code >> mantissaBits & (1 << exponentBits) - 1;
        int mantissa = code & (1 << mantissaBits) - 1;
        double magnitude = exponent == 0 ? Math.scalb((double) mantissa, 1 - bias - mantissaBits)
                : Math.scalb((double) (mantissa | 1 << mantissaBits), exponent - bias - mantissaBits);
        return (float) ((code & sign) != 0 ? -magnitude : magnitude);
    }

    /// The code of a number: the nearest one, of two equally near ones the even code.
    ///
    /// @param saturate whether too large numbers become the largest, not infinity or NaN
    /// @param mode for `FLOAT8E8M0` the direction of rounding: `up`, `down` or `nearest`
    int code(float x, boolean saturate, String mode) {
        if (type == ElementType.FLOAT8E8M0) {
            return scaleCode(x, saturate, mode);
        }
        if (!(type == ElementType.FLOAT4E2M1 || type.name().startsWith("FLOAT8"))) {
            // Whole numbers keep their lowest bits.
            return (int) (long) x & values.length - 1;
        }
        boolean negative = Float.floatToRawIntBits(x) < 0;
        boolean oneZero = nan == sign && type != ElementType.FLOAT4E2M1;
        if (Float.isNaN(x)) {
            return nan | (negative ? sign : 0);
        }
        int code = nearest(Math.abs(x));
        // Half a step beyond the largest number rounds to what would come next.
        double limit = values[largest] + (values[largest] - (double) values[largest - 1]) / 2;
        boolean isOver = Math.abs(x) > limit || Math.abs(x) == limit && (largest & 1) == 1;
        if ((isOver || Float.isInfinite(x)) && !saturate && type != ElementType.FLOAT4E2M1) {
            if (oneZero) {
                return nan;
            }
            code = type == ElementType.FLOAT8E5M2 ? 0x7C : nan;
        }
        return code == 0 && oneZero ? 0 : code | (negative ? sign : 0);
    }

    private int nearest(float magnitude) {
        int low = 0;
        int high = largest;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (values[middle] <= magnitude) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low == largest) {
            return low;
        }
        double below = (double) magnitude - values[low];
        double above = (double) values[low + 1] - magnitude;
        return below < above || below == above && (low & 1) == 0 ? low : low + 1;
    }

    private int scaleCode(float x, boolean saturate, String mode) {
        if (Float.isNaN(x)) {
            return nan;
        }
        double magnitude = Math.abs((double) x);
        if (magnitude > values[largest]) {
            return saturate ? largest : nan;
        }
        if (magnitude < values[0]) {
            return saturate ? 0 : nan;
        }
        int exponent = Math.getExponent(magnitude);
        double fraction = magnitude / Math.scalb(1.0, exponent);
        boolean up = mode.equals("up") ? fraction > 1 : mode.equals("nearest") && fraction >= 1.5;
        int code = exponent + 127 + (up ? 1 : 0);
        return code > largest ? saturate ? largest : nan : code;
    }
}
