// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ElementwiseTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

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
    void roundsInEveryDirection() {
        Tensor x = of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 1e300, NAN, -INF);
        assertArrayEquals(new double[] {-2, -2, -0.0, 0, 2, 2, 1e300, NAN, -INF}, x.round().toDoubles());
        assertArrayEquals(new double[] {-3, -2, -1, 0, 1, 2, 1e300, NAN, -INF}, x.floor().toDoubles());
        assertArrayEquals(new double[] {-2, -1, -0.0, 1, 2, 3, 1e300, NAN, -INF}, x.ceil().toDoubles());
        assertArrayEquals(new double[] {-1, -1, 0, 1, NAN}, of(-3, -1e-300, 0, 2, NAN).sign().toDoubles());
        assertArrayEquals(new double[] {-1, -1, 0.5, 2, 2, NAN}, of(-3, -1, 0.5, 2, 7, NAN).clamp(-1, 2).toDoubles());
        assertArrayEquals(new long[] {-1, 0, 2}, Tensor.of(new long[] {-9, 0, 9}, 3).clamp(-1.5, 2.5).toLongs());
    }

    /// Correctly rounded values of the error function.
    @Test
    void errorFunctionIsAccurate() {
        double[] x = {1e-20, 0.1, 0.5, 1, 1.9999, 2.0, 2.0001, 3, 4.5, 5.9, 7};
        double[] expected = {1.1283791670955125e-20, 0.1124629160182849, 0.5204998778130465, 0.8427007929497149,
            0.9953201979070294, 0.9953222650189527, 0.9953243313041966, 0.9999779095030014, 0.9999999998033839,
            0.9999999999999999, 1};
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i], Erf.erf(x[i]), 4 * Math.ulp(expected[i]), "erf of " + x[i]);
            assertEquals(-Erf.erf(x[i]), Erf.erf(-x[i]));
        }
        assertArrayEquals(new double[] {NAN, 1, -1, 0}, of(NAN, INF, -INF, 0).erf().toDoubles());
    }

    @Test
    void activationsHaveTheirDefinedValues() {
        Tensor x = of(-4, -1, 0, 1, 4);
        double e = Math.E;
        assertArrayEquals(new double[] {0, 0, 0, 1, 4}, x.relu().toDoubles());
        assertArrayEquals(new double[] {-0.4, -0.1, 0, 1, 4}, x.leakyRelu(0.1).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {2 * Math.expm1(-4), 2 / e - 2, 0, 1, 4}, x.elu(2).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {-1 / (1 + e), 0, e / (1 + e)}, of(-1, 0, 1).silu().toDoubles(), 1e-15);
        assertArrayEquals(new double[] {0.5 * Math.log1p(Math.exp(-2)), Math.log(2) / 2, 11},
                of(-1, 0, 11).softplus(2, 20)
                        .toDoubles(),
                1e-15);
        assertArrayEquals(new double[] {0, 1.0 / 3, 0.5, 2.0 / 3, 1}, x.hardSigmoid().toDoubles(), 1e-15);
        assertArrayEquals(new double[] {0, -1.0 / 3, 0, 2.0 / 3, 4}, x.hardSwish().toDoubles(), 1e-15);
        assertArrayEquals(new double[] {-2, -1, 0, 1, 3}, x.hardTanh(-2, 3).toDoubles());
        assertArrayEquals(new double[] {-0.15865525393145705, 0, 0.841344746068543}, of(-1, 0, 1).gelu().toDoubles(),
                1e-15);
        assertArrayEquals(new double[] {0, 0, 1, 1}, of(-INF, -1000, 1000, INF).sigmoid().toDoubles());
    }

    /// At kinks and zeros, gradients are those of PyTorch.
    @Test
    void gradientsAtKinksFollowTheConvention() {
        assertArrayEquals(new double[] {0}, slope(Tensor::relu, 0));
        assertArrayEquals(new double[] {0.1}, slope(x -> x.leakyRelu(0.1), 0));
        assertArrayEquals(new double[] {2}, slope(x -> x.elu(2), 0));
        assertArrayEquals(new double[] {-1, 0, 1}, slope(Tensor::abs, -3, 0, 3));
        assertArrayEquals(new double[] {0, 1, 1, 1, 0}, slope(x -> x.clamp(-1, 1), -2, -1, 0, 1, 2));
        assertArrayEquals(new double[] {0, 0, 1, 0, 0}, slope(x -> x.hardTanh(-1, 1), -2, -1, 0, 1, 2));
        assertArrayEquals(new double[] {0, 1.0 / 6, 0}, slope(Tensor::hardSigmoid, -3, 0, 3));
        assertArrayEquals(new double[] {0, 0.5, 1}, slope(Tensor::hardSwish, -3, 0, 3));
        assertArrayEquals(new double[] {0.5, 0, 1}, slope(x -> x.maximum(1), 1, 0, 2));
        assertArrayEquals(new double[] {0.5, 1, 0}, slope(x -> x.minimum(1), 1, 0, 2));
        assertArrayEquals(new double[] {0, 0}, slope(x -> x.pow(0), 0, 3));
        assertArrayEquals(new double[] {0, 0}, slope(x -> x.pow(of(0, 2)), 0, 0));
        assertArrayEquals(new double[] {0, 0, 4 * Math.log(2)}, slope(x -> of(0, 0, 2).pow(x), 0, 2, 2), 1e-15);
        assertArrayEquals(new double[] {0, 0}, slope(x -> x.floor().add(x.sign()), 1, 0.5));
        assertArrayEquals(new double[] {-2, 0}, slope(x -> of(5, -1).remainder(x).add(x.mul(0)), 2, -3));
    }

    @Test
    void powersAndRemaindersCoverAllSigns() {
        assertArrayEquals(new double[] {1, 1, -8, 0.25, NAN, INF, 1}, of(0, NAN, -2, -2, -2, 0, -INF).pow(
                of(0, 0, 3, -2, 0.5, -1, 0)).toDoubles());
        assertArrayEquals(new long[] {1, -8, 0, -1, 1, 0}, Tensor.of(new long[] {0, -2, 2, -1, 1, 0}, 6).pow(
                Tensor.of(new long[] {0, 3, -1, -3, -9, -2}, 6)).toLongs());
        assertEquals("powscalar: integers need a whole exponent: exponent=0.5; i64[2]",
                refusal(() -> Tensor.of(new long[2], 2).pow(0.5)));
        assertArrayEquals(new double[] {1, 2, -2, -1, 0.5, NAN}, of(7, -7, 7, -7, -5.5, 1).remainder(
                of(3, 3, -3, -3, 2, 0)).toDoubles());
        assertArrayEquals(new long[] {1, 2, -2, -1, 0}, Tensor.of(new long[] {7, -7, 7, -7, 5}, 5).remainder(
                Tensor.of(new long[] {3, 3, -3, -3, 0}, 5)).toLongs());
    }

    @Test
    void comparisonsAreFalseForNaN() {
        Tensor a = of(1, 2, 2, NAN, NAN);
        Tensor b = of(2, 2, 1, 1, NAN);
        assertArrayEquals(new boolean[] {false, true, false, false, false}, a.equal(b).toBooleans());
        assertArrayEquals(new boolean[] {true, false, true, true, true}, a.notEqual(b).toBooleans());
        assertArrayEquals(new boolean[] {true, false, false, false, false}, a.less(b).toBooleans());
        assertArrayEquals(new boolean[] {true, true, false, false, false}, a.lessEqual(b).toBooleans());
        assertArrayEquals(new boolean[] {false, false, true, false, false}, a.greater(b).toBooleans());
        assertArrayEquals(new boolean[] {false, true, true, false, false}, a.greaterEqual(b).toBooleans());
        assertArrayEquals(new double[] {2, 2, 2, NAN, NAN}, a.maximum(b).toDoubles());
        assertArrayEquals(new double[] {1, 2, 1, NAN, NAN}, a.minimum(b).toDoubles());
        assertArrayEquals(new boolean[] {false, true, false}, of(1, NAN, INF).isNan().toBooleans());
        assertArrayEquals(new boolean[] {true, false, false}, of(1, NAN, INF).isFinite().toBooleans());
    }

    @Test
    void boolsHaveLogicOnly() {
        Tensor a = Tensor.of(new boolean[] {false, false, true, true}, 4);
        Tensor b = Tensor.of(new boolean[] {false, true, false, true}, 4);
        assertArrayEquals(new boolean[] {false, false, false, true}, a.and(b).toBooleans());
        assertArrayEquals(new boolean[] {false, true, true, true}, a.or(b).toBooleans());
        assertArrayEquals(new boolean[] {false, true, true, false}, a.xor(b).toBooleans());
        assertArrayEquals(new boolean[] {true, true, false, false}, a.not().toBooleans());
        assertArrayEquals(new boolean[] {true, false, false, true}, a.equal(b).toBooleans());
        assertEquals("add: bool has no arithmetic: operand=bool[4]; convert with .to(DType.F32)",
                refusal(() -> a.add(b)));
        assertEquals("and: operand must be bool or hold integers: operand=f64[1]; compare with .notEqual(0)",
                refusal(() -> of(1).and(of(1))));
    }

    @Test
    void broadcastsAndKeepsTheGradientsShape() {
        Tensor a = Tensor.of(new double[] {1, 2, 3}, 3, 1);
        Tensor b = of(10, 20);
        assertArrayEquals(new double[] {10, 20, 20, 40, 30, 60}, a.mul(b).toDoubles());
        List<Tensor> gradients = Autograd.gradients(() -> a.mul(b).sum(), List.of(a, b));
        assertEquals(Shape.of(3, 1), gradients.get(0).shape());
        assertArrayEquals(new double[] {30, 30, 30}, gradients.get(0).toDoubles());
        assertArrayEquals(new double[] {6, 6}, gradients.get(1).toDoubles());
        assertEquals(Shape.of(3, 0), a.add(Tensor.zeros(DType.F64, 0)).shape());
        assertArrayEquals(new double[] {2, 4, 6}, a.add(a.t().t()).toDoubles());
        assertArrayEquals(new double[] {1, 1, 2, 2, 3, 3}, a.expand(3, 2).neg().abs().toDoubles());
    }

    @Test
    void selectsByCondition() {
        Tensor condition = Tensor.of(new boolean[] {true, false}, 2);
        assertArrayEquals(new double[] {1, NAN}, condition.select(of(1, NAN), of(NAN, NAN)).toDoubles());
        assertArrayEquals(new double[] {1, 0}, slope(x -> condition.select(x, x.detach().log()), 1, -1));
        assertEquals("where: condition must be bool: condition=f64[1]; f64[1], f64[1], f64[1]",
                refusal(() -> of(1).select(of(1), of(1))));
    }

    @Test
    void refusesNumbersThatAnIntegerTypeCannotHold() {
        Tensor x = Tensor.of(new int[] {3}, 1);
        assertTrue(refusal(() -> x.less(3.5)).contains("number=3.5, dtype=i32"));
        assertTrue(refusal(() -> x.mul(1e10)).contains("number=1.0E10"));
        assertTrue(refusal(() -> x.add(NAN)).contains("number=NaN"));
        assertTrue(refusal(() -> x.to(DType.U8).equal(259)).contains("dtype=u8"));
        assertTrue(refusal(() -> x.greater(2).select(x, 0.5)).contains("number=0.5"));
        assertTrue(refusal(() -> x.greater(2).equal(2)).contains("dtype=bool"));
        assertEquals(7, x.add(4).item());
        assertEquals(1, x.greater(2).equal(1).item());
        assertEquals(1, x.to(DType.I64).less(0x1p62).item());
    }

    @Test
    void saysWhatDoesNotFit() {
        assertEquals("add: shapes must broadcast: lhs=[2], rhs=[3]; f64[2], f64[3]",
                refusal(() -> of(1, 2).add(of(1, 2, 3))));
        assertEquals("mul: operands must have one element type: lhs=f64[1], rhs=f32[1]; convert one with .to(...)",
                refusal(() -> of(1).mul(Tensor.of(1f))));
        assertEquals("exp: operand must be f32 or f64: operand=i64[2]; convert with .to(DType.F32)",
                refusal(() -> Tensor.of(new long[2], 2).exp()));
        assertEquals(
                "matmul: inner dims differ: lhs f64[2,3] has k=3, rhs f64[2,3] has k=2; transpose the rhs with .t()",
                refusal(() -> Tensor.zeros(DType.F64, 2, 3).matmul(Tensor.zeros(DType.F64, 2, 3))));
        assertTrue(
                refusal(() -> of(1, 2).dot(Tensor.zeros(DType.F64, 2, 2))).startsWith("dot: operands must be vectors"));
        assertEquals("tanhgrad: operands must have one shape: lhs=[2], rhs=[1]; f64[2], f64[1]",
                refusal(() -> Ops.apply(new TanhGrad(), of(1, 2), of(1))));
        assertEquals(11, of(1, 2).dot(of(3, 4)).item());
        assertArrayEquals(new double[] {3, 4, 6, 8}, of(1, 2).outer(of(3, 4)).toDoubles());
    }
}
