// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class DTypeTest {
    private static long[] cast(DType through, long... values) {
        return Tensor.of(values, values.length).to(through).to(DType.I64).toLongs();
    }

    @Test
    void storedIntegersWrapAround() {
        assertArrayEquals(new long[] {-32768, -1, 32767, 0}, cast(DType.I16, 32768, -1, 32767, 65536));
        assertArrayEquals(new long[] {32768, 65535, 0}, cast(DType.U16, 32768, -1, 65536));
        assertArrayEquals(new long[] {4294967295L, 2147483648L, 0}, cast(DType.U32, -1, 1L << 31, 1L << 32));
        assertArrayEquals(new long[] {-1, Long.MIN_VALUE}, cast(DType.U64, -1, Long.MIN_VALUE));
    }

    @Test
    void unsignedIntegersOf64BitsBecomeNumbersAboveTheSignedOnes() {
        Tensor x = Tensor.of(new long[] {-1, Long.MIN_VALUE, 1L << 53, 7}, 4).to(DType.U64);
        assertArrayEquals(new double[] {0x1p64, 0x1p63, 0x1p53, 7}, x.toDoubles());
        Tensor back = Tensor.of(new double[] {0x1p63, 0x1.8p63, 0x1p64, 3.9, -2}, 5).to(DType.U64).to(DType.I64);
        assertArrayEquals(new long[] {Long.MIN_VALUE, Long.MIN_VALUE + (1L << 62), -1, 3, -2}, back.toLongs());
        // Half way between two doubles: to even, with the bits that halving drops.
        assertEquals(0x1p63 + 4096, Tensor.of(new long[] {Long.MIN_VALUE + 3073}, 1).to(DType.U64).toDoubles()[0]);
    }

    @Test
    void storedIntegersHaveNoArithmetic() {
        for (DType dtype : new DType[] {DType.I16, DType.U16, DType.U32, DType.U64}) {
            Tensor x = Tensor.ones(dtype, 2);
            String message = assertThrows(IllegalArgumentException.class, () -> x.add(x)).getMessage();
            assertEquals("add: " + dtype + " has no arithmetic: operand=" + dtype + "[2]; convert with .to(DType.F32)",
                    message);
            assertArrayEquals(new double[] {1, 1, 1}, Tensor.concat(0, x, x.slice(0, 1, 2)).toDoubles());
        }
    }
}
