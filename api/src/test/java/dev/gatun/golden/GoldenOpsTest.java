// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.nn.AdaptiveAvgPool2d;
import dev.gatun.nn.AvgPool2d;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv1d;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.ConvTranspose2d;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Embedding;
import dev.gatun.nn.Functional;
import dev.gatun.nn.GroupNorm;
import dev.gatun.nn.Layer;
import dev.gatun.nn.LayerNorm;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.Recurrent;
import dev.gatun.nn.RmsNorm;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Layers, activations and tensor operations against PyTorch, forward and backward.
class GoldenOpsTest {
    @TestFactory
    Stream<DynamicTest> layers() {
        return new Replay()
                .addLayer("linear", (_, in) -> new Linear(in.x().dim(-1), in.weight().dim(0), in.has("bias"),
                        in.dtype(), new Rng(0)))
                .addLayer("conv1d", (golden, in) -> new Conv1d(in.x().dim(1), in.weight().dim(0), in.kernel(2),
                        golden.integers("stride")[0], golden.integers("padding")[0], golden.integers("dilation")[0],
                        golden.integer("groups"), in.has("bias"), in.dtype(), new Rng(0)))
                .addLayer("conv2d", (golden, in) -> new Conv2d(in.x().dim(1), in.weight().dim(0), in.kernel(2),
                        in.kernel(3), window(golden, golden.integers("dilation")), golden.integer("groups"),
                        in.has("bias"), in.dtype(), new Rng(0)))
                .addLayer("conv_transpose2d", (golden, in) -> new ConvTranspose2d(in.x().dim(1),
                        in.weight().dim(1) * golden.integer("groups"), in.kernel(2), in.kernel(3),
                        window(golden, golden.integers("dilation")), golden.integers("output_padding")[0],
                        golden.integers("output_padding")[1], golden.integer("groups"), in.has("bias"), in.dtype(),
                        new Rng(0)))
                .addLayer("max_pool2d", (golden, _) -> new MaxPool2d(golden.integers("kernel")[0],
                        golden.integers("kernel")[1], window(golden, 1, 1), false))
                .addLayer("avg_pool2d", (golden, _) -> new AvgPool2d(golden.integers("kernel")[0],
                        golden.integers("kernel")[1], window(golden, 1, 1), golden.flag("count_include_pad"), false))
                .addLayer("adaptive_avg_pool2d", (golden, _) -> new AdaptiveAvgPool2d(golden.integers("output")[0],
                        golden.integers("output")[1]))
                .addLayer("global_avg_pool2d", (_, _) -> new AdaptiveAvgPool2d(1, 1))
                .add("global_max_pool2d", in -> Functional.globalMaxPool2d(in.x()))
                .addLayer("batch_norm", GoldenOpsTest::batchNorm)
                .addLayer("layer_norm", (golden, in) -> new LayerNorm(golden.longs("normalized_shape"),
                        golden.number("eps"), in.has("weight"), in.dtype()))
                .addLayer("group_norm", (golden, in) -> new GroupNorm(golden.integer("groups"), in.x().dim(1),
                        golden.number("eps"), in.dtype()))
                .addLayer("rms_norm", (golden, in) -> new RmsNorm(golden.longs("normalized_shape"),
                        golden.number("eps"), in.dtype()))
                .addLayer("embedding", (_, in) -> new Embedding(in.weight().dim(0), in.weight().dim(1), -1, in.dtype(),
                        new Rng(0)))
                .addLayer("dropout_eval", (golden, _) -> new Dropout(golden.number("p"), new Rng(0)).eval())
                .add("softmax", (golden, in) -> Functional.softmax(in.x(), golden.integer("axis")))
                .add("log_softmax", (golden, in) -> Functional.logSoftmax(in.x(), golden.integer("axis")))
                .add("scaled_dot_product_attention", (golden, in) -> Functional.scaledDotProductAttention(
                        in.get("query"), in.get("key"), in.get("value"), in.get("mask"), golden.number("scale"),
                        golden.flag("causal")))
                .add("multi_head_attention", GoldenOpsTest::multiHeadAttention)
                .tests("layers");
    }

