// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.autograd.Autograd;
import dev.gatun.autograd.Tape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TensorTest {
    private static Tensor numbers(long... dims) {
        return Tensor.arange(Shape.of(dims).size(), DType.F32).reshape(dims);
    }

    private static String refusal(Class<? extends Exception> type, Runnable body) {
        return assertThrows(type, body::run).getMessage();
    }

    @Test
    void readsStridedViewsInRowMajorOrder() {
        Tensor x = numbers(2, 3);
        assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, x.t().toFloats());
        assertArrayEquals(new float[] {1, 4}, x.slice(1, 1, 2).toFloats());
        assertArrayEquals(new float[] {0, 2, 3, 5}, x.slice(1, 0, 3, 2).toFloats());
        assertArrayEquals(new float[] {2, 2, 5, 5}, x.slice(1, -1, 3).expand(2, 2).toFloats());
        assertArrayEquals(new float[] {4, 5}, x.get(-1).slice(0, 1, 3).toFloats());
        assertEquals(5, x.t().getDouble(-1, -1));
        assertArrayEquals(new float[] {4, 6, 8}, numbers(3, 4).t().get(0).add(numbers(2, 3).get(1)
                .sub(Tensor.of(-1f, 2f, 5f))).toFloats());
        assertTrue(x.t().t().isContiguous());
        assertFalse(x.t().isContiguous());
    }

    @Test
    void viewsShareMemoryAndVersion() {
        Tensor x = numbers(2, 3);
        Tensor row = x.get(1);
        int before = x.version();
        row.fill(7);
        assertArrayEquals(new float[] {0, 1, 2, 7, 7, 7}, x.toFloats());
        assertEquals(before + 1, x.version());
        assertEquals(x.version(), row.version());
        x.copy().fill(0);
        assertEquals(7, row.getDouble(0));
    }

    @Test
    void writesToStridedTargets() {
        Tensor x = Tensor.zeros(DType.I32, 3, 4);
        x.slice(1, 1, 4, 2).copyFrom(Tensor.of(new int[] {1, 2, 3, 4, 5, 6}, 3, 2));
        x.t().get(0).fill(9);
        assertArrayEquals(new int[] {9, 1, 0, 2, 9, 3, 0, 4, 9, 5, 0, 6}, x.toInts());
        x.t().copyFrom(Tensor.of(new int[] {1, 2, 3}, 3));
        assertArrayEquals(new int[] {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3}, x.toInts());
        assertSame(x, x.fill(-1));
        assertArrayEquals(new int[] {-1, -1}, x.slice(0, 0, 1).slice(1, 0, 2).toInts());
        assertEquals(0, Tensor.zeros(DType.F32, 0, 3).fill(1).size());
    }

    @Test
    void refusesWrongSourcesAndRepeatedTargets() {
        Tensor x = numbers(2, 3);
        assertEquals("assign: the source must have the target's type and broadcast to its shape: target=f32[2,3], "
                + "source=f32[2]; f32[2,3], f32[2]",
                refusal(IllegalArgumentException.class, () -> x.copyFrom(numbers(2))));
        refusal(IllegalArgumentException.class, () -> x.copyFrom(numbers(2, 3).to(DType.F64)));
        refusal(IllegalArgumentException.class, () -> numbers(3).copyFrom(x));
        assertEquals("assign: the target must not repeat elements: axis=0; f32[2,3] strided, f32[]",
                refusal(IllegalArgumentException.class, () -> numbers(3).expand(2, 3).fill(1)));
    }

    @Test
    void writesAreSeenByATape() {
        Tensor x = numbers(3);
        assertThrows(IllegalStateException.class, () -> Autograd.gradient(t -> t.fill(1).sum(), x));
        Tensor w = numbers(3);
        Tape tape = Tape.watching(List.of(x));
        Tensor y = tape.record(() -> x.mul(w).sum());
        w.fill(5);
        String message = refusal(IllegalStateException.class, () -> tape.gradients(y, List.of(x)));
        assertTrue(message.startsWith("mul: a tensor was overwritten between the forward and the backward pass"),
                message);
    }

    @Test
    void copiesAreSeenByATape() {
        assertArrayEquals(new float[] {2, 2, 2}, Autograd.gradient(t -> t.copy().mul(2).sum(), numbers(3)).toFloats());
        assertArrayEquals(new float[] {0, 2, 0, 2},
                Autograd.gradient(t -> t.t().get(1).copy().mul(2).sum(), numbers(2, 2))
                        .toFloats());
    }

    @Test
    void refusesDataOfAnotherSize() {
        assertEquals("tensor: data must match the shape: values=3, shape=[2,2] holds 4",
                refusal(IllegalArgumentException.class, () -> Tensor.of(new float[3], 2, 2)));
        assertEquals("tensor: one index for each axis: indices=1; tensor f32[2,3]",
                refusal(IllegalArgumentException.class, () -> numbers(2, 3).getDouble(1)));
        assertEquals("tensor: index out of range: axis=1, index=3; tensor f32[2,3]",
                refusal(IndexOutOfBoundsException.class, () -> numbers(2, 3).getDouble(0, 3)));
        assertEquals("get: index out of range: axis=0, index=-3; tensor f32[2,3]",
                refusal(IndexOutOfBoundsException.class, () -> numbers(2, 3).get(-3)));
        assertEquals("item: the tensor must have one element: tensor=f32[2]",
                refusal(IllegalArgumentException.class, () -> numbers(2).item()));
        assertEquals("tensor: element type must be f32: tensor=i64[2]; convert with .to(DType.F32)",
                refusal(IllegalArgumentException.class, () -> Tensor.of(new long[2], 2).toFloats()));
        assertEquals("toLongs: the tensor must hold integers: tensor=f32[2]",
                refusal(IllegalArgumentException.class, () -> numbers(2).toLongs()));
    }

    @Test
    void aViewCannotLeaveItsTensor() {
        Tensor x = numbers(2, 3);
        assertEquals("tensor: a view must stay inside the tensor: view=f32[4], offset=3; tensor f32[2,3]",
                refusal(IllegalArgumentException.class, () -> x.view(TensorSpec.of(DType.F32, 4), 3)));
        for (long offset : new long[] {-1, 6, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> x.view(TensorSpec.of(DType.F32, 1), offset));
        }
        TensorSpec wide = TensorSpec.strided(DType.F32, Shape.of(2), new long[] {1L << 58});
        assertThrows(IllegalArgumentException.class, () -> x.view(wide, 0));
        assertEquals("spec: strides reach too far: strides=[4611686018427387904, 1], shape=[5,2]",
                refusal(IllegalArgumentException.class,
                        () -> TensorSpec.strided(DType.F32, Shape.of(5, 2), new long[] {1L << 62, 1})));
        assertThrows(IllegalArgumentException.class, () -> x.view(TensorSpec.of(DType.F64, 1), 0));
        assertEquals(5, x.view(TensorSpec.of(DType.F32, 1), 5).item());
        assertEquals(0, x.view(TensorSpec.of(DType.F32, 0), 6).size());
        // A view may look at all memory of the tensor that it was made from, not beyond it.
        assertThrows(IllegalArgumentException.class, () -> x.get(1).view(TensorSpec.of(DType.F32, 4), 0));
    }

    @Test
    void integersWrapAround() {
        Tensor bytes = Tensor.of(new byte[] {(byte) 250, 3}, 2);
        assertArrayEquals(new long[] {4, 13}, bytes.add(10).toLongs());
        assertArrayEquals(new long[] {6, 253}, bytes.neg().toLongs());
        assertArrayEquals(new int[] {Integer.MIN_VALUE}, Tensor.of(new int[] {Integer.MAX_VALUE}, 1).add(1).toInts());
        long big = (1L << 53) + 1;
        Tensor longs = Tensor.of(new long[] {big, -big, Long.MAX_VALUE}, 3);
        assertArrayEquals(new long[] {big + 2, 2 - big, Long.MIN_VALUE + 1}, longs.add(2).toLongs());
        assertArrayEquals(new long[] {-big, big, -Long.MAX_VALUE}, longs.neg().toLongs());
        assertArrayEquals(new long[] {big, big, Long.MAX_VALUE}, longs.abs().toLongs());
        assertEquals(Long.MAX_VALUE, longs.max().getLong());
        assertEquals(-big, longs.min().getLong());
        assertEquals(2, longs.argMax(0).getLong());
        assertArrayEquals(new long[] {-big, big, Long.MAX_VALUE}, longs.sort(0).values().toLongs());
        assertArrayEquals(new boolean[] {false, true, true},
                longs.notEqual(Tensor.of(new long[] {big}, 1)).toBooleans());
        assertArrayEquals(new boolean[] {true, false, true},
                longs.greater(Tensor.of(new long[] {big - 1}, 1)).toBooleans());
    }

    @Test
    void convertsStorageTypesWithRounding() {
        // bf16 keeps 8 significant bits, f16 11: ties go to even.
        Tensor x = Tensor.of(1 + 1f / 256, 1 + 3f / 256, 65504f, 65520f, 1e-8f, Float.NaN, Float.NEGATIVE_INFINITY);
        assertArrayEquals(new double[] {1, 1 + 4.0 / 256, 65536, 65536, x.to(DType.BF16).getDouble(4), Double.NaN,
            Double.NEGATIVE_INFINITY}, x.to(DType.BF16).toDoubles());
        assertEquals(1e-8, x.to(DType.BF16).getDouble(4), 1e-8 / 256);
        assertArrayEquals(new double[] {1 + 1.0 / 256, 1 + 3.0 / 256, 65504, Double.POSITIVE_INFINITY, 0, Double.NaN,
            Double.NEGATIVE_INFINITY}, x.to(DType.F16).toDoubles());
        for (DType dtype : new DType[] {DType.BF16, DType.F16}) {
            Tensor half = numbers(3, 4).to(dtype);
            assertArrayEquals(new double[] {0, 4, 8, 1, 5, 9}, half.t().slice(0, 0, 2).toDoubles());
            assertArrayEquals(new float[] {0, 4, 8}, half.t().get(0).to(DType.F32).toFloats());
            assertArrayEquals(new double[] {8, 0}, half.indexSelect(0, Tensor.of(new long[] {2, 0}, 2)).get(1, 0)
                    .toDoubles());
            assertArrayEquals(half.toDoubles(), half.copy().toDoubles());
            assertEquals("add: " + dtype + " has no arithmetic: operand=" + dtype + "[3,4]; convert with "
                    + ".to(DType.F32)", refusal(IllegalArgumentException.class, () -> half.add(half)));
        }
        assertArrayEquals(new long[] {1, 255, 0, 44}, Tensor.of(1.9f, -1.2f, Float.NaN, 300f).to(DType.U8).toLongs());
        assertArrayEquals(new boolean[] {true, false, true},
                Tensor.of(0.1f, -0f, Float.NaN).to(DType.BOOL).toBooleans());
    }

    @Test
    void copiesToMemoryOfTheCaller() {
        float[] target = new float[6];
        numbers(2, 3).t().copyTo(MemorySegment.ofArray(target));
        assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, target);
        assertThrows(IndexOutOfBoundsException.class,
                () -> numbers(2, 3).copyTo(MemorySegment.ofArray(new float[5])));
    }

    @Test
    void printsForPeople() {
        assertEquals("f32[] 1.5000", Tensor.scalar(1.5, DType.F32).toString());
        assertEquals("f32[3] [0., 1., 2.]", numbers(3).toString());
        assertEquals("f32[2,2]\n[[0., 2.],\n [1., 3.]]", numbers(2, 2).t().toString());
        assertEquals("f32[2,1,2]\n[[[0., 1.]],\n\n [[2., 3.]]]", numbers(2, 1, 2).toString());
        assertEquals("i64[2] [9223372036854775807,   -9007199254740993]",
                Tensor.of(new long[] {Long.MAX_VALUE, -(1L << 53) - 1}, 2).toString());
        assertEquals("bool[2] [ true, false]", Tensor.of(new boolean[] {true, false}, 2).toString());
        assertEquals("f64[3] [   NaN,   -inf, 0.5000]",
                Tensor.of(new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 0.5}, 3).toString());
        assertEquals("f64[2] [1.0000e-05, 2.0000e+05]", Tensor.of(new double[] {1e-5, 2e5}, 2).toString());
        assertEquals("f32[0,3] []", numbers(0, 3).toString());
        assertEquals("f32[1001] [   0.,    1.,    2., …,  998.,  999., 1000.]", numbers(1001).toString());
        assertEquals("bf16[1] [0.5000]", Tensor.of(0.5f).to(DType.BF16).toString());
    }

    @Test
    void reshapesStridedTensorsWithoutCopyWherePossible() {
        Tensor x = numbers(2, 3, 4);
        x.permute(2, 0, 1).reshape(4, 6).get(3).fill(-1);
        assertArrayEquals(new float[] {-1, -1, -1, -1, -1, -1}, x.get(2, 3).reshape(6).toFloats());
        assertEquals(2, x.get(2, 2).reshape(6).getDouble(0));
        x.get(2, 1).reshape(3, 2).fill(-2);
        assertEquals(-2, x.getDouble(1, 2, 1));
        assertArrayEquals(new double[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11},
                numbers(3, 4).t().reshape(12).toDoubles());
        assertArrayEquals(new double[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11},
                numbers(3, 4).t().reshape(2, 6).toDoubles());
        assertArrayEquals(new double[] {3, 3, 3, 3}, Tensor.scalar(3, DType.F64).expand(4).reshape(2, 2).toDoubles());
        assertArrayEquals(new double[] {0, 1, 0, 1}, numbers(2).expand(2, 2).reshape(4).toDoubles());
        assertEquals(Shape.of(0, 7), numbers(3, 0).t().reshape(0, 7).shape());
        assertEquals(Shape.of(1, 1), Tensor.scalar(3, DType.F64).reshape(1, 1).shape());
        assertEquals(3, Tensor.of(3f, 4f).slice(0, 0, 1).reshape().item());
    }

    @Test
    void aReshapedViewHasTheElementsOfAReshapedCopy() {
        long[][] shapes = {{24}, {2, 12}, {12, 2}, {6, 4}, {4, 6}, {1, 24, 1}, {2, 3, 4}, {4, 3, 2}, {2, 2, 2, 3},
            {3, 8},
            {2, 1, 12}};
        int[][] orders = {{0, 1, 2, 3}, {1, 0, 2, 3}, {0, 2, 1, 3}, {3, 0, 1, 2}, {2, 3, 0, 1}, {3, 2, 1, 0},
            {0, 3, 1, 2}};
        int views = 0;
        for (long[] memory : new long[][] {{2, 3, 1, 4}, {2, 3, 2, 2}, {6, 1, 4, 1}, {3, 2, 4, 1}}) {
            for (int[] order : orders) {
                for (boolean sliced : new boolean[] {false, true}) {
                    long[] dims = memory.clone();
                    dims[2] += sliced ? 1 : 0;
                    Tensor x = numbers(dims).slice(2, sliced ? 1 : 0, dims[2]).permute(order);
                    for (long[] shape : shapes) {
                        Tensor reshaped = x.reshape(shape);
                        views += reshaped.isContiguous() ? 0 : 1;
                        assertArrayEquals(x.contiguous().reshape(shape).toFloats(), reshaped.toFloats());
                    }
                }
            }
        }
        assertTrue(views > 0, "no case was a strided view");
    }

    @Test
    void infersOneDimensionOfAShape() {
        assertEquals(Shape.of(2, 3), numbers(6).reshape(2, -1).shape());
        assertEquals("reshape: the dimension -1 cannot be inferred: dims=[4, -1]; tensor f32[6]",
                refusal(IllegalArgumentException.class, () -> numbers(6).reshape(4, -1)));
        assertEquals("reshape: the number of elements must not change: from=[6] (6), to=[4] (4); f32[6]",
                refusal(IllegalArgumentException.class, () -> numbers(6).reshape(4)));
        assertEquals(Shape.of(2, 12), numbers(2, 3, 4).flatten(1, 2).shape());
    }

    @Test
    void memoryMustBeOffTheHeapAndAlive() {
        TensorSpec spec = TensorSpec.of(DType.F32, 2);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Tensor.over(spec, MemorySegment.ofArray(
                new float[2]))).getMessage().startsWith("tensor: memory must be off the heap and last as long"));
        MemorySegment ended;
        try (Arena arena = Arena.ofShared()) {
            ended = arena.allocate(8);
        }
        assertThrows(IllegalArgumentException.class, () -> Tensor.over(spec, ended));
        assertThrows(IllegalArgumentException.class, () -> Tensor.over(spec, Arena.ofAuto().allocate(12)));
    }
}
