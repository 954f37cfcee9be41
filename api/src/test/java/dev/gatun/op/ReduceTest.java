// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ReduceTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Tensor X = Tensor.of(new double[] {1, 5, 3, 4, 2, 6}, 2, 3);

    private static Tensor of(double... values) {
        return Tensor.of(values, values.length);
    }

    private static double[] slope(UnaryOperator<Tensor> f, double... x) {
        return Autograd.gradient(t -> f.apply(t).sum(), of(x)).toDoubles();
    }

    private static String refusal(Runnable body) {
        return assertThrows(IllegalArgumentException.class, body::run).getMessage();
    }

    @Test
    void reducesAnyAxes() {
        assertEquals(21, X.sum().item());
        assertArrayEquals(new double[] {9, 12}, X.sum(1).toDoubles());
        assertArrayEquals(new double[] {2.5, 3.5, 4.5}, X.mean(0).toDoubles());
        assertArrayEquals(new double[] {5, 6}, X.max(-1).toDoubles());
        assertArrayEquals(new double[] {1, 2, 3}, X.min(0).toDoubles());
        assertArrayEquals(new double[] {15, 48}, X.prod(1).toDoubles());
        assertEquals(Shape.of(1, 1), X.max(true, 0, 1).shape());
        assertEquals(Shape.of(2, 1), X.mean(true, 1).shape());
        assertArrayEquals(new double[] {5, 7, 9}, X.t().sum(1).toDoubles());
        assertEquals(5, Tensor.scalar(5, DType.F32).mean().item());
    }

    @Test
    void emptyReductionsHaveTheirNeutralElement() {
        Tensor empty = Tensor.zeros(DType.F64, 2, 0);
        assertArrayEquals(new double[] {0, 0}, empty.sum(1).toDoubles());
        assertArrayEquals(new double[] {1, 1}, empty.prod(1).toDoubles());
        assertArrayEquals(new double[] {NAN, NAN}, empty.mean(1).toDoubles());
        assertEquals(Shape.of(0), empty.max(0).shape());
        assertEquals("max: the reduced axis must not be empty: axis=1; f64[2,0]", refusal(() -> empty.max(1)));
        assertEquals("argmin: the reduced axis must not be empty: axis=1; f64[2,0]", refusal(() -> empty.argMin(1)));
    }

    @Test
    void extremesOfNaNAreNaN() {
        Tensor x = Tensor.of(new double[] {1, NAN, 3, -INF, INF, 0}, 2, 3);
        assertArrayEquals(new double[] {NAN, INF}, x.max(1).toDoubles());
        assertArrayEquals(new double[] {NAN, -INF}, x.min(1).toDoubles());
        assertArrayEquals(new long[] {1, 1}, x.argMax(1).toLongs());
        assertArrayEquals(new long[] {1, 0}, x.argMin(1).toLongs());
        assertArrayEquals(new double[] {-1}, of(-1, -2).max(true, 0).toDoubles());
    }

    @Test
    void positionsAreTheFirstOfEquals() {
        Tensor x = Tensor.of(new long[] {3, 7, 7, 1, 1, 0}, 2, 3);
        assertArrayEquals(new long[] {1, 0}, x.argMax(1).toLongs());
        assertArrayEquals(new long[] {1, 1, 1}, x.argMin(0).toLongs());
        assertArrayEquals(new long[] {1, 0}, x.t().argMax(0).toLongs());
        assertEquals(DType.I64, X.argMax(0).dtype());
    }

    @Test
    void gradientsOfExtremesAreShared() {
        assertArrayEquals(new double[] {0, 0.5, 0.5}, slope(Tensor::max, 1, 3, 3));
        assertArrayEquals(new double[] {1, 0, 0}, slope(Tensor::min, 1, 3, 3));
        assertArrayEquals(new double[] {12, 8, 6}, slope(Tensor::prod, 2, 3, 4));
        assertArrayEquals(new double[] {0, 8, 0}, slope(Tensor::prod, 2, 0, 4));
        assertArrayEquals(new double[] {0, 0, 0}, slope(Tensor::prod, 0, 0, 4));
        assertArrayEquals(new double[] {3, 2, 1}, slope(x -> x.cumSum(0), 7, 7, 7));
    }

    @Test
    void logicIsReduced() {
        Tensor x = Tensor.of(new boolean[] {true, false, true, true}, 2, 2);
        assertArrayEquals(new boolean[] {true, true}, x.any(1).toBooleans());
        assertArrayEquals(new boolean[] {false, true}, x.all(1).toBooleans());
        assertEquals(0, x.all().getLong());
        assertEquals("any: operand must be bool: operand=f64[2,3]; compare with .notEqual(0)", refusal(X::any));
    }

    @Test
    void spreadsHaveACorrection() {
        assertArrayEquals(new double[] {4, 4}, X.var(1, false, 1).toDoubles());
        assertArrayEquals(new double[] {8.0 / 3, 8.0 / 3}, X.var(0, false, 1).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {2, 2}, X.std(1, false, 1).toDoubles());
        assertEquals(Shape.of(1, 1), X.std(1, true).shape());
        assertArrayEquals(new double[] {0, 0, 0}, slope(x -> x.std(1, false), 2, 2, 2));
        assertEquals(NAN, of(3).var(1, false).item());
    }

    @Test
    void logOfSumsDoesNotOverflow() {
        assertEquals(1000 + Math.log(2), of(1000, 1000).logSumExp().item(), 1e-12);
        assertEquals(-1000 + Math.log(2), of(-1000, -1000).logSumExp().item(), 1e-12);
        assertEquals(-INF, of(-INF, -INF).logSumExp().item());
        assertEquals(INF, of(1, INF).logSumExp().item());
        assertEquals(NAN, of(1, NAN).logSumExp().item());
        assertArrayEquals(new double[] {0.5, 0.5}, slope(Tensor::logSumExp, 1e4, 1e4), Math.ulp(1e4));
        assertArrayEquals(new double[] {0, 1}, slope(Tensor::logSumExp, -INF, 3));
    }

    @Test
    void normsAreOfAnyPositiveOrder() {
        Tensor x = Tensor.of(new double[] {3, -4, 0, 0}, 2, 2);
        assertArrayEquals(new double[] {5, 0}, x.norm(2, false, 1).toDoubles());
        assertArrayEquals(new double[] {7, 0}, x.norm(1, false, 1).toDoubles());
        assertArrayEquals(new double[] {4, 0}, x.norm(INF, false, 1).toDoubles());
        assertEquals(Math.cbrt(27 + 64), x.norm(3, false).item(), 1e-14);
        assertArrayEquals(new double[] {0.6, -0.8}, slope(t -> t.norm(2, false), 3, -4), 1e-15);
        assertArrayEquals(new double[] {0, 0}, slope(t -> t.norm(2, false), 0, 0));
        assertEquals("norm: the order must be positive: p=0.0; tensor f64[2,2]", refusal(() -> x.norm(0, false)));
    }

    @Test
    void integersWrapAndHaveNoMean() {
        Tensor x = Tensor.of(new byte[] {(byte) 200, 100}, 2);
        assertEquals(44, x.sum().getLong());
        assertEquals(300, x.to(DType.I64).sum().getLong());
        assertEquals(Long.MIN_VALUE, Tensor.of(new long[] {Long.MAX_VALUE, 1}, 2).sum().getLong());
        assertArrayEquals(new long[] {1, 3, 6}, Tensor.of(new long[] {1, 2, 3}, 3).cumSum(0).toLongs());
        assertEquals("mean: integers have no mean: operand=u8[2]; convert with .to(DType.F32)", refusal(x::mean));
        assertEquals("sum: bool has no arithmetic: operand=bool[2]; convert with .to(DType.F32)",
                refusal(() -> x.notEqual(0).sum()));
        assertEquals("shape: axis out of range: axis=2, rank=2; shape [2,3]", refusal(() -> X.sum(2)));
        assertEquals("sum: axes must be distinct and inside the rank: axes=[1, 1], rank=2; f64[2,3]",
                refusal(() -> X.sum(1, -1)));
    }
}
