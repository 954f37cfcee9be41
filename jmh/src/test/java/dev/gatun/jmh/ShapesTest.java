// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ShapesTest {
    @Test
    void readsTheStemOfResNet50() {
        ConvShape stem = Shapes.convolutions("resnet50", "stem").getFirst();
        assertEquals(new ConvShape("stem", 3, 224, 64, 7, 2, 3), stem);
        assertEquals(112, stem.outSize());
        // 2 x 64 x 112 x 112 x 3 x 7 x 7, as in the paper's table: 118 million multiply-adds.
        assertEquals(2 * 118_013_952.0, stem.flops(1));
        assertEquals("3x224 to 64, 7x7 s2", stem.toString());
    }

    @Test
    void selectsByGroup() {
        assertEquals(4, Shapes.convolutions("resnet50", "3x3").size());
        assertEquals(13, Shapes.convolutions("resnet50").size());
        assertEquals(List.of("1x784x128", "1x1024x1024"),
                Shapes.products("layers", "one").stream().map(MatMulShape::toString).toList());
    }

    @Test
    void transposesTheRightOperand() {
        MatMulShape shape = new MatMulShape("", 1, 2, 3);
        float[] right = shape.right();
        assertArrayEquals(new float[] {right[0], right[3], right[1], right[4], right[2], right[5]},
                shape.rightTransposed());
    }

    @Test
    void unknownNetworkIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Shapes.products("nothing"));
    }
}
