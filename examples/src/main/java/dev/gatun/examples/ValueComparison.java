// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.onnx.Value;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.Locale;

/// Compares results with expected ones and keeps the largest errors.
///
/// Types and shapes must be equal, and so must integers, truth values, texts and codes. A floating-point number may
/// differ by `atol + rtol * |expected|`, where `rtol` is at least 1e-2 for results of 16 bits, whose last place alone is
/// up to 1e-3 (`f16`) or 8e-3 (`bf16`) of a number. NaN equals NaN, an infinity only itself. Errors in units in the last
/// place (ULP) are counted in the steps of the element type from one number to the other.
final class ValueComparison {
    private static final double RTOL_OF_16_BITS = 1e-2;

    private final double rtol;
    private final double atol;
    private double maxAbsolute;
    private double maxUlps;
    private String difference = "";

    /// @param rtol the allowed difference as a part of the expected number
    /// @param atol the allowed difference beside that
    ValueComparison(double rtol, double atol) {
        this.rtol = rtol;
        this.atol = atol;
    }

    /// The largest difference of two finite numbers; infinite if a number is where none should be.
    double maxAbsolute() {
        return maxAbsolute;
    }

    /// The largest difference in units in the last place.
    double maxUlps() {
        return maxUlps;
    }

    /// The first difference that is not allowed; empty if there is none.
    String difference() {
        return difference;
    }

    /// Compares one value, called `what` in messages.
    void compare(String what, Value expected, Value actual) {
        switch (expected) {
            case Value.Numbers wanted when actual instanceof Value.Numbers got && wanted.type() == got.type()
                    && wanted.tensor().shape().equals(got.tensor().shape()) ->
                compare(what, wanted, got);
            case Value.Texts wanted when actual instanceof Value.Texts got && wanted.shape().equals(got.shape()) -> {
                for (int i = 0; i < wanted.texts().size(); i++) {
                    if (!wanted.texts().get(i).equals(got.texts().get(i))) {
                        differ(what, i, "'" + wanted.texts().get(i) + "'", "'" + got.texts().get(i) + "'");
                    }
                }
            }
            case Value.Sequence wanted when actual instanceof Value.Sequence got
                    && wanted.items().size() == got.items().size() -> {
                for (int i = 0; i < wanted.items().size(); i++) {
                    compare(what + "[" + i + "]", wanted.items().get(i), got.items().get(i));
                }
            }
            case Value.Maybe wanted when actual instanceof Value.Maybe got
                    && (wanted.value() == null) == (got.value() == null) -> {
                if (wanted.value() != null) {
                    compare(what, wanted.value(), got.value());
                }
            }
            default -> {
                maxAbsolute = Double.POSITIVE_INFINITY;
                maxUlps = Double.POSITIVE_INFINITY;
                note(what + ": expected " + expected + ", got " + actual);
            }
        }
    }

    private void compare(String what, Value.Numbers expected, Value.Numbers actual) {
        Tensor wanted = expected.tensor().contiguous();
        Tensor got = actual.tensor().contiguous();
        DType dtype = wanted.dtype();
        double relative = dtype.isFloat() && dtype.bytes() == 2 ? Math.max(rtol, RTOL_OF_16_BITS) : rtol;
        for (long i = 0; i < wanted.size(); i++) {
            long at = i * dtype.bytes();
            if (!dtype.isFloat()) {
                long w = dtype.getLong(wanted.segment(), at);
                long g = dtype.getLong(got.segment(), at);
                if (w != g) {
                    error(Math.abs((double) w - g), Math.abs((double) w - g));
                    differ(what, i, w, g);
                }
                continue;
            }
            double w = dtype.getDouble(wanted.segment(), at);
            double g = dtype.getDouble(got.segment(), at);
            if (w == g || Double.isNaN(w) && Double.isNaN(g)) {
                continue;
            }
            boolean areFinite = Double.isFinite(w) && Double.isFinite(g);
            error(areFinite ? Math.abs(w - g) : Double.POSITIVE_INFINITY, areFinite ? ulps(dtype, w, g)
                    : Double.POSITIVE_INFINITY);
            if (!areFinite || Math.abs(w - g) > atol + relative * Math.abs(w)) {
                differ(what, i, w, g);
            }
        }
    }

    private void error(double absolute, double ulps) {
        maxAbsolute = Math.max(maxAbsolute, absolute);
        maxUlps = Math.max(maxUlps, ulps);
    }

    private void differ(String what, long element, Object expected, Object actual) {
        note(what + ": element " + element + ": expected " + expected + ", got " + actual);
    }

    private void note(String text) {
        if (difference.isEmpty()) {
            difference = text;
        }
    }

    private static double ulps(DType dtype, double a, double b) {
        return Math.abs(place(dtype, a) - place(dtype, b));
    }

    // The number of representable numbers from 0 to x, negative below 0.
    private static double place(DType dtype, double x) {
        double magnitude = switch (dtype) {
            case F64 -> Double.doubleToRawLongBits(Math.abs(x));
            case BF16 -> DType.floatToBf16((float) Math.abs(x));
            case F16 -> Float.floatToFloat16((float) Math.abs(x));
            default -> Float.floatToRawIntBits((float) Math.abs(x));
        };
        return x < 0 ? -magnitude : magnitude;
    }

    /// The errors as text: `max error 3 ulp, 1.2e-07`.
    static String errors(double ulps, double absolute) {
        return String.format(Locale.ROOT, "max error %s ulp, %s", number(ulps), number(absolute));
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e6 ? Long.toString((long) x) : String.format(Locale.ROOT, "%.2g", x);
    }

}
