// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

/// Transcendental functions of `float` vectors as straight-line code.
///
/// The polynomials are minimax in relative error, found with the exchange algorithm of Remez; coefficients are rounded to
/// `float` one after the other, lowest power first, with the rest fitted again after each.
final class FloatFunctions {
    private static final float ROUNDER = 0x1.8p23f;
    private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
    private static final float LOG2_E = (float) (1 / Math.log(2));
    private static final float LN2_HIGH = (float) Math.log(2);
    private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);
    private static final float LOWEST_NORMAL_EXP = -87.33f;

    private FloatFunctions() {
    }

    private record Reduced(String rounded, String power, String rest) {
    }

    // x = n ln 2 + rest; the low bits of `rounded` are n.
    private static Reduced reduce(Emit e, String x, boolean clampAbove) {
        String rounded = e.bits(e.fma(x, e.c(LOG2_E), e.c(ROUNDER)));
        if (clampAbove) {
            rounded = e.integer("min", rounded, e.ic(ROUNDER_BITS + 128));
        }
        String n = e.sub(e.floats(rounded), e.c(ROUNDER));
        String rest = e.fma(n, e.c(-LN2_HIGH), x);
        return new Reduced(rounded, n, e.fma(n, e.c(-LN2_LOW), rest));
    }

    // e^r for |r| <= ln(2) / 2.
    private static String expOfRest(Emit e, String r) {
        return e.polynomial(r, 1, 1, 0.49999994f, 0.16666521f, 0.04166827f, 0.008368677f, 0.0013820411f);
    }

    private static String power(Emit e, String shifted) {
        return e.floats(e.integer("add", shifted, e.ic(127 << 23)));
    }

    /// `e^x`, with gradual underflow.
    static String exp(Emit e, String x) {
        Reduced x2 = reduce(e, x, true);
        String r = x2.rest();
        String p = expOfRest(e, r);
        String n = e.integer("sub", x2.rounded(), e.ic(ROUNDER_BITS));
        String half = e.shift("ASHR", n, 1);
        String low = power(e, e.shift("LSHL", half, 23));
        String high = power(e, e.shift("LSHL", e.integer("sub", n, half), 23));
        String y = e.mul(e.mul(p, low), high);
        return e.select(e.compare("LT", x, e.c(-104)), e.c(0), y);
    }

    /// `e^x` for `x <= 0`; 0 where the result would be subnormal.
    static String expOfNegative(Emit e, String x) {
        Reduced x2 = reduce(e, x, false);
        // A product, as the sum of exponents would take NaN for a number.
        String y = e.mul(expOfRest(e, x2.rest()), power(e, e.shift("LSHL", x2.rounded(), 23)));
        return e.select(e.compare("LT", x, e.c(LOWEST_NORMAL_EXP)), e.c(0), y);
    }

    private static String expm1Tail(Emit e, String r) {
        return e.polynomial(r, 0.5f, 0.166666344f, 0.041666504f, 0.00834170729f, 0.00139315065f, 0.000150436448f);
    }

    static String expm1(Emit e, String x) {
        Reduced x2 = reduce(e, x, true);
        String r = x2.rest();
        String p = e.fma(e.mul(r, r), expm1Tail(e, r), r);
        // Half of 2^n, so that n = 128 does not overflow.
        String half = e.floats(e.integer("add", e.shift("LSHL", x2.rounded(), 23), e.ic(126 << 23)));
        String y = e.fma(p, half, e.sub(half, e.c(0.5)));
        y = e.add(y, y);
        y = e.select(e.compare("LT", x, e.c(-18)), e.c(-1), y);
        return e.select(e.compare("EQ", x, e.c(0)), x, y);
    }

    // e^x - 1 for x <= 0.
    private static String expm1OfNegative(Emit e, String x) {
        Reduced x2 = reduce(e, x, false);
        String r = x2.rest();
        String p = e.fma(e.mul(r, r), expm1Tail(e, r), r);
        String scale = power(e, e.shift("LSHL", x2.rounded(), 23));
        String y = e.fma(p, scale, e.sub(scale, e.c(1)));
        return e.select(e.compare("LT", x, e.c(-18)), e.c(-1), y);
    }

    // log(1 + f) + n ln 2 for f in [sqrt(1/2) - 1, sqrt(2) - 1].
    private static String logOf(Emit e, String f, String n) {
        String square = e.mul(f, f);
        String tail = e.polynomial(f, 0.333333135f, -0.250001669f, 0.200022236f, -0.166593671f, 0.142095521f,
                -0.125483423f, 0.121167913f, -0.109166451f, 0.0527033694f);
        String y = e.fma(e.mul(square, f), tail, e.mul(n, e.c(LN2_LOW)));
        y = e.add(e.fma(square, e.c(-0.5), y), f);
        return e.fma(n, e.c(LN2_HIGH), y);
    }

    private static String exponent(Emit e, String bits) {
        String n = e.integer("add", e.shift("ASHR", bits, 23), e.ic(ROUNDER_BITS));
        return e.sub(e.floats(n), e.c(ROUNDER));
    }

    private static String mantissa(Emit e, String bits) {
        String low = e.integer("and", bits, e.ic(0x7F_FFFF));
        return e.floats(e.integer("add", low, e.ic(Float.floatToRawIntBits((float) Math.sqrt(0.5)))));
    }

    private static String fromRootHalf(Emit e, String x) {
        return e.integer("sub", e.bits(x), e.ic(Float.floatToRawIntBits((float) Math.sqrt(0.5))));
    }

    static String log(Emit e, String x) {
        String tiny = e.compare("LT", x, e.c(Float.MIN_NORMAL));
        String scaled = e.select(tiny, e.mul(x, e.c(0x1p23)), x);
        String bits = fromRootHalf(e, scaled);
        String n = exponent(e, bits);
        n = e.select(tiny, e.sub(n, e.c(23)), n);
        String y = logOf(e, e.sub(mantissa(e, bits), e.c(1)), n);
        y = e.select(e.compare("LT", x, e.c(Double.POSITIVE_INFINITY)), y, x);
        y = e.select(e.compare("LT", x, e.c(0)), e.c(Double.NaN), y);
        return e.select(e.compare("EQ", x, e.c(0)), e.c(Double.NEGATIVE_INFINITY), y);
    }

    static String log1p(Emit e, String x) {
        String y = log1pOfFinite(e, x);
        y = e.select(e.compare("LT", x, e.c(Double.POSITIVE_INFINITY)), y, x);
        y = e.select(e.compare("LT", x, e.c(-1)), e.c(Double.NaN), y);
        y = e.select(e.compare("EQ", x, e.c(-1)), e.c(Double.NEGATIVE_INFINITY), y);
        return e.select(e.compare("LT", e.abs(x), e.c(0x1p-25)), x, y);
    }

    private static String log1pOfFinite(Emit e, String x) {
        String sum = e.add(x, e.c(1));
        // What the sum lost: 1 + x = sum + lost, exactly.
        String back = e.sub(sum, e.c(1));
        String lost = e.add(e.sub(e.c(1), e.sub(sum, back)), e.sub(x, back));
        String bits = fromRootHalf(e, sum);
        String n = exponent(e, bits);
        String shift = e.integer("min", e.shift("ASHR", bits, 23), e.ic(126));
        String scale = e.floats(e.shift("LSHL", e.integer("sub", e.ic(127), shift), 23));
        String f = e.fma(lost, scale, e.sub(mantissa(e, bits), e.c(1)));
        return logOf(e, f, n);
    }

    static String tanh(Emit e, String x) {
        String size = e.abs(x);
        String y = expm1OfNegative(e, e.mul(size, e.c(-2)));
        return e.withSign(e.abs(e.div(y, e.add(y, e.c(2)))), x);
    }

    /// `e^-|x|`, `1 / (1 + e^-|x|)` and the sigmoid of x.
    record Logistic(String exp, String inverse, String value) {
    }

    static Logistic logistic(Emit e, String x) {
        String exp = expOfNegative(e, e.neg(e.abs(x)));
        String inverse = e.div(e.c(1), e.add(exp, e.c(1)));
        String value = e.select(e.compare("LT", x, e.c(0)), e.mul(exp, inverse), inverse);
        return new Logistic(exp, inverse, value);
    }

    static String sigmoid(Emit e, String x) {
        String exp = expOfNegative(e, e.neg(e.abs(x)));
        String above = e.select(e.compare("LT", x, e.c(0)), exp, e.c(1));
        return e.div(above, e.add(exp, e.c(1)));
    }

    static String erf(Emit e, String x) {
        String size = e.abs(x);
        String near = e.fma(x, e.polynomial(e.mul(x, x), 0.128379121f, -0.37612319f, 0.112801135f, -0.0267092083f,
                0.00491488399f, -0.000561971159f), x);
        // -log(erfc(size)) for size in [0.93, 4].
        String q = e.polynomial(size, -0.000211328021f, -1.12761116f, -0.637290478f, -0.103836872f, 0.0221813731f,
                -0.00303181657f, 0.000194777182f);
        String far = e.sub(e.c(1), expOfNegative(e, q));
        far = e.withSign(e.select(e.compare("GE", size, e.c(3.95)), e.c(1), far), x);
        return e.select(e.compare("LT", size, e.c(0.95)), near, far);
    }

    static String gelu(Emit e, String x, boolean tanh) {
        if (tanh) {
            return e.mul(x, logistic(e, twiceInner(e, x, e.mul(x, x))).value());
        }
        return e.mul(x, e.add(e.withSign(aboveHalf(e, x), x), e.c(0.5)));
    }

    // P(0 < X <= |x|) for standard normal X, within 2^-22; 0.5 for NaN. A polynomial of x^2 around 13.5 has terms of one
    // sign below that point and so loses no digits.
    private static String aboveHalf(Emit e, String x) {
        String square = e.floats(e.integer("min", e.bits(e.mul(x, x)), e.ic(Float.floatToRawIntBits(27))));
        String p = e.twoPolynomials(e.sub(square, e.c(13.5)), 0.13605031f, -0.005021593f, 0.0002746435f, -1.623398e-05f,
                9.629061e-07f, -5.5088076e-08f, 2.9614127e-09f, -1.5260207e-10f, 7.721683e-12f, -3.197842e-13f,
                8.935106e-15f, -4.475389e-16f, 3.4226947e-17f, -9.604625e-19f);
        String bits = e.bits(e.mul(e.abs(x), p));
        return e.floats(e.integer("min", bits, e.ic(Float.floatToRawIntBits(0.5f))));
    }

    // 2 sqrt(2 / pi) (x + 0.044715 x^3)
    private static String twiceInner(Emit e, String x, String square) {
        double factor = 2 * Math.sqrt(2 / Math.PI);
        return e.mul(x, e.fma(square, e.c(0.044715 * factor), e.c(factor)));
    }

    static String geluGrad(Emit e, String x, String g, boolean tanh) {
        if (tanh) {
            // Beyond 20 the slope of the sigmoid is 0; the square must not overflow to infinity times 0.
            String near = e.min(e.abs(x), e.c(20));
            String square = e.mul(near, near);
            Logistic s = logistic(e, twiceInner(e, x, e.mul(x, x)));
            String slope = e.mul(e.mul(s.exp(), s.inverse()), s.inverse());
            double factor = 2 * Math.sqrt(2 / Math.PI);
            String inner = e.fma(square, e.c(3 * 0.044715 * factor), e.c(factor));
            return e.mul(g, e.fma(e.mul(x, slope), inner, s.value()));
        }
        String density = e.mul(expOfNegative(e, e.mul(e.mul(x, x), e.c(-0.5))), e.c(1 / Math.sqrt(2 * Math.PI)));
        String cumulative = e.add(e.withSign(aboveHalf(e, x), x), e.c(0.5));
        return e.mul(g, e.fma(x, density, cumulative));
    }

    static String siluGrad(Emit e, String x, String g) {
        Logistic s = logistic(e, x);
        String slope = e.mul(e.mul(s.exp(), s.inverse()), s.inverse());
        return e.mul(g, e.fma(x, slope, s.value()));
    }

    static String softplus(Emit e, String x, String beta, String inverseBeta, String threshold) {
        String scaled = e.mul(x, beta);
        String rest = log1pOfFinite(e, expOfNegative(e, e.neg(e.abs(scaled))));
        String y = e.mul(e.add(e.max(scaled, e.c(0)), rest), inverseBeta);
        return e.select(e.compare("GT", scaled, threshold), x, y);
    }

    /// Sine or cosine of `|x| <= 2^15`.
    static String sine(Emit e, String x, boolean cosine) {
        double quarter = Math.PI / 2;
        float high = (float) quarter;
        float middle = (float) (quarter - high);
        // pi / 2 = 1.57079632679489661923 13216916397514420985846996875529
        float low = (float) (quarter - high - middle + 6.123233995736766e-17);
        String rounded = e.fma(x, e.c(2 / Math.PI), e.c(ROUNDER));
        String n = e.sub(rounded, e.c(ROUNDER));
        String r = e.fma(n, e.c(-high), x);
        r = e.fma(n, e.c(-middle), r);
        r = e.fma(n, e.c(-low), r);
        String square = e.mul(r, r);
        String sin = e.polynomial(square, -0.166666552f, 0.0083321901f, -0.000195183995f);
        sin = e.fma(e.mul(square, r), sin, r);
        String cos = e.polynomial(square, 0.0416666456f, -0.00138873095f, 2.44323255e-05f);
        cos = e.add(e.fma(e.mul(square, square), cos, e.mul(square, e.c(-0.5))), e.c(1));
        String quadrant = e.bits(rounded);
        if (cosine) {
            quadrant = e.integer("add", quadrant, e.ic(1));
        }
        String odd = e.let("VectorMask<Float>", e.integer("and", quadrant, e.ic(1)) + ".compare(VectorOperators.NE, 0)"
                + ".cast(Simd.F)");
        String y = e.select(odd, cos, sin);
        String sign = e.shift("LSHL", e.integer("and", quadrant, e.ic(2)), 30);
        y = e.floats(e.let("IntVector", e.bits(y) + ".lanewise(VectorOperators.XOR, " + sign + ")"));
        return cosine ? y : e.select(e.compare("EQ", x, e.c(0)), x, y);
    }

    /// The whole number next to x: half to even, down or up. Zeros keep the sign of x.
    static String round(Emit e, String x, int direction) {
        String size = e.abs(x);
        String whole = e.sub(e.add(size, e.c(0x1p23)), e.c(0x1p23));
        String y = e.withSign(e.select(e.compare("LT", size, e.c(0x1p23)), whole, size), x);
        if (direction == 0) {
            return y;
        }
        String beyond = e.compare(direction < 0 ? "GT" : "LT", y, x);
        String moved = e.select(beyond, e.add(y, e.c(direction)), y);
        return e.withSign(e.abs(moved), x);
    }
}
