// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.conformance.Conformance;
import dev.gatun.conformance.OpCases;
import dev.gatun.op.Abs;
import dev.gatun.op.Add;
import dev.gatun.op.Clamp;
import dev.gatun.op.Composite;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.Elu;
import dev.gatun.op.Exp;
import dev.gatun.op.Fidelity;
import dev.gatun.op.Fused;
import dev.gatun.op.Gelu;
import dev.gatun.op.HardSigmoid;
import dev.gatun.op.HardSwish;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.Mul;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Silu;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Tanh;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OneDnnConformanceTest {
    @BeforeEach
    void needLibrary() {
        OneDnnTests.needLibrary();
    }

    @Test
    void agreesWithReferenceOnAllCases() {
        Conformance conformance = new Conformance("onednn");
        List<Conformance.Result> results = OpCases.all().stream().flatMap(c -> conformance.run(c).stream()).toList();
        assertEquals(List.of(), results.stream().filter(r -> r.status() == Conformance.Status.FAILED).toList());
        Set<String> agreed = results.stream().filter(r -> r.status() == Conformance.Status.AGREES).map(r -> r.opCase()
                .op().name()).collect(Collectors.toSet());
        assertTrue(agreed.containsAll(Set.of("conv2d", "conv2dinputgrad", "conv2dweightgrad", "matmul", "linear",
                "convtranspose2d", "gru", "lstm")),
                agreed.toString());
    }

    @Test
    void severalThreadsGiveTheResultOfOne() {
        Tensor x = random(6, 17, 33, 31);
        Tensor image = random(1, 17, 65, 67);
        Tensor weight = random(48, 17, 3, 3);
        Tensor bias = random(48);
        Window2d window = Window2d.of(1, 1);
        Tensor gradOut = random(6, 48, 33, 31);
        check(new Conv2d(window, 1), x, weight, bias);
        check(new Conv2d(window, 1), image, weight, bias);
        check(new Conv2d(Window2d.of(2, 0), 3), random(5, 48, 33, 31), random(48, 16, 3, 3));
        check(new Conv2dInputGrad(window, 1, 33, 31), gradOut, weight);
        check(new Conv2dWeightGrad(window, 1, 3, 3), x, gradOut);
        check(new ConvTranspose2d(Window2d.of(2, 1), 1, 1, 1), x, random(17, 24, 4, 4), random(24));
        check(new MatMul(), random(257, 129), random(129, 255));
        check(new MatMul(), random(129, 257).t(), random(255, 129).t());
        check(new MatMul(), random(33, 129), random(129, 1025));
        check(new MatMul(), random(5, 65, 129), random(129, 131));
        check(new MatMul(), random(5, 3, 65, 129), random(1, 3, 129, 131));
        check(new Linear(), random(3, 97, 129), random(255, 129), random(255));
        check(new Linear(), random(33, 129), random(1025, 129), random(1025));
        check(new Fused(new Conv2d(window, 1), List.of(new Add(), new Relu())), image, weight, bias, random(1, 48, 65,
                67));
        check(new Fused(new Conv2d(Window2d.of(2, 0), 1), List.of(new Mul(), new Relu())), x, random(48, 17, 1, 1),
                bias, random(48, 1, 1));
        check(new Fused(new Linear(), List.of(new Add(), new Relu())), random(33, 129), random(1025, 129), random(
                1025), random(33, 1025));
    }

    @Test
    void stepsKeepNanAndInfinity() {
        Tensor x = Tensor.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1, 0, -0f, 2,
            -100, 100, 1e30f, -1e30f, 1e-20f, -1e-20f, 5, -5, 0.5f}).reshape(16, 1);
        Tensor ones = Tensor.full(1, DType.F32, 1, 33);
        Set<String> accepted = new TreeSet<>();
        for (Op step : List.of(new Relu(), new LeakyRelu(0), new LeakyRelu(0.1), new Elu(1), new Elu(0.5), new Gelu(
                true), new Gelu(false), new Sigmoid(), new Tanh(), new Silu(), new HardSwish(), new HardSigmoid(),
                new Clamp(0, 6), new Abs(), new Sqrt(), new Square(), new Exp())) {
            Op op = new Fused(new MatMul(), List.of(step));
            List<TensorSpec> specs = List.of(x.spec(), ones.spec());
            if (new OneDnnBackend(OneDnnTests.load()).offer(op, specs, op.infer(specs)) instanceof Offer.Accepted) {
                Tensor expected = run("*:reference", step, run("*:reference", new MatMul(), x, ones));
                Tensor actual = run("*:onednn", op, x, ones);
                // Also without the largest value, which sets the allowed difference.
                for (long rows : new long[] {9, 16}) {
                    assertEquals("", Conformance.difference(Fidelity.ROUNDING, 30, expected.slice(0, 0, rows), actual
                            .slice(0, 0, rows)), op.toString());
                }
                accepted.add(step.name());
            }
        }
        assertEquals(Set.of("abs", "elu", "gelu", "hardswish", "leakyrelu", "relu", "sigmoid", "silu", "sqrt",
                "square", "tanh"), accepted);
    }

    private static Tensor random(long... dims) {
        Tensor tensor = Tensor.empty(TensorSpec.of(DType.F32, dims));
        SplittableRandom random = new SplittableRandom(tensor.size());
        for (long i = 0; i < tensor.size(); i++) {
            tensor.segment().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
        }
        return tensor;
    }

    private static void check(Op op, Tensor... operands) {
        try (Scope _ = Scope.open("threads"); Workers workers = Workers.of(3)) {
            // The reference has no kernel for composite ops, which all cases compare with their decomposition.
            Tensor expected = run(op instanceof Composite ? "*:onednn" : "*:reference", op, operands);
            double work = op.cost(Arrays.stream(operands).map(Tensor::spec).toList(), List.of(expected.spec())).flops()
                    / expected.size();
            assertEquals("", Conformance.difference(op.fidelity(), work, expected, run("*:onednn", op, operands)), op
                    + " on one thread");
            Tensor several = workers.call(() -> run("*:onednn", op, operands));
            assertEquals("", Conformance.difference(op.fidelity(), work, expected, several), op + " on three threads");
        }
    }

    private static Tensor run(String paths, Op op, Tensor... operands) {
        Dispatcher.Choice choice = Dispatcher.forced(paths).choose(op, Arrays.stream(operands).map(Tensor::spec)
                .toArray(TensorSpec[]::new));
        Tensor result = Tensor.empty(choice.outputs().get(0));
        choice.kernel().run(operands, new Tensor[] {result}, Arena.ofAuto().allocate(choice.scratchBytes(), 64));
        return result;
    }
}
