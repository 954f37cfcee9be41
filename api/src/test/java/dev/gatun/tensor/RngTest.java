// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.op.Ops;
import dev.gatun.op.RandomNormal;
import dev.gatun.op.RandomUniform;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RngTest {
    private static final Tensor STATE = Tensor.of(new long[] {42, 3}, 2);

    // The expected numbers come from a separate program that follows the definition in RandomUniform and RandomNormal.
    @Test
    void uniformFollowsItsDefinition() {
        assertArrayEquals(new double[] {0.040308356285095215, 0.445625901222229, 0.7230342626571655,
            0.5981499552726746, 0.5221080183982849, 0.11550432443618774},
                Ops.apply(new RandomUniform(Shape.of(6), DType.F32), STATE).toDoubles());
        assertArrayEquals(new double[] {0.040308396858170115, 0.7230342820148915, 0.52210802670944},
                Ops.apply(new RandomUniform(Shape.of(3), DType.F64), STATE).toDoubles());
    }

    @Test
    void normalFollowsItsDefinition() {
        assertArrayEquals(new double[] {-2.387778468524969, 0.8490606497123971, -0.6570045928234397,
            -0.46577047662244375, 0.8527863410372247, 0.7566483923436391, 0.007453281499805351},
                Ops.apply(new RandomNormal(Shape.of(7), DType.F32), STATE).toDoubles(), 4e-7);
        assertArrayEquals(new double[] {-0.42732703708366965, -2.4979556740095643, -0.59348553939261},
                Ops.apply(new RandomNormal(Shape.of(3), DType.F64), STATE).toDoubles(), 1e-14);
    }

    @Test
    void aSmallerDrawIsAPrefixOfALargerOne() {
        for (DType dtype : new DType[] {DType.F32, DType.F64}) {
            double[] all = new Rng(9).normal(dtype, 33).toDoubles();
            for (int n : new int[] {0, 1, 2, 3, 5, 17}) {
                assertArrayEquals(Arrays.copyOf(all, n), new Rng(9).normal(dtype, n).toDoubles());
            }
        }
    }

    @Test
    void everyDrawIsDifferentAndTheSeedDecidesAll() {
        Rng a = new Rng(7);
        Rng b = new Rng(7);
        Tensor first = a.uniform(DType.F32, 100);
        assertArrayEquals(first.toFloats(), b.uniform(DType.F32, 100).toFloats());
        assertNotEquals(first.getDouble(0), a.uniform(DType.F32, 100).getDouble(0));
        assertNotEquals(first.getDouble(0), new Rng(8).uniform(DType.F32, 100).getDouble(0));
        assertEquals(a.split().nextLong(), new Rng(splitKey(7, 2)).nextLong());
    }

    private static long splitKey(long seed, int draws) {
        Rng rng = new Rng(seed);
        for (int i = 0; i < draws; i++) {
            rng.uniform(DType.F32);
        }
        return rng.nextLong();
    }

    @Test
    void resumesFromASavedState() {
        Rng rng = new Rng(1);
        rng.normal(DType.F64, 3);
        rng.nextLong();
        long[] saved = rng.state().toLongs();
        assertArrayEquals(new long[] {1, 2}, saved);
        double[] next = rng.normal(DType.F64, 5).toDoubles();
        long word = rng.nextLong();
        Rng resumed = new Rng(99);
        resumed.state().copyFrom(Tensor.of(saved, 2));
        assertArrayEquals(next, resumed.normal(DType.F64, 5).toDoubles());
        assertEquals(word, resumed.nextLong());
    }

    @Test
    void theStateOutlivesTheScopeItWasMadeIn() {
        Rng rng;
        try (Scope _ = Scope.open()) {
            rng = new Rng(5);
            rng.uniform(DType.F32, 2);
        }
        assertArrayEquals(new long[] {5, 1}, rng.state().toLongs());
        rng.uniform(DType.F32, 2);
    }

    // Bounds are four standard errors of the estimate.
    @Test
    void momentsAreThoseOfTheDistribution() {
        int n = 100_000;
        Tensor u = new Rng(3).uniform(-1, 3, DType.F64, n);
        assertEquals(1, u.mean().item(), 4 * 4 / Math.sqrt(12.0 * n));
        assertTrue(u.min().item() >= -1 && u.max().item() < 3);
        Tensor z = new Rng(4).normal(DType.F64, n);
        assertEquals(0, z.mean().item(), 4 / Math.sqrt(n));
        assertEquals(1, z.var(0, false).item(), 4 * Math.sqrt(2.0 / n));
        assertEquals(0, z.pow(3).mean().item(), 4 * Math.sqrt(15.0 / n));
        assertEquals(2, new Rng(4).normal(2, 0.5, DType.F64, n).mean().item(), 2 / Math.sqrt(n));
    }

    @Test
    void permutationHoldsEveryNumberOnce() {
        Rng rng = new Rng(11);
        for (int n : new int[] {0, 1, 2, 257}) {
            long[] order = rng.permutation(n);
            long[] sorted = order.clone();
            Arrays.sort(sorted);
            assertArrayEquals(LongStream.range(0, n).toArray(), sorted);
        }
        assertFalse(Arrays.equals(rng.permutation(257), rng.permutation(257)));
    }

    @Test
    void nextIntStaysBelowItsBoundAndReachesEveryNumber() {
        Rng rng = new Rng(12);
        int[] counts = new int[7];
        for (int i = 0; i < 7000; i++) {
            counts[rng.nextInt(7)]++;
        }
        for (int count : counts) {
            assertEquals(1000, count, 4 * Math.sqrt(1000));
        }
        double x = rng.nextDouble();
        assertTrue(x >= 0 && x < 1);
        assertEquals("rng: the bound must be positive: bound=0",
                assertThrows(IllegalArgumentException.class, () -> rng.nextInt(0)).getMessage());
    }

    @Test
    void rejectsTypesThatHaveNoRandomNumbers() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> new Rng(1).uniform(DType.I32, 2));
        assertEquals("randomuniform: the element type must be f32 or f64: dtype=i32; i64[2]", e.getMessage());
    }
}
