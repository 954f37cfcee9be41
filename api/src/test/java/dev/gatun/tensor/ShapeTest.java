// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ShapeTest {
    @Test
    void countsElements() {
        assertEquals(1, Shape.scalar().size());
        assertEquals(0, Shape.of(3, 0, 5).size());
        assertEquals(105, Shape.of(3, 7, 5).size());
        assertArrayEquals(new long[] {35, 5, 1}, Shape.of(3, 7, 5).strides());
    }

    @Test
    void rejectsImpossibleDimensions() {
        assertEquals("shape: dimensions must not be negative: dims=[2,-1]",
                assertThrows(IllegalArgumentException.class, () -> Shape.of(2, -1)).getMessage());
        assertEquals("shape: too many elements: dims=[4294967296,4294967296]",
                assertThrows(IllegalArgumentException.class, () -> Shape.of(1L << 32, 1L << 32)).getMessage());
    }

    @Test
    void countsAxesFromBothEnds() {
        Shape shape = Shape.of(2, 3, 4);
        assertEquals(4, shape.dim(-1));
        assertEquals(2, shape.axis(-1));
        for (int axis : new int[] {3, -4}) {
            assertEquals("shape: axis out of range: axis=" + axis + ", rank=3; shape [2,3,4]",
                    assertThrows(IllegalArgumentException.class, () -> shape.dim(axis)).getMessage());
        }
        assertEquals(Shape.of(2, 3, 4, 9), shape.inserted(-1, 9));
        assertEquals(Shape.of(2, 9, 3, 4), shape.inserted(1, 9));
        assertEquals(Shape.of(2, 4), shape.without(1));
    }

    @Test
    void broadcasts() {
        assertEquals(Shape.of(2, 3, 4), Shape.broadcast(Shape.of(3, 1), Shape.of(2, 1, 4)));
        assertEquals(Shape.of(0, 3), Shape.broadcast(Shape.of(0, 3), Shape.of(3)));
        assertEquals(Shape.of(0), Shape.broadcast(Shape.of(1), Shape.of(0)));
        assertEquals(Shape.of(5), Shape.broadcast(Shape.scalar(), Shape.of(5)));
        assertNull(Shape.broadcast(Shape.of(2), Shape.of(3)));
        assertNull(Shape.broadcast(Shape.of(2), Shape.of(0)));
    }
}
