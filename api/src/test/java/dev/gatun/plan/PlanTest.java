// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.Gatun;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Layer;
import dev.gatun.nn.MultiHeadAttention;
import dev.gatun.nn.Recurrent;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlanTest {
    private final Rng rng = new Rng(7);

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertEquals(expected.dtype(), actual.dtype());
        double[] wanted = expected.toDoubles();
        double[] got = actual.toDoubles();
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], got[i], 1e-5 * Math.max(1, Math.abs(wanted[i])), "element " + i);
        }
    }

    // Two runs on other data, each against the function itself.
    private Plan check(Function<Tensor[], Tensor[]> body, TensorSpec... specs) {
        Plan plan = Gatun.compile(body, specs);
        try (Runner runner = plan.runner()) {
            for (int round = 0; round < 2; round++) {
                Tensor[] inputs = new Tensor[specs.length];
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = rng.normal(specs[i].dtype(), specs[i].shape().dims());
                }
                runner.run(inputs);
                Tensor[] expected = body.apply(inputs);
                assertEquals(expected.length, plan.outputs().size());
                for (int i = 0; i < expected.length; i++) {
                    assertClose(expected[i], runner.output(i));
                }
            }
        }
        return plan;
    }

    private Plan check(Layer model, long... dims) {
        model.eval();
        return check(x -> new Tensor[] {model.forward(x[0])}, f32(dims));
    }

    private static String refusal(Class<? extends Exception> type, org.junit.jupiter.api.function.Executable code) {
        return assertThrows(type, code).getMessage();
    }

    @Test
    void computesWhatTheModelDoes() {
        check(new Mlp(rng, 20, 17, 10), 3, 20);
        check(new LeNet5(rng), 2, 1, 28, 28);
        check(new MultiHeadAttention(16, 4, 0.1, true, DType.F32, rng), 2, 5, 16);
        check(new TransformerEncoderLayer(16, 4, 31, 0.1, Activation.relu(), true, rng), 2, 7, 16);
        check(new TransformerEncoderLayer(16, 4, 31, 0.1, Activation.gelu(), false, rng), 2, 7, 16);
        check(new Recurrent(Recurrent.Cell.LSTM, 9, 11, rng), 2, 4, 9);
        check(new Recurrent(Recurrent.Cell.GRU, 9, 11, rng), 2, 4, 9);
    }

    @Test
    void givesOutputsThatAreInputsConstantsOrRepeated() {
        Tensor constant = Tensor.of(1, 2, 3);
        check(x -> {
            Tensor y = x[0].relu();
            return new Tensor[] {y, x[0], y, constant, x[0].t(), y.t(), y.reshape(6), x[0].slice(0, 1, 2),
                constant.expand(2, 3), y.slice(1, 1, 3), x[0].reshape(6)};
        }, f32(2, 3));
    }

    @Test
    void keepsInputsAndSeparateOutputs() {
        Plan plan = Gatun.compile(x -> new Tensor[] {x[0], x[0].add(1)}, f32(3));
        try (Runner runner = plan.runner()) {
            runner.input(0).copyFrom(Tensor.of(1, 2, 3));
            runner.run();
            runner.output(0).fill(9);
            runner.run();
            assertArrayEquals(new float[] {1, 2, 3}, runner.input(0).toFloats());
            assertArrayEquals(new float[] {2, 3, 4}, runner.output(1).toFloats());
        }
    }

    @Test
    void worksWithoutInputsOutputsOrElements() {
        Plan none = check(_ -> new Tensor[0]);
        assertEquals(0, none.slabBytes());
        check(_ -> new Tensor[] {Tensor.of(1, 2).add(3)});
        check(x -> new Tensor[] {x[0].add(1).sum(0), x[0].t()}, f32(0, 3));
        check(x -> new Tensor[] {Tensor.concat(0, x[0], x[1]).slice(0, 0, 0)}, f32(0, 3), f32(2, 3));
        check(x -> new Tensor[] {x[0].exp()}, f32());
    }

    @Test
    void sharesMemoryOfValuesThatAreNotNeededTogether() {
        Plan plan = check(x -> {
            Tensor y = x[0];
            for (int i = 0; i < 20; i++) {
                y = y.t().matmul(y).tanh().softmax(-1);
            }
            return new Tensor[] {y};
        }, f32(64, 64));
        assertTrue(plan.slabBytes() < 6 * 64 * 64 * 4 + 300_000, plan.toString());
    }

    @Test
    void keepsWhatViewsLookAt() {
        check(x -> {
            Tensor y = x[0].exp();
            Tensor view = y.slice(0, 1, 3).t();
            Tensor other = x[0].sin().mul(x[0].cos()).add(x[0].tanh());
            return new Tensor[] {view.contiguous().add(1), other.sub(view.t().sum())};
        }, f32(5, 4));
    }

    @Test
    void computesConstantsOnce() {
        Tensor weight = Tensor.of(1, 2, 3);
        Graph graph = Capture.of(x -> new Tensor[] {x[0].add(weight.mul(2).add(Tensor.ones(DType.F32, 3)))}, f32(3));
        assertEquals(1, graph.nodes().size());
        Graph.Value constant = graph.nodes().getFirst().inputs().get(1);
        assertArrayEquals(new float[] {3, 5, 7}, constant.constant().toFloats());
        assertNull(constant.state());
    }

    @Test
    void namesParameters() {
        Mlp model = new Mlp(rng, 4, 3, 2);
        Plan plan = Gatun.compile(model, PlanOptions.standard().withInputNames("pixels").withOutputNames("scores"),
                f32(1, 4));
        assertEquals("[pixels]", plan.inputNames().toString());
        assertEquals("[scores]", plan.outputNames().toString());
        String table = plan.toString();
        for (String path : model.parameters().keySet()) {
            assertTrue(table.contains(path), table);
        }
        assertTrue(model.isTraining());
    }

    @Test
    void leavesOutWhatNothingNeeds() {
        Plan plan = check(x -> {
            x[0].exp().sum();
            return new Tensor[] {x[0].neg()};
        }, f32(3));
        assertEquals(1, plan.graph().nodes().size(), plan.toString());
    }

    @Test
    void refusesToReadWhatIsNotKnown() {
        String message = refusal(IllegalStateException.class, () -> Gatun.compile(
                x -> new Tensor[] {x[0].sum().item() > 0 ? x[0] : x[0].neg()}, f32(3)));
        assertTrue(message.contains("made by sum_1") && message.contains("control flow by data"), message);
        AtomicReference<Tensor> leaked = new AtomicReference<>();
        Gatun.compile(x -> {
            leaked.set(x[0].neg());
            return x;
        }, f32(3));
        assertEquals("f32[3] (captured)", leaked.get().toString());
        assertTrue(refusal(IllegalStateException.class, leaked.get()::exp).contains("has ended"));
        assertTrue(refusal(IllegalStateException.class, () -> Gatun.compile(x -> new Tensor[] {x[0].add(leaked.get())},
                f32(3))).contains("another capture"));
        assertThrows(IllegalStateException.class, leaked.get()::toDoubles);
    }

    @Test
    void refusesOtherInputs() {
        try (Runner runner = Gatun.compile(x -> x, f32(1, 3)).runner()) {
            String message = refusal(IllegalArgumentException.class, () -> runner.run(Tensor.zeros(DType.F32, 2, 3)));
            assertTrue(message.contains("f32[2,3]") && message.contains("f32[1,3]"), message);
            assertThrows(IllegalArgumentException.class, () -> runner.run(Tensor.zeros(DType.F64, 1, 3)));
            assertThrows(IllegalArgumentException.class, () -> runner.run(new Tensor[0]));
            runner.run(Tensor.of(new float[] {1, 2, 3}, 3, 1).t());
            assertArrayEquals(new float[] {1, 2, 3}, runner.output(0).toFloats());
        }
    }

    @Test
    void refusesRunsAfterClose() {
        Runner runner = Gatun.compile(x -> new Tensor[] {x[0].neg()}, f32(3)).runner();
        runner.close();
        runner.close();
        assertThrows(IllegalStateException.class, runner::run);
        assertThrows(IllegalStateException.class, () -> runner.input(0));
        assertThrows(IllegalStateException.class, () -> runner.output(0));
        assertThrows(IllegalStateException.class, runner::warmUp);
    }

    @Test
    void refusesASecondThread() throws InterruptedException {
        Runner runner = Gatun.compile(x -> {
            Tensor y = x[0];
            for (int i = 0; i < 8; i++) {
                y = y.matmul(y).mul(1e-3);
            }
            return new Tensor[] {y};
        }, f32(256, 256)).runner();
        runner.run();
        float[] expected = runner.output(0).toFloats();
        AtomicInteger refused = new AtomicInteger();
        long end = System.nanoTime() + 20_000_000_000L;
        Runnable runs = () -> {
            while (refused.get() == 0 && System.nanoTime() < end) {
                try {
                    runner.run();
                } catch (IllegalStateException e) {
                    assertTrue(e.getMessage().contains("one thread at a time"), e.getMessage());
                    refused.incrementAndGet();
                }
            }
        };
        Thread other = Thread.ofPlatform().start(runs);
        runs.run();
        other.join();
        assertTrue(refused.get() > 0);
        runner.run();
        assertArrayEquals(expected, runner.output(0).toFloats());
    }

    @Test
    void refusesConstantsThatWereOverwritten() {
        Mlp model = new Mlp(rng, 4, 3, 2);
        Plan plan = Gatun.compile(model, f32(1, 4));
        Runner runner = plan.runner();
        runner.run();
        model.parameters().values().iterator().next().fill(1);
        String message = refusal(IllegalStateException.class, runner::run);
        assertTrue(message.contains(model.parameters().keySet().iterator().next()), message);
        assertThrows(IllegalStateException.class, plan::runner);
    }

    @Test
    void drawsNewRandomNumbersInEachRun() {
        Rng drawn = new Rng(3);
        Rng twin = new Rng(3);
        Plan plan = Gatun.compile(x -> new Tensor[] {x[0].add(drawn.uniform(DType.F32, 4))}, f32(4));
        Tensor zeros = Tensor.zeros(DType.F32, 4);
        try (Runner runner = plan.runner()) {
            runner.warmUp();
            for (int i = 0; i < 3; i++) {
                runner.run(zeros);
                assertArrayEquals(twin.uniform(DType.F32, 4).toFloats(), runner.output(0).toFloats());
            }
        }
        assertArrayEquals(twin.state().toLongs(), drawn.state().toLongs());
    }

    @Test
    void keepsStatesBetweenRuns() {
        BatchNorm norm = new BatchNorm(3);
        BatchNorm twin = new BatchNorm(3);
        Plan plan = Gatun.compile(x -> new Tensor[] {norm.forward(x[0])}, f32(5, 3));
        try (Runner runner = plan.runner()) {
            for (int i = 0; i < 3; i++) {
                Tensor x = rng.normal(DType.F32, 5, 3);
                runner.run(x);
                assertClose(twin.forward(x), runner.output(0));
            }
        }
        twin.buffers().forEach((name, buffer) -> assertClose(buffer, norm.buffers().get(name)));
        assertNotEquals(0, norm.buffers().get("running_mean").toFloats()[0]);
    }

    @Test
    void startsAnewWithWhatTheFunctionMakesItself() {
        check(x -> {
            Tensor sum = Tensor.zeros(DType.F32, 3);
            sum.copyFrom(Tensor.of(1, 1, 1));
            Tensor before = sum.mul(x[0]);
            sum.copyFrom(sum.add(x[0]));
            sum.copyFrom(sum.add(x[0]));
            return new Tensor[] {sum, before, sum.neg()};
        }, f32(3));
        check(x -> {
            Tensor y = x[0].exp();
            Tensor before = y.neg();
            y.slice(0, 0, 1).fill(5);
            return new Tensor[] {y, before, y.neg()};
        }, f32(3));
    }

    @Test
    void outlivesTheScopeThatItWasMadeIn() {
        Plan plan;
        try (Scope _ = Scope.open("test")) {
            Tensor weight = Tensor.of(1, 2, 3);
            plan = Gatun.compile(x -> new Tensor[] {x[0].mul(weight)}, f32(3));
        }
        try (Runner runner = plan.runner()) {
            runner.run(Tensor.of(1, 1, 1));
            assertArrayEquals(new float[] {1, 2, 3}, runner.output(0).toFloats());
        }
        assertSame(plan, plan.runner().plan());
    }
}
