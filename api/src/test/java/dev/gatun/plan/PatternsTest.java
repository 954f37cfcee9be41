// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.Gatun;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Functional;
import dev.gatun.op.ViewOp;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Compiles computations that are written out in simple ops, looks at which ops are left, and compares with eager runs.
class PatternsTest {
    private final Rng rng = new Rng(21);

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    private void check(String ops, Function<Tensor[], Tensor> body, TensorSpec... specs) {
        Dispatcher dispatcher = Dispatcher.standard();
        Graph captured = Capture.of(x -> new Tensor[] {body.apply(x)}, specs);
        Graph graph = Folding.fold(Patterns.recognise(captured, dispatcher), dispatcher);
        List<String> names = graph.nodes().stream().filter(node -> !(node.op() instanceof ViewOp)).map(node -> node.op()
                .name()).toList();
        assertEquals(ops, String.join(" ", names), graph.toString());
        Plan plan = Gatun.compile(x -> new Tensor[] {body.apply(x)}, specs);
        Tensor[] inputs = new Tensor[specs.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = rng.normal(DType.F32, specs[i].shape().dims());
        }
        try (Runner runner = plan.runner()) {
            runner.run(inputs);
            double[] wanted = body.apply(inputs).toDoubles();
            double[] got = runner.output(0).toDoubles();
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(wanted[i], got[i], 1e-4 * Math.max(1, Math.abs(wanted[i])), plan.toString());
            }
        }
    }

    @Test
    void activations() {
        TensorSpec x = f32(3, 5);
        check("gelu", in -> in[0].mul(in[0].div(Math.sqrt(2)).erf().add(1)).mul(0.5), x);
        check("gelu", in -> in[0].mul(0.5).mul(in[0].mul(0.70710678).erf().add(1)), x);
        check("gelu", in -> Tensor.scalar(0.5, DType.F32).mul(in[0].mul(Tensor.ones(DType.F32, 1).add(in[0].div(
                1.4142135).erf()))), x);
        check("gelu", in -> in[0].mul(0.5).mul(in[0].add(in[0].pow(3).mul(0.044715)).mul(0.7978845608).tanh().add(1)),
                x);
        check("silu", in -> in[0].mul(in[0].sigmoid()), x);
        check("silu", in -> in[0].sigmoid().mul(in[0]), x);
        check("hardswish", in -> in[0].mul(in[0].add(3).clamp(0, 6)).div(6), x);
        check("hardswish", in -> in[0].mul(in[0].hardSigmoid()), x);
    }

    @Test
    void whatOnlyLooksLikeAnActivation() {
        TensorSpec x = f32(3, 5);
        check("mul sigmoid mul", in -> in[0].mul(in[0].mul(1.702).sigmoid()), x);
        check("sigmoid mul", in -> in[0].mul(in[1].sigmoid()), x, x);
        check("div erf add mul mul", in -> in[0].mul(in[0].div(Math.sqrt(2)).erf().add(1)).mul(0.6), x);
        check("div erf add mul mul", in -> in[1].mul(in[0].div(Math.sqrt(2)).erf().add(1)).mul(0.5), x, x);
    }

    @Test
    void norms() {
        Tensor weight = rng.normal(DType.F32, 7);
        Tensor bias = rng.normal(DType.F32, 7);
        Function<Tensor, Tensor> centered = x -> x.sub(x.mean(true, -1));
        check("layernorm", in -> {
            Tensor c = centered.apply(in[0]);
            return c.div(c.pow(2).mean(true, -1).add(1e-5).sqrt()).mul(weight).add(bias);
        }, f32(2, 3, 7));
        check("layernorm", in -> {
            Tensor c = centered.apply(in[0]);
            return bias.add(weight.mul(c.mul(c).mean(true, -1).add(1e-5).rsqrt().mul(c)));
        }, f32(2, 3, 7));
        check("layernorm", in -> {
            Tensor c = in[0].sub(in[0].mean(true, 1, 2));
            return c.div(c.square().mean(true, 1, 2).add(1e-5).sqrt());
        }, f32(2, 3, 7));
        check("rmsnorm", in -> in[0].mul(in[0].square().mean(true, -1).add(1e-6).rsqrt()).mul(weight), f32(3, 7));
        check("mean sub square mean add sqrt div", in -> {
            Tensor c = in[0].sub(in[0].mean(true, 0));
            return c.div(c.square().mean(true, 0).add(1e-5).sqrt());
        }, f32(3, 7));
    }

    @Test
    void attention() {
        TensorSpec x = f32(2, 4, 5, 8);
        check("scaleddotproductattention", in -> in[0].matmul(in[1].t()).div(Math.sqrt(8)).softmax(
                -1).matmul(in[2]), x, x, x);
        check("scaleddotproductattention", in -> in[0].mul(0.5).matmul(in[1].t().mul(0.5)).add(in[3]).softmax(-1)
                .matmul(in[2]), x, x, x, f32(2, 1, 1, 5));
        check("scaleddotproductattention",
                in -> in[0].permute(0, 2, 1, 3).matmul(in[1].permute(0, 2, 3, 1)).softmax(-1).matmul(in[2].permute(0,
                        2, 1, 3)),
                x, x, x);
    }

    @Test
    void affineMaps() {
        Tensor weight = rng.normal(DType.F32, 7, 4);
        Tensor bias = rng.normal(DType.F32, 4);
        check("linear", in -> in[0].matmul(weight).add(bias), f32(2, 3, 7));
        check("linear", in -> bias.add(in[0].matmul(weight)).mul(2).sub(bias), f32(3, 7));
        check("linear add", in -> in[0].matmul(weight).add(in[1]), f32(3, 7), f32(4));
    }

    @Test
    void convolutionsWithNorms() {
        BatchNorm norm = new BatchNorm(6);
        norm.buffers().get("running_mean").copyFrom(rng.normal(DType.F32, 6));
        norm.buffers().get("running_var").copyFrom(rng.uniform(0.5, 2, DType.F32, 6));
        norm.parameters().get("weight").copyFrom(rng.normal(DType.F32, 6));
        norm.parameters().get("bias").copyFrom(rng.normal(DType.F32, 6));
        norm.eval();
        Conv2d conv = new Conv2d(3, 6, 3, rng);
        check("conv2d", in -> norm.forward(conv.forward(in[0])), f32(2, 3, 8, 8));
        Tensor weight = rng.normal(DType.F32, 6, 3, 3, 3);
        check("conv2d", in -> norm.forward(Functional.conv2d(in[0], weight, null, Window2d.of(1, 0), 1)), f32(2, 3,
                8, 8));
        check("conv2d relu", in -> norm.forward(conv.forward(in[0])).relu(), f32(2, 3, 8, 8));
        Tensor y = rng.normal(DType.F32, 6, 1, 1);
        check("conv2d", in -> conv.forward(in[0]).mul(y).add(y).div(2), f32(2, 3, 8, 8));
        check("conv2d mul add", in -> {
            Tensor c = conv.forward(in[0]);
            return c.mul(2).add(c);
        }, f32(2, 3, 8, 8));
    }

    @Test
    void viewsThatChangeNothing() {
        check("neg", in -> in[0].t().t().reshape(6).reshape(2, 3).neg().detach().contiguous().copy(), f32(2, 3));
        check("exp add", in -> in[0].exp().add(in[0].exp()), f32(2, 3));
    }
}
