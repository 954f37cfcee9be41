// SPDX-License-Identifier: Apache-2.0
package dev.gatun.autograd;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TapeTest {
    @Test
    void detachedResultsMayBeWrittenToOtherTensors() {
        Tensor x = Tensor.of(1f, 2f);
        Tensor running = Tensor.zeros(DType.F32, 2);
        Tensor gradient = Autograd.gradient(t -> {
            Tensor square = t.mul(t);
            running.copyFrom(square.detach().mul(0.5));
            return square.sum();
        }, x);
        assertArrayEquals(new float[] {2, 4}, gradient.toFloats());
        assertArrayEquals(new float[] {0.5f, 2}, running.toFloats());
    }

    @Test
    void recordedResultsMayNotBeWritten() {
        Tensor x = Tensor.of(1f, 2f);
        Tensor running = Tensor.zeros(DType.F32, 2);
        assertThrows(IllegalStateException.class, () -> Autograd.gradient(t -> {
            running.copyFrom(t.mul(t));
            return t.sum();
        }, x));
    }

    @Test
    void theLossDoesNotDependOnADetachedTensorAtAnyOrder() {
        Tensor x = Tensor.of(3f);
        Tensor first = Autograd.gradient(t -> t.mul(t.detach()).sum(), x);
        assertArrayEquals(new float[] {3}, first.toFloats());
        Tensor second = Autograd.gradients(() -> Autograd.gradient(u -> u.mul(u.detach()).sum(), x).sum(),
                List.of(x)).get(0);
        assertArrayEquals(new float[] {0}, second.toFloats());
    }
}
