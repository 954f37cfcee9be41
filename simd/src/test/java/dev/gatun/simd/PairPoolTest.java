// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.MaxPool2d;
import dev.gatun.op.MaxPool2dGrad;
import dev.gatun.op.Op;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PairPoolTest {
    private static final Op POOL = new MaxPool2d(2, 2, Window2d.of(2, 0), false);

    private static Tensor[] run(String backend, Op op, Tensor... inputs) {
        Dispatcher.Choice choice = Dispatcher.forced("*:" + backend).choose(op, Arrays.stream(inputs).map(Tensor::spec)
                .toArray(TensorSpec[]::new));
        Tensor[] outputs = choice.outputs().stream().map(Tensor::empty).toArray(Tensor[]::new);
        choice.kernel().run(inputs, outputs, MemorySegment.NULL);
        return outputs;
    }

    // Some elements are equal, some NaN.
    private static Tensor images(int batch, int channels, int height, int width) {
        float[] values = new Rng(1).normal(DType.F32, batch, channels, height, width).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 0 ? 0.5f : i % 31 == 5 ? Float.NaN : values[i];
        }
        return Tensor.of(values, batch, channels, height, width);
    }

    private static float[] scattered(Tensor gradOut, long[] indices, int plane) {
        float[] grads = gradOut.toFloats();
        int places = (int) (gradOut.dim(2) * gradOut.dim(3));
        float[] gradX = new float[grads.length / places * plane];
        for (int i = 0; i < grads.length; i++) {
            gradX[i / places * plane + (int) indices[i]] += grads[i];
        }
        return gradX;
    }

    @Test
    void agreesWithTheReferenceForAllWidths() {
        int[][] sizes = {{2, 2}, {2, 10}, {10, 10}, {6, 4}, {4, 16}, {28, 28}, {4, 30}, {4, 32}, {6, 34}, {2, 64},
            {4, 70}};
        for (int[] size : sizes) {
            Tensor x = images(3, 5, size[0], size[1]);
            Tensor[] expected = run("reference", POOL, x);
            Op back = new MaxPool2dGrad(size[0], size[1]);
            Tensor gradOut = new Rng(2).normal(DType.F32, expected[0].shape().dims());
            for (int threads = 1; threads <= 2; threads++) {
                try (Workers workers = Workers.of(threads)) {
                    workers.call(() -> {
                        Tensor[] found = run("simd", POOL, x);
                        assertArrayEquals(expected[0].toFloats(), found[0].toFloats(), Arrays.toString(size));
                        assertArrayEquals(expected[1].toLongs(), found[1].toLongs(), Arrays.toString(size));
                        assertArrayEquals(scattered(gradOut, expected[1].toLongs(), size[0] * size[1]),
                                run("simd", back, gradOut, found[1])[0].toFloats(), Arrays.toString(size));
                        return null;
                    });
                }
            }
        }
    }

    @Test
    void scattersToOtherPlacesThanThoseOfTheWindow() {
        Tensor gradOut = new Rng(3).normal(DType.F32, 1, 4, 3, 5);
        long[] indices = new long[60];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i * 17L % 60;
        }
        assertArrayEquals(scattered(gradOut, indices, 60), run("simd", new MaxPool2dGrad(6, 10), gradOut,
                Tensor.of(indices, 1, 4, 3, 5))[0].toFloats());
    }

    @Test
    void rejectsIndicesOutsideThePlane() {
        Tensor x = images(1, 4, 6, 10);
        long[] indices = run("simd", POOL, x)[1].toLongs();
        Tensor gradOut = Tensor.ones(DType.F32, 1, 4, 3, 5);
        for (long wrong : new long[] {-1, 60, indices[7] + (1L << 32)}) {
            long[] changed = indices.clone();
            changed[7] = wrong;
            assertThrows(IndexOutOfBoundsException.class,
                    () -> run("simd", new MaxPool2dGrad(6, 10), gradOut, Tensor.of(changed, 1, 4, 3, 5)));
        }
    }
}
