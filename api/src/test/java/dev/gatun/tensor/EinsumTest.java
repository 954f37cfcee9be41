// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EinsumTest {
    private static final Tensor A = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
    private static final Tensor B = Tensor.of(new double[] {1, 0, 2, -1, 1, 3}, 3, 2);

    @Test
    void multipliesMatrices() {
        assertArrayEquals(new double[] {8, 7, 20, 13}, Tensor.einsum("ij,jk->ik", A, B).toDoubles());
        assertArrayEquals(new double[] {8, 20, 7, 13}, Tensor.einsum("ij, jk -> ki", A, B).toDoubles());
        assertArrayEquals(A.matmul(B).toDoubles(), Tensor.einsum("ij,jk", A, B).toDoubles());
    }

    @Test
    void sumsPermutesAndTakesDiagonals() {
        assertEquals(21, Tensor.einsum("ij->", A).item());
        assertArrayEquals(new double[] {5, 7, 9}, Tensor.einsum("ij->j", A).toDoubles());
        assertArrayEquals(A.t().toDoubles(), Tensor.einsum("ij->ji", A).toDoubles());
        Tensor square = Tensor.arange(9, DType.I64).reshape(3, 3);
        assertArrayEquals(new long[] {0, 4, 8}, Tensor.einsum("ii->i", square).toLongs());
        assertEquals(12, Tensor.einsum("ii", square).getLong());
        Tensor cube = Tensor.arange(8, DType.I64).reshape(2, 2, 2);
        assertArrayEquals(new long[] {0, 7}, Tensor.einsum("iii->i", cube).toLongs());
        assertArrayEquals(new long[] {0, 5, 2, 7}, Tensor.einsum("iji->ji", cube).toLongs());
    }

    @Test
    void joinsManyOperands() {
        Tensor v = Tensor.of(new double[] {1, -1}, 2);
        assertArrayEquals(new double[] {1, 7}, Tensor.einsum("ij,jk,k->i", A, B, v).toDoubles());
        assertArrayEquals(new double[] {1, -7}, Tensor.einsum("ij,jk,k,i->i", A, B, v, v).toDoubles());
        assertArrayEquals(new double[] {1, -1, -1, 1}, Tensor.einsum("i,j->ij", v, v).toDoubles());
        assertArrayEquals(new double[] {1, 0, 9, 16, 0, 0}, Tensor.einsum("ij,ij->ij", A,
                Tensor.of(new double[] {1, 0, 3, 4, 0, 0}, 2, 3)).toDoubles());
        assertEquals(4, Tensor.einsum("i,i,i,i,i,i,i,i->", new Tensor[] {v, v, v, v, v, v, v, v.mul(2)}).item());
        assertEquals(6, Tensor.einsum(",->", Tensor.scalar(2, DType.F64), Tensor.scalar(3, DType.F64)).item());
        assertArrayEquals(new double[] {42, 42},
                Tensor.einsum("ij,k->k", A, Tensor.of(new double[] {2, 2}, 2)).toDoubles());
    }

    @Test
    void sumsOverNothingAreZero() {
        Tensor empty = Tensor.zeros(DType.F64, 2, 0);
        assertArrayEquals(new double[4], Tensor.einsum("ij,kj->ik", empty, empty).toDoubles());
        assertEquals(Shape.of(0, 0), Tensor.einsum("ij,ik->jk", empty, empty).shape());
    }

    @Test
    void explainsWhatItRefuses() {
        assertEquals("einsum: axes of one letter must have one size: equation=ij,ij->i, operands=2, letter=i, "
                + "sizes=2 and 3; f64[2,3], f64[3,2]", refusal("ij,ij->i", A, B));
        assertEquals("einsum: one letter for each axis: equation=ijk->i, operands=1, group=ijk, rank=2; f64[2,3]",
                refusal("ijk->i", A));
        assertEquals(
                "einsum: one group of letters for each operand: equation=ij,jk->ik, operands=1, groups=2; f64[2,3]",
                refusal("ij,jk->ik", A));
        assertEquals("einsum: letters behind the arrow must appear before it: equation=ij->z, operands=1, letter=z; "
                + "f64[2,3]", refusal("ij->z", A));
        assertEquals("einsum: a letter may appear once behind the arrow: equation=ij->ii, operands=1; f64[2,3]",
                refusal("ij->ii", A));
        assertEquals(
                "einsum: only letters, commas and one arrow are understood: equation=...j->j, operands=1; f64[2,3]",
                refusal("...j->j", A));
    }

    private static String refusal(String equation, Tensor... operands) {
        return assertThrows(IllegalArgumentException.class, () -> Tensor.einsum(equation, operands)).getMessage();
    }
}
