// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Add;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.Div;
import dev.gatun.op.Equal;
import dev.gatun.op.Greater;
import dev.gatun.op.GreaterEqual;
import dev.gatun.op.Less;
import dev.gatun.op.LessEqual;
import dev.gatun.op.Maximum;
import dev.gatun.op.Minimum;
import dev.gatun.op.Mul;
import dev.gatun.op.NotEqual;
import dev.gatun.op.Sub;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BinaryKernelsTest {
    private static final SimdBackend BACKEND = new SimdBackend();
    private static final int MANY = 256;
    private static final double[] SPECIAL = {0, -0.0, 1, -1, 3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.NaN, 1e-40, -3e-45, 1e30, -2e38, Integer.MAX_VALUE, Long.MIN_VALUE};

    private static Tensor run(BinaryOp op, Tensor... inputs) {
        TensorSpec[] specs = Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new);
        Dispatcher.Choice choice = Dispatcher.forced("*:simd").choose(op, specs);
        Offer offer = BACKEND.offer(op, List.of(specs), choice.outputs());
        boolean isScalar = choice.outputs().get(0).size() <= 8
                || choice.outputs().get(0).dtype() == DType.BOOL && !Simd.hasMasks(inputs[0].dtype().bytes());
        assertEquals(isScalar ? "scalars" : "loop", ((Offer.Accepted) offer).impl());
        Tensor[] outputs = choice.outputs().stream().map(Tensor::zeros).toArray(Tensor[]::new);
        choice.kernel().run(inputs, outputs, Arena.ofAuto().allocate(choice.scratchBytes() + 1, 64));
        return outputs[0];
    }

    private static Tensor random(DType dtype, SplittableRandom random) {
        Tensor x = Tensor.zeros(dtype, MANY);
        for (int i = 0; i < MANY; i++) {
            double value = i % 3 == 0 ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-140, 100));
            dtype.setDouble(x.segment(), (long) i * dtype.bytes(), value);
        }
        return x;
    }

    private static long bits(Tensor x, int i) {
        return x.dtype() == DType.F32 || x.dtype() == DType.F64
                ? Double.doubleToLongBits(x.dtype().getDouble(x.segment(), (long) i * x.dtype().bytes()))
                : x.dtype().getLong(x.segment(), (long) i * x.dtype().bytes());
    }

    @Test
    void fewElementsHaveTheBitsOfMany() {
        long seed = 41;
        SplittableRandom random = new SplittableRandom(seed);
        List<BinaryOp> ops = List.of(new Add(), new Sub(), new Mul(), new Div(), new Maximum(), new Minimum(),
                new Equal(), new NotEqual(), new Less(), new LessEqual(), new Greater(), new GreaterEqual());
        for (DType dtype : List.of(DType.F32, DType.F64, DType.I32, DType.I64)) {
            for (BinaryOp op : ops) {
                if (op instanceof Div && dtype != DType.F32 && dtype != DType.F64) {
                    continue;
                }
                Tensor a = random(dtype, random);
                Tensor b = random(dtype, random);
                Tensor many = run(op, a, b);
                int n;
                for (int at = 0; at < MANY; at += n) {
                    n = Math.min(1 + random.nextInt(8), MANY - at);
                    Tensor few = run(op, a.slice(0, at, at + n), b.slice(0, at, at + n));
                    Tensor left = run(op, a.slice(0, at, at + 1), b.slice(0, at, at + n));
                    Tensor manyLeft = run(op, a.slice(0, at, at + 1), b);
                    Tensor manyRight = run(op, a, b.slice(0, at, at + 1));
                    Tensor right = run(op, a.slice(0, at, at + n), b.slice(0, at, at + 1));
                    for (int i = 0; i < n; i++) {
                        String where = op + " " + dtype + " at " + (at + i) + " seed " + seed;
                        assertEquals(bits(many, at + i), bits(few, i), where);
                        assertEquals(bits(manyLeft, at + i), bits(left, i), where);
                        assertEquals(bits(manyRight, at + i), bits(right, i), where);
                    }
                }
            }
        }
    }
}
