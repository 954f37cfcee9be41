// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorLayout.Indexed;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LayoutTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Tensor numbers(long... dims) {
        return Tensor.arange(Shape.of(dims).size(), DType.I64).reshape(dims);
    }

    private static Tensor of(double... values) {
        return Tensor.of(values, values.length);
    }

    private static Tensor indices(long... values) {
        return Tensor.of(values, values.length);
    }

    private static String refusal(Class<? extends Exception> type, Runnable body) {
        return assertThrows(type, body::run).getMessage();
    }

    @Test
    void joins() {
        Tensor x = numbers(2, 2);
        assertArrayEquals(new long[] {0, 1, 0, 2, 2, 3, 1, 3}, Tensor.concat(1, x, x.t()).toLongs());
        assertArrayEquals(new long[] {0, 1, 2, 3, 1, 3}, Tensor.concat(0, x, x.t().slice(0, 1, 2)).toLongs());
        assertEquals(Shape.of(2, 2, 2), Tensor.stack(-1, x, x).shape());
        assertArrayEquals(new long[] {0, 0, 1, 1, 2, 2, 3, 3}, Tensor.stack(-1, x, x).toLongs());
        assertEquals(Shape.of(2, 2), Tensor.concat(1, x, Tensor.zeros(DType.I64, 2, 0)).shape());
        assertEquals("concat: at least one operand is needed: operands=0; no operands",
                refusal(IllegalArgumentException.class, () -> Tensor.concat(0)));
        assertEquals(
                "concat: dims other than the axis must be equal: axis=0, first=[2,2], other=[2,3]; i64[2,2], i64[2,3]",
                refusal(IllegalArgumentException.class, () -> Tensor.concat(0, x, numbers(2, 3))));
        assertEquals(
                "concat: operands must have one element type: lhs=i64[2,2], rhs=f32[2,2]; convert one with .to(...)",
                refusal(IllegalArgumentException.class, () -> Tensor.concat(0, x, x.to(DType.F32))));
    }

    @Test
    void splits() {
        List<Tensor> parts = numbers(2, 5).split(1, 1, 0, 4);
        assertArrayEquals(new long[] {0, 5}, parts.get(0).toLongs());
        assertEquals(Shape.of(2, 0), parts.get(1).shape());
        assertArrayEquals(new long[] {1, 2, 3, 4, 6, 7, 8, 9}, parts.get(2).toLongs());
        assertEquals(List.of(Shape.of(2), Shape.of(2), Shape.of(1)), numbers(5).chunk(0, 3).stream().map(Tensor::shape)
                .toList());
        assertEquals(1, numbers(0).chunk(0, 3).size());
        assertEquals("split: sizes must add up to the dimension: sizes=[2, 2], dim=5; tensor i64[5]",
                refusal(IllegalArgumentException.class, () -> numbers(5).split(0, 2, 2)));
    }

    @Test
    void padsFlipsAndRolls() {
        Tensor x = numbers(2, 2);
        assertArrayEquals(new long[] {7, 0, 1, 7, 2, 3, 7, 7, 7},
                x.pad(new long[] {0, 1}, new long[] {1, 0}, 7).toLongs());
        assertArrayEquals(new long[] {9, 0, 2, 9, 1, 3}, x.t().pad(1, 1, 0, 9).toLongs());
        assertArrayEquals(new long[] {1, 1}, Tensor.zeros(DType.I64, 0).pad(0, 1, 1, 1).toLongs());
        assertArrayEquals(new long[] {3, 2, 1, 0}, x.flip(0, 1).toLongs());
        assertArrayEquals(new long[] {2, 0, 3, 1}, x.t().flip(1).toLongs());
        assertArrayEquals(new long[] {3, 4, 0, 1, 2}, numbers(5).roll(0, 2).toLongs());
        assertArrayEquals(new long[] {1, 2, 3, 4, 0}, numbers(5).roll(0, -6).toLongs());
        assertEquals(
                "pad: widths must be in [0, 2^59], one before and after each axis: before=[-1], after=[0], rank=1; "
                        + "i64[3]",
                refusal(IllegalArgumentException.class, () -> numbers(3).pad(0, -1, 0, 0)));
    }

    @Test
    void keepsTrianglesAndDiagonals() {
        Tensor x = numbers(3, 3).add(1);
        assertArrayEquals(new long[] {1, 0, 0, 4, 5, 0, 7, 8, 9}, x.tril().toLongs());
        assertArrayEquals(new long[] {0, 2, 3, 0, 0, 6, 0, 0, 0}, x.triu(1).toLongs());
        assertArrayEquals(new boolean[] {true, false, true, true}, Tensor.ones(DType.BOOL, 2, 2).tril().toBooleans());
        assertArrayEquals(new long[] {1, 5, 9}, x.diagonal().toLongs());
        assertArrayEquals(new long[] {0, 6, 1, 7}, numbers(2, 2, 2).diagonal(0, 1).toLongs());
        assertEquals("diagonal: two axes of equal size are needed: first=0, second=1; i64[2,3]",
                refusal(IllegalArgumentException.class, () -> numbers(2, 3).diagonal()));
    }

    @Test
    void sortsStablyWithNaNAsTheLargest() {
        Tensor x = of(2, NAN, -0.0, 1, 0, INF, 2, NAN);
        Indexed up = x.sort(0);
        assertArrayEquals(new long[] {2, 4, 3, 0, 6, 5, 1, 7}, up.indices().toLongs());
        assertArrayEquals(new double[] {-0.0, 0, 1, 2, 2, INF, NAN, NAN}, up.values().toDoubles());
        Indexed down = x.sort(0, true);
        assertArrayEquals(new long[] {1, 7, 5, 0, 6, 3, 2, 4}, down.indices().toLongs());
        assertArrayEquals(new long[] {1, 0, 0, 1}, Tensor.of(new double[] {2, 1, 1, 2}, 2, 2).t().sort(0).indices()
                .toLongs());
        assertEquals(Shape.of(0), Tensor.zeros(DType.F32, 0).sort(0).indices().shape());
    }

    @Test
    void takesTheBest() {
        Tensor x = Tensor.of(new double[] {1, 4, 4, 2, 9, 3}, 2, 3);
        assertArrayEquals(new double[] {4, 4, 9, 3}, x.topK(1, 2).values().toDoubles());
        assertArrayEquals(new long[] {1, 2, 1, 2}, x.topK(1, 2).indices().toLongs());
        assertArrayEquals(new long[] {0, 0}, x.topK(-1, 1, false).indices().toLongs());
        assertEquals(Shape.of(2, 0), x.topK(1, 0).values().shape());
        assertEquals("topk: k must be in [0, dim]: k=4, dim=3; tensor f64[2,3]",
                refusal(IllegalArgumentException.class, () -> x.topK(1, 4)));
    }

    @Test
    void picksByIndex() {
        Tensor x = numbers(2, 3);
        assertArrayEquals(new long[] {2, 0, 3, 4}, x.gather(1, Tensor.of(new long[] {2, 0, 0, 1}, 2, 2)).toLongs());
        assertArrayEquals(new long[] {3, 1}, x.gather(0, Tensor.of(new long[] {1, 0}, 1, 2)).toLongs());
        assertArrayEquals(new long[] {3, 4, 5, 0, 1, 2, 3, 4, 5}, x.indexSelect(0, indices(1, 0, 1)).toLongs());
        assertArrayEquals(new long[] {0, 3, 2, 5}, x.t().indexSelect(0, indices(0, 2)).toLongs());
        Tensor table = x.indexSelect(0, Tensor.of(new long[] {0, 1, 1, 0}, 2, 2));
        assertEquals(Shape.of(2, 2, 3), table.shape());
        assertEquals(Shape.of(3), x.indexSelect(0, Tensor.scalar(1, DType.I64)).shape());
        assertArrayEquals(new long[] {0, 0, 1, 1, 0, 0}, indices(2, 0).oneHot(3, DType.I64).toLongs());
        Tensor strided = Tensor.of(new long[] {0, 9, 1, 9}, 2, 2).t().get(0);
        assertArrayEquals(new long[] {1, 0, 0, 1}, strided.oneHot(2, DType.U8).toLongs());
        assertArrayEquals(new long[] {0, 1, 3, 4}, x.indexSelect(1, strided).toLongs());
    }

    @Test
    void addsAtIndices() {
        Tensor zeros = Tensor.zeros(DType.I64, 2, 3);
        Tensor source = Tensor.of(new long[] {1, 2, 4, 8}, 2, 2);
        assertArrayEquals(new long[] {3, 0, 0, 0, 8, 4}, zeros.scatterAdd(1, Tensor.of(new long[] {0, 0, 2, 1}, 2, 2),
                source).toLongs());
        assertArrayEquals(new long[] {2, 0, 1, 8, 0, 4}, zeros.indexAdd(1, indices(2, 0), source).toLongs());
        assertArrayEquals(new long[] {0, 0, 0, 3, 5, 7}, zeros.indexAdd(0, indices(1, 1), numbers(2, 3)).toLongs());
        Tensor weight = Tensor.zeros(DType.F64, 3, 2);
        Tensor gradient = Autograd.gradient(w -> w.indexSelect(0, indices(2, 0, 2)).sum(), weight);
        assertArrayEquals(new double[] {1, 1, 0, 0, 2, 2}, gradient.toDoubles());
    }

    @Test
    void anIndexOutsideItsAxisIsAnError() {
        Tensor x = numbers(2, 3);
        for (long bad : new long[] {3, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            Tensor index = Tensor.of(new long[] {0, bad}, 1, 2);
            assertEquals("gather: index out of range: index=" + bad + ", position=1, dim=3",
                    refusal(IndexOutOfBoundsException.class, () -> x.gather(1, index)));
            assertEquals("scatteradd: index out of range: index=" + bad + ", position=1, dim=3",
                    refusal(IndexOutOfBoundsException.class, () -> x.scatterAdd(1, index, index)));
            assertEquals("indexselect: index out of range: index=" + bad + ", position=1, dim=3",
                    refusal(IndexOutOfBoundsException.class, () -> x.indexSelect(1, index)));
            assertEquals("indexadd: index out of range: index=" + bad + ", position=1, dim=3",
                    refusal(IndexOutOfBoundsException.class, () -> x.indexAdd(1, index.get(0), numbers(2, 2))));
            assertEquals("onehot: index out of range: index=" + bad + ", position=1, dim=3",
                    refusal(IndexOutOfBoundsException.class, () -> index.oneHot(3, DType.F32)));
        }
        refusal(IndexOutOfBoundsException.class, () -> Tensor.zeros(DType.F32, 0, 3).indexSelect(0, indices(0)));
        assertEquals("indexselect: indices must be i64: indices=i32[1]; convert with .to(DType.I64)",
                refusal(IllegalArgumentException.class, () -> x.indexSelect(0, Tensor.of(new int[] {0}, 1))));
        assertEquals(
                "gather: indices must have the rank of x and fit outside the axis: axis=1, indices=[3,1], x=[2,3]; "
                        + "i64[2,3], i64[3,1]",
                refusal(IllegalArgumentException.class, () -> x.gather(1, Tensor.zeros(DType.I64, 3, 1))));
    }
}
