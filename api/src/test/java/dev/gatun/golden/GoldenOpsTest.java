// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Layers, activations and tensor operations against PyTorch, forward and backward.
class GoldenOpsTest {

    @TestFactory
    Stream<DynamicTest> activations() {
        return new Replay()
                .add("relu", in -> in.x().relu())
                .add("sigmoid", in -> in.x().sigmoid())
                .add("tanh", in -> in.x().tanh())
                .without("elu", "gelu", "hardsigmoid", "hardswish", "hardtanh", "leaky_relu", "silu", "softplus")
                .tests("activations");
    }

    @TestFactory
    Stream<DynamicTest> tensorOps() {
        return new Replay()
                .add("matmul", in -> in.a().matmul(in.b()))
                .add("add", in -> in.a().add(in.b()))
                .add("sub", in -> in.a().sub(in.b()))
                .add("mul", in -> in.a().mul(in.b()))
                .add("div", in -> in.a().div(in.b()))
                .add("exp", in -> in.x().exp())
                .add("log", in -> in.x().log())
                .add("sqrt", in -> in.x().sqrt())
                .add("neg", in -> in.x().neg())
                .add("sum", (golden, in) -> in.x().sum(golden.flag("keepdims"), golden.integers("axes")))
                .add("where", in -> in.get("condition").select(in.a(), in.b()))
                .add("permute", (golden, in) -> in.x().permute(golden.integers("axes")))
                .add("slice", GoldenOpsTest::slice)
                .without("abs", "clamp", "concat", "cos", "cumsum", "einsum", "erf", "expm1", "gather", "index_select",
                        "log1p", "logsumexp", "max", "maximum", "mean", "min", "minimum", "norm", "pad", "pow",
                        "pow_scalar", "prod", "reciprocal", "rsqrt", "scatter_add", "sin", "sort", "square", "stack",
                        "std", "topk", "var")
                .tests("tensor_ops");
    }

    private static Tensor slice(Goldens.Case golden, Replay.Inputs in) {
        Tensor result = in.x();
        for (int axis : List.of(0, 1, 2)) {
            result = result.slice(axis, golden.integers("starts")[axis], golden.integers("stops")[axis],
                    golden.integers("steps")[axis]);
        }
        return result;
    }
}
