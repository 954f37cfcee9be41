// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DatasetTest {
    private static Dataset numbers(int n) {
        return Dataset.of(Tensor.arange(n, DType.F32).reshape(n, 1), Tensor.arange(n, DType.I64));
    }

    private static List<Long> order(Batches batches, int epoch) {
        List<Long> order = new ArrayList<>();
        for (Batch batch : batches.epoch(epoch)) {
            for (long y : batch.y().toLongs()) {
                order.add(y);
            }
        }
        return order;
    }

    @Test
    void shufflesEachEpochAnewAndRepeatably() {
        Batches batches = Batches.of(numbers(17), 5).shuffle(7);
        assertEquals(4, batches.count());
        assertEquals(order(batches, 3), order(batches, 3));
        assertNotEquals(order(batches, 3), order(batches, 4));
        assertNotEquals(order(batches, 3), order(batches.shuffle(8), 3));
        assertEquals(17, new HashSet<>(order(batches, 3)).size());
        assertEquals(15, order(batches.dropLast(), 0).size());
    }

    @Test
    void entersAnEpochInTheMiddle() {
        Batches batches = Batches.of(numbers(17), 5).shuffle(7);
        List<Long> tail = new ArrayList<>();
        for (Batch batch : batches.epoch(2, 2)) {
            Arrays.stream(batch.y().toLongs()).forEach(tail::add);
        }
        assertEquals(order(batches, 2).subList(10, 17), tail);
    }

    @Test
    void prefetchGivesTheSameBatches() {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Batches batches = Batches.of(numbers(103), 4).shuffle(1);
            assertEquals(order(batches, 0), order(batches.prefetch(executor), 0));
            Batches augmented = batches.augment(Transform.scale(2).then((values, shape, random) -> {
                values[0] += random.nextFloat();
                return values;
            }));
            List<Double> plain = new ArrayList<>();
            augmented.epoch(1).forEach(b -> Arrays.stream(b.x().toDoubles()).forEach(plain::add));
            List<Double> ahead = new ArrayList<>();
            augmented.prefetch(executor).epoch(1).forEach(b -> Arrays.stream(b.x().toDoubles()).forEach(ahead::add));
            assertEquals(plain, ahead);
        }
    }

    @Test
    void aBatchEndsWithTheNextOne() {
        var batches = Batches.of(numbers(4), 2).epoch(0).iterator();
        Batch first = batches.next();
        Tensor kept = Scope.outside(first.x()::copy);
        batches.next();
        assertThrows(IllegalStateException.class, () -> first.x().add(1));
        assertArrayEquals(new float[] {0, 1}, kept.toFloats());
    }

    @Test
    void splitsWithoutOverlap() {
        List<Dataset> parts = numbers(10).split(0.7, 3);
        Set<Long> all = new HashSet<>();
        for (Dataset part : parts) {
            for (long y : part.all().y().toLongs()) {
                assertTrue(all.add(y));
            }
        }
        assertEquals(7, parts.get(0).size());
        assertEquals(10, all.size());
        assertThrows(IllegalArgumentException.class, () -> numbers(3).split(1.5, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> numbers(3).subset(3));
    }

    @Test
    void digitsAreSplitEvenlyAndFixed() {
        Dataset test = Digits.split().get(1);
        assertEquals(360, test.size());
        assertEquals(1437, Digits.split().get(0).size());
        int[] counts = new int[10];
        for (long y : test.all().y().toLongs()) {
            counts[(int) y]++;
        }
        assertArrayEquals(new int[] {36, 36, 36, 36, 36, 36, 36, 36, 36, 36}, counts);
        Tensor first = Digits.load().batch(0).x();
        assertEquals(Shape.of(1, 1, 8, 8), first.shape());
        assertEquals(13 / 16.0, first.getDouble(0, 0, 0, 3));
    }

    @Test
    void transformsImages() {
        Tensor image = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Dataset one = Dataset.of(image, Tensor.of(new long[] {0}, 1));
        assertArrayEquals(new float[] {2, 1, 4, 3}, one.map(Transform.randomFlip(1)).all().x().toFloats());
        assertArrayEquals(new float[] {1, 1.25f, 1.75f, 2, 1.5f, 1.75f, 2.25f, 2.5f, 2.5f, 2.75f, 3.25f, 3.5f, 3,
            3.25f, 3.75f, 4}, one.map(Transform.resize(4, 4)).all().x().toFloats());
        assertArrayEquals(new float[] {0, 0.5f, 1, 1.5f}, one.map(Transform.normalize(new double[] {1},
                new double[] {2})).all().x().toFloats());
        Set<String> shifts = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            float[] moved = Transform.randomShift(1).apply(new float[] {1, 2, 3, 4}, Shape.of(1, 2, 2),
                    new SplittableRandom(seed));
            shifts.add(Arrays.toString(moved));
        }
        assertEquals(Set.of("[1.0, 2.0, 3.0, 4.0]", "[0.0, 1.0, 0.0, 3.0]", "[2.0, 0.0, 4.0, 0.0]",
                "[0.0, 0.0, 1.0, 2.0]", "[3.0, 4.0, 0.0, 0.0]", "[0.0, 0.0, 0.0, 1.0]", "[0.0, 0.0, 2.0, 0.0]",
                "[0.0, 3.0, 0.0, 0.0]", "[4.0, 0.0, 0.0, 0.0]"), shifts);
    }

    @Test
    void toySetsAreRepeatable() {
        for (Dataset set : List.of(ToyData.moons(50, 0.1, 1), ToyData.circles(50, 0, 1), ToyData.xor(50, 0, 1),
                ToyData.spirals(51, 3, 0, 1), ToyData.blobs(50, 4, 0.1, 1))) {
            assertEquals(Shape.of(2), set.inputSpec().shape());
            assertTrue(set.all().x().toFloats().length == 2 * set.size());
        }
        assertArrayEquals(ToyData.moons(9, 0.3, 5).all().x().toFloats(), ToyData.moons(9, 0.3, 5).all().x()
                .toFloats());
        Batch xor = ToyData.xor(40, 0, 1).all();
        for (int i = 0; i < 40; i++) {
            double product = xor.x().getDouble(i, 0) * xor.x().getDouble(i, 1);
            assertEquals(product < 0 ? 1 : 0, xor.y().getLong(i));
        }
    }
}