    @TestFactory
    Stream<DynamicTest> activations() {
        return new Replay()
                .add("relu", in -> in.x().relu())
                .add("leaky_relu", (golden, in) -> in.x().leakyRelu(golden.number("slope")))
                .add("elu", (golden, in) -> in.x().elu(golden.number("alpha")))
                .add("gelu", (golden, in) -> golden.text("approximate").equals("tanh") ? in.x().geluTanh()
                        : in.x().gelu())
                .add("silu", in -> in.x().silu())
                .add("sigmoid", in -> in.x().sigmoid())
                .add("tanh", in -> in.x().tanh())
                .add("softplus", (golden, in) -> in.x().softplus(golden.number("beta"), golden.number("threshold")))
                .add("hardsigmoid", in -> in.x().hardSigmoid())
                .add("hardswish", in -> in.x().hardSwish())
                .add("hardtanh", (golden, in) -> in.x().hardTanh(golden.number("min"), golden.number("max")))
                .tests("activations");
    }

    @TestFactory
    Stream<DynamicTest> tensorOps() {
        return new Replay()
                .add("matmul", in -> in.a().matmul(in.b()))
                .add("einsum", (golden, in) -> Tensor.einsum(golden.text("equation"), in.operands()))
                .add("add", in -> in.a().add(in.b()))
                .add("sub", in -> in.a().sub(in.b()))
                .add("mul", in -> in.a().mul(in.b()))
                .add("div", in -> in.a().div(in.b()))
                .add("maximum", in -> in.a().maximum(in.b()))
                .add("minimum", in -> in.a().minimum(in.b()))
                .add("pow", in -> in.a().pow(in.b()))
                .add("pow_scalar", (golden, in) -> in.x().pow(golden.number("exponent")))
                .add("abs", in -> in.x().abs())
                .add("neg", in -> in.x().neg())
                .add("exp", in -> in.x().exp())
                .add("expm1", in -> in.x().expm1())
                .add("log", in -> in.x().log())
                .add("log1p", in -> in.x().log1p())
                .add("sqrt", in -> in.x().sqrt())
                .add("rsqrt", in -> in.x().rsqrt())
                .add("square", in -> in.x().square())
                .add("reciprocal", in -> in.x().reciprocal())
                .add("sin", in -> in.x().sin())
                .add("cos", in -> in.x().cos())
                .add("erf", in -> in.x().erf())
                .add("clamp", (golden, in) -> in.x().clamp(golden.number("min"), golden.number("max")))
                .add("where", in -> in.get("condition").select(in.a(), in.b()))
                .add("sum", (golden, in) -> in.x().sum(golden.flag("keepdims"), golden.integers("axes")))
                .add("mean", (golden, in) -> in.x().mean(golden.flag("keepdims"), golden.integers("axes")))
                .add("max", (golden, in) -> in.x().max(golden.flag("keepdims"), golden.integers("axes")))
                .add("min", (golden, in) -> in.x().min(golden.flag("keepdims"), golden.integers("axes")))
                .add("prod", (golden, in) -> in.x().prod(golden.flag("keepdims"), golden.integers("axes")))
                .add("logsumexp", (golden, in) -> in.x().logSumExp(golden.flag("keepdims"), golden.integers("axes")))
                .add("norm", (golden, in) -> in.x().norm(golden.number("p"), golden.flag("keepdims"),
                        golden.integers("axes")))
                .add("var", (golden, in) -> in.x().var(golden.integer("correction"), golden.flag("keepdims"),
                        golden.integers("axes")))
                .add("std", (golden, in) -> in.x().std(golden.integer("correction"), golden.flag("keepdims"),
                        golden.integers("axes")))
                .add("cumsum", (golden, in) -> in.x().cumSum(golden.integer("axis")))
                .addAll("sort", (golden, in) -> both(in.x().sort(golden.integer("axis"), golden.flag("descending"))))
                .addAll("topk", (golden, in) -> both(in.x().topK(golden.integer("axis"), golden.integer("k"),
                        golden.flag("largest"))))
                .add("gather", (golden, in) -> in.x().gather(golden.integer("axis"), in.get("indices")))
                .add("scatter_add", (golden, in) -> in.x().scatterAdd(golden.integer("axis"), in.get("indices"),
                        in.get("source")))
                .add("index_select", (golden, in) -> in.x().indexSelect(golden.integer("axis"), in.get("indices")))
                .add("concat", (golden, in) -> Tensor.concat(golden.integer("axis"), in.operands()))
                .add("stack", (golden, in) -> Tensor.stack(golden.integer("axis"), in.operands()))
                .add("pad", (golden, in) -> in.x().pad(golden.longs("before"), golden.longs("after"),
                        golden.number("value")))
                .add("permute", (golden, in) -> in.x().permute(golden.integers("axes")))
                .add("slice", GoldenOpsTest::slice)
                .tests("tensor_ops");
    }

