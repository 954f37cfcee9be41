// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import dev.gatun.op.LeakyRelu;
import dev.gatun.op.Ops;
import dev.gatun.op.Permute;
import dev.gatun.op.Relu;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EagerTest {
    @Test
    void opsOfOneClassWithManyParametersStayApart() {
        Tensor x = Tensor.of(-1f, 4f);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 40; i++) {
                double slope = i / 8.0;
                assertEquals(-slope, Ops.apply(new LeakyRelu(slope), x).getDouble(0));
            }
        }
    }

    @Test
    void viewsOfEqualSpecsKeepTheirOwnMemoryAndOffset() {
        Tensor a = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
        Tensor b = a.add(10);
        for (int round = 0; round < 3; round++) {
            assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, Ops.apply(new Permute(List.of(1, 0)), a).toFloats());
            assertArrayEquals(new float[] {10, 13, 11, 14, 12, 15}, b.t().toFloats());
            assertArrayEquals(new float[] {13, 14, 15}, b.get(0, 1).toFloats());
            assertArrayEquals(new float[] {10, 11, 12}, b.get(0, 0).toFloats());
        }
    }

    @Test
    void knownPathsStillRefuseClosedScopesAndWrongOperands() {
        Tensor x = Tensor.of(1f);
        Tensor closed;
        try (Scope _ = Scope.open()) {
            closed = Tensor.of(2f);
            closed.relu();
            x.add(closed);
        }
        assertThrows(IllegalStateException.class, closed::relu);
        assertThrows(IllegalStateException.class, () -> x.add(closed));
        assertThrows(IllegalStateException.class, () -> closed.reshape(1, 1));
        assertThrows(IllegalArgumentException.class, () -> Ops.apply(new Relu(), x, x));
        assertThrows(NullPointerException.class, () -> x.add((Tensor) null));
        assertEquals(1, x.relu().item());
    }

    @Test
    void resultsAreNewObjects() {
        Tensor x = Tensor.of(1f, 2f);
        assertNotSame(x.relu(), x.relu());
        try (Scope _ = Scope.open()) {
            Tensor a = x.relu();
            Tensor b = x.add(x);
            assertArrayEquals(new float[] {1, 2}, a.toFloats());
            assertArrayEquals(new float[] {2, 4}, b.toFloats());
        }
    }

    @Test
    void aSlabHandsOutTheSameSlicesAgainUntilItGrows() {
        Slab slab = Slab.take();
        var first = slab.allocate(100);
        var second = slab.allocate(10);
        slab.release();
        Slab again = slab;
        while ((again = Slab.take()) != slab) {
            continue;
        }
        assertSame(first, again.allocate(100));
        assertEquals(11, again.allocate(11).byteSize());
        assertEquals(second.address(), first.address() + 128);
        var large = again.allocate(3 << 20);
        assertEquals(3 << 20, large.byteSize());
        assertNotSame(first, again.allocate(100));
        again.release();
    }

    @Test
    void virtualThreadsShareThePaths() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> sums = IntStream.range(0, 500).mapToObj(i -> threads.submit(() -> {
                try (Scope _ = Scope.open()) {
                    Tensor x = Tensor.full(i, DType.F32, 1 + i % 7);
                    return x.add(x).relu().mul(0.5).sum().item() / x.size();
                }
            })).toList();
            for (int i = 0; i < sums.size(); i++) {
                assertEquals(i, sums.get(i).get());
            }
        }
    }
}
