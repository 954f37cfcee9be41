// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

/// Two floats in one long, for loops that return two sums without allocating.
final class Pairs {
    private Pairs() {
    }

    static long pack(float first, float second) {
        return (long) Float.floatToRawIntBits(first) << 32 | Float.floatToRawIntBits(second) & 0xFFFF_FFFFL;
    }

    static float first(long pair) {
        return Float.intBitsToFloat((int) (pair >>> 32));
    }

    static float second(long pair) {
        return Float.intBitsToFloat((int) pair);
    }
}