    @TestFactory
    Stream<DynamicTest> recurrentLayers() {
        Replay replay = new Replay();
        Map.of("lstm", Recurrent.Cell.LSTM, "gru", Recurrent.Cell.GRU, "rnn_tanh", Recurrent.Cell.TANH, "rnn_relu",
                Recurrent.Cell.RELU).forEach(
                        (kind, cell) -> replay.addLayer(kind, (golden, in) -> new Recurrent(cell,
                                in.x().dim(2), golden.integer("hidden"), golden.integer("layers"),
                                golden.flag("bidirectional"),
                                in.has("bias_ih_l0"), in.dtype(), new Rng(0)), in -> {
                                    Recurrent.States states = ((Recurrent) in.layer()).run(in.x(), in.get("h0"),
                                            in.get("c0"));
                                    return Stream.of(states.y(), states.h(), states.c()).filter(Objects::nonNull)
                                            .toArray(
                                                    Tensor[]::new);
                                }));
        return replay.tests("recurrent");
    }

    private static Window2d window(Goldens.Case golden, int... dilation) {
        int[] stride = golden.integers("stride");
        int[] padding = golden.integers("padding");
        return new Window2d(stride[0], stride[1], padding[0], padding[1], padding[0], padding[1], dilation[0],
                dilation[1]);
    }

    private static Layer batchNorm(Goldens.Case golden, Replay.Inputs in) {
        Layer layer = new BatchNorm(in.x().dim(1), golden.number("momentum"), golden.number("eps"), in.has("weight"),
                in.dtype());
        return golden.flag("training") ? layer : layer.eval();
    }

    private static Tensor multiHeadAttention(Goldens.Case golden, Replay.Inputs in) {
        Tensor x = in.x();
        int heads = golden.integer("heads");
        long headSize = x.dim(2) / heads;
        List<Tensor> split = Stream.of("q", "k", "v").map(role -> Functional.linear(x, in.get(role + "Weight"),
                in.get(role + "Bias")).reshape(x.dim(0), x.dim(1), heads, headSize).transpose(1, 2)).toList();
        Tensor mixed = Functional.scaledDotProductAttention(split.get(0), split.get(1), split.get(2), null,
                golden.flag("causal"));
        return Functional.linear(mixed.transpose(1, 2).reshape(x.shape()), in.get("oWeight"), in.get("oBias"));
    }

    private static Tensor slice(Goldens.Case golden, Replay.Inputs in) {
        Tensor result = in.x();
        for (int axis : List.of(0, 1, 2)) {
            result = result.slice(axis, golden.integers("starts")[axis], golden.integers("stops")[axis],
                    golden.integers("steps")[axis]);
        }
        return result;
    }

    private static Tensor[] both(Tensor.Indexed indexed) {
        return new Tensor[] {indexed.values(), indexed.indices()};
    }
}
