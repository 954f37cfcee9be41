// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.PrimitiveIterator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Compares the vector functions with double precision at every 1021st of all floats (both signs, all magnitudes,
/// subnormals, infinities and NaN; at forced vector widths every 16381st), and at all floats next to zeros, infinities,
/// the smallest normal and small whole numbers. The system property `gatun.test.step` sets another distance; 1 takes all
/// 2^32 floats.
class FloatFunctionsTest {
    private static final int STEP = Integer.getInteger("gatun.test.step",
            System.getProperty("gatun.simd.bits") == null ? 1021 : 16381);
    private static final int CHUNK = 1 << 15;
    private static final int AROUND = 1 << 7;

    @FunctionalInterface
    private interface Loop {
        void run(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n);
    }

    /// Checks that the error is at most `ulps` spacings of the result, or, of a subnormal one, the smallest normal number;
    /// and, if `relative` is not 0, instead at most `relative` times the argument.
    private static void check(Loop loop, DoubleUnaryOperator function, double ulps, double relative) {
        MemorySegment a = Arena.ofAuto().allocate(4L * CHUNK, 64);
        MemorySegment d = Arena.ofAuto().allocate(4L * CHUNK, 64);
        double worst = 0;
        float worstAt = 0;
        PrimitiveIterator.OfInt bits = IntStream.concat(aroundSpecial(), LongStream.range(0, (1L << 32) / STEP)
                .mapToInt(i -> (int) (i * STEP))).iterator();
        while (bits.hasNext()) {
            int n = 0;
            for (; n < CHUNK && bits.hasNext(); n++) {
                a.set(ValueLayout.JAVA_INT, 4L * n, bits.nextInt());
            }
            loop.run(d, 0, a, 0, n);
            for (int i = 0; i < n; i++) {
                float x = a.get(ValueLayout.JAVA_FLOAT, 4L * i);
                float y = d.get(ValueLayout.JAVA_FLOAT, 4L * i);
                double exact = function.applyAsDouble(x);
                float rounded = (float) exact;
                if (Float.isNaN(rounded) || Float.isInfinite(rounded) || Float.isNaN(y) || Float.isInfinite(y)) {
                    assertEquals(rounded, y, "at " + x);
                    continue;
                }
                double error = Math.abs(exact - y);
                boolean tiny = Math.abs(rounded) <= 2 * Float.MIN_NORMAL && error <= 2 * Float.MIN_NORMAL;
                double units = tiny ? 0
                        : relative > 0 ? error / (relative * Math.abs(x)) : error / (ulps * Math.ulp(rounded));
                if (units > worst) {
                    worst = units;
                    worstAt = x;
                }
            }
        }
        assertTrue(worst <= 1, "error is " + worst + " times the bound at " + worstAt);
    }

    private static IntStream aroundSpecial() {
        IntStream whole = IntStream.rangeClosed(-200, 200).mapToObj(i -> i / 2f).mapToInt(Float::floatToRawIntBits);
        IntStream ends = IntStream.of(0, Integer.MIN_VALUE, 0x7F80_0000, 0xFF80_0000, 0x0080_0000, 0x8080_0000);
        return IntStream.concat(whole, ends).flatMap(bits -> IntStream.range(bits - AROUND, bits + AROUND));
    }

    private static double erf(double x) {
        double size = Math.abs(x);
        if (size > 6) {
            return Math.signum(x);
        }
        // Kummer's form of the series, all terms of one sign.
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    @BeforeAll
    static void mixProfiles() {
        OperatorProfiles.mix();
    }

    @Test
    void expIsWithinOneUlp() {
        check(FloatUnary::exp, StrictMath::exp, 1, 0);
    }

    @Test
    void expm1IsWithinTwoUlps() {
        check(FloatUnary::expm1, StrictMath::expm1, 2, 0);
    }

    @Test
    void logIsWithinOneUlp() {
        check(FloatUnary::log, StrictMath::log, 1, 0);
    }

    @Test
    void log1pIsWithinTwoUlps() {
        check(FloatUnary::log1p, StrictMath::log1p, 2, 0);
    }

    @Test
    void sineAndCosineAreWithinTwoUlps() {
        check(FloatUnary::sin, StrictMath::sin, 2, 0);
        check(FloatUnary::cos, StrictMath::cos, 2, 0);
    }

    @Test
    void tanhIsWithinThreeUlps() {
        check(FloatActivations::tanh, StrictMath::tanh, 3, 0);
    }

    @Test
    void sigmoidIsWithinThreeUlps() {
        check(FloatActivations::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), 3, 0);
    }

    @Test
    void erfIsWithinTwoUlps() {
        check(FloatActivations::erf, FloatFunctionsTest::erf, 2, 0);
    }

    @Test
    void softplusIsWithinThreeUlps() {
        check((d, dAt, a, aAt, n) -> FloatActivations.softplus(d, dAt, a, aAt, n, 1, 1, 20),
                x -> x > 20 ? x : StrictMath.log1p(StrictMath.exp(x)), 3, 0);
    }

    @Test
    void geluAndSiluAreAsExactAsTheirArgument() {
        check(FloatActivations::gelu, x -> 0.5 * x * (1 + erf(x * Math.sqrt(0.5))), 0, 0x1p-22);
        check(FloatActivations::geluTanh, x -> {
            double inner = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
            return x / (1 + StrictMath.exp(-2 * inner));
        }, 0, 0x1p-22);
        check(FloatActivations::silu, x -> x / (1 + StrictMath.exp(-x)), 0, 0x1p-22);
    }

    @Test
    void roundingIsExact() {
        check(FloatUnary::round, Math::rint, 0x1p-20, 0);
        check(FloatUnary::floor, Math::floor, 0x1p-20, 0);
        check(FloatUnary::ceil, Math::ceil, 0x1p-20, 0);
    }

    @Test
    void rootsAndSimpleActivationsAreWithinThreeUlps() {
        check(FloatUnary::sqrt, Math::sqrt, 1, 0);
        check(FloatUnary::rsqrt, x -> 1 / Math.sqrt(x), 2, 0);
        check(FloatUnary::relu, x -> x <= 0 ? 0 : x, 1, 0);
        check(FloatActivations::hardSwish, x -> x * Math.min(Math.max(x + 3, 0), 6) / 6, 3, 0);
        check((d, dAt, a, aAt, n) -> FloatActivations.elu(d, dAt, a, aAt, n, 1), x -> x > 0 ? x : StrictMath.expm1(x),
                2, 0);
    }
}
