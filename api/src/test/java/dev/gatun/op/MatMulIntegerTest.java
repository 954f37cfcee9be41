// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MatMulIntegerTest {
    /// The example of ONNX's operator documentation.
    @Test
    void multipliesAsTheExampleOfTheStandard() {
        Tensor a = Tensor.of(new byte[] {11, 7, 3, 10, 6, 2, 9, 5, 1, 8, 4, 0}, 4, 3);
        Tensor b = Tensor.of(new byte[] {1, 4, 2, 5, 3, 6}, 3, 2);
        Tensor aZero = Tensor.of(new byte[] {12}, 1);
        Tensor bZero = Tensor.of(new byte[] {0}, 1);
        assertArrayEquals(new int[] {-38, -83, -44, -98, -50, -113, -56, -128}, Ops.apply(new MatMulInteger(), a, b,
                aZero, bZero).toInts());
    }

    @Test
    void refusesZeroPointsThatDoNotFit() {
        Tensor a = Tensor.ofI8(new byte[6], 2, 3);
        Tensor b = Tensor.ofI8(new byte[12], 3, 4);
        Tensor three = Tensor.ofI8(new byte[3], 3);
        String message = assertThrows(IllegalArgumentException.class, () -> Ops.apply(new MatMulInteger(), a, b, three))
                .getMessage();
        assertTrue(message.startsWith("matmulinteger: a zero point must be one number, or one for each row: "
                + "aZero=[3]"), message);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Ops.apply(new MatMulInteger(), a, Tensor.of(1f)
                .reshape(1, 1))).getMessage().contains("operands must be i8 or u8"));
    }

    @Test
    void bytesWithSignWrapAround() {
        Tensor x = Tensor.of(-1f, 127, 128, -129, 300).to(DType.I8);
        assertArrayEquals(new byte[] {-1, 127, -128, 127, 44}, x.toBytes());
        assertArrayEquals(new double[] {-1, 127, -128, 127, 44}, x.toDoubles());
        assertArrayEquals(new double[] {-2, -2, 0, -2, 88}, x.add(x).toDoubles());
        assertEquals("i8[5] [  -1,  127, -128,  127,   44]", x.toString());
    }
}
