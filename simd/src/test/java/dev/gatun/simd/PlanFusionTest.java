// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.Gatun;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Functional;
import dev.gatun.plan.Plan;
import dev.gatun.plan.PlanOptions;
import dev.gatun.plan.Runner;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Looks at which ops are fused, and compares fused and unfused results.
class PlanFusionTest {
    private final Rng rng = new Rng(31);

    private void check(String ops, Function<Tensor[], Tensor> body, long... dims) {
        TensorSpec spec = TensorSpec.of(DType.F32, dims);
        Plan plan = Gatun.compile(x -> new Tensor[] {body.apply(x)}, PlanOptions.standard().withDispatcher(Dispatcher
                .forced("*:simd")), spec, spec);
        List<String> nodes = plan.graph().nodes().stream().map(node -> node.op().toString().replaceAll(
                "\\[(window|axes|min)?=?[^\\[\\],]*(, groups=1)?\\]", "")).toList();
        assertEquals(ops, String.join(" ", nodes), plan.toString());
        Tensor[] inputs = {rng.normal(DType.F32, dims), rng.normal(DType.F32, dims)};
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
    void linearWithActivationAndSum() {
        Tensor weight = rng.normal(DType.F32, 9, 9);
        Tensor bias = rng.normal(DType.F32, 9);
        check("Fused[Linear, Relu]", x -> Functional.linear(x[0], weight, bias).relu(), 5, 9);
        check("Fused[Linear, Add, Gelu[tanh=false]]".replace("[tanh=false]", ""), x -> x[1].add(Functional.linear(x[0],
                weight, bias)).gelu(), 5, 9);
        check("Fused[MatMul, Sub, Tanh]", x -> x[0].matmul(x[1]).sub(x[1]).tanh(), 9, 9);
    }

    @Test
    void convolutionWithNormSumAndActivation() {
        Conv2d conv = new Conv2d(4, 4, 3, 1, 1, rng);
        BatchNorm norm = new BatchNorm(4);
        norm.buffers().get("running_mean").copyFrom(rng.normal(DType.F32, 4));
        norm.eval();
        check("Fused[Conv2d, Add, Relu]", x -> norm.forward(conv.forward(x[0])).add(x[1]).relu(), 2, 4, 7, 7);
        check("Fused[Conv2d, Relu] Fused[Conv2d, Add, Relu]", x -> norm.forward(conv.forward(norm.forward(conv.forward(
                x[0])).relu())).add(x[0]).relu(), 2, 4, 7, 7);
    }

    @Test
    void whatIsNeededElsewhereStaysApart() {
        Tensor weight = rng.normal(DType.F32, 9, 9);
        check("Linear Relu Mul", x -> {
            Tensor y = Functional.linear(x[0], weight, null);
            return y.relu().mul(y);
        }, 5, 9);
        check("Linear Mul", x -> {
            Tensor y = Functional.linear(x[0], weight, null);
            return y.mul(y);
        }, 5, 9);
    }
}
