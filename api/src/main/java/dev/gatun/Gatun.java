// SPDX-License-Identifier: Apache-2.0
package dev.gatun;

import dev.gatun.nn.Layer;
import dev.gatun.plan.Plan;
import dev.gatun.plan.PlanOptions;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Map;
import java.util.function.Function;

/// Makes plans of networks and of functions of tensors.
///
///     Plan plan = Gatun.compile(model, TensorSpec.of(DType.F32, 1, 1, 28, 28));
///     System.out.println(plan);
public final class Gatun {
    private Gatun() {
    }

    /// The plan of a model in evaluation mode, with its parameters as constants.
    ///
    /// @throws IllegalArgumentException if the model refuses inputs of these specs
    /// @throws IllegalStateException if the model reads data that a run will compute
    public static Plan compile(Layer model, TensorSpec... inputs) {
        return compile(model, PlanOptions.standard(), inputs);
    }

    /// The plan of a model in evaluation mode, with its parameters as constants.
    public static Plan compile(Layer model, PlanOptions options, TensorSpec... inputs) {
        if (inputs.length != 1) {
            throw new IllegalArgumentException("compile: a layer has one input: inputs=" + inputs.length
                    + "; compile a function that calls it");
        }
        return model.evaluating(() -> Plan.of(x -> new Tensor[] {model.forward(x[0])}, model.state(), options, inputs));
    }

    /// The plan of a function of tensors.
    ///
    /// @throws IllegalArgumentException if an op refuses its operands
    /// @throws IllegalStateException if the function reads data that a run will compute
    public static Plan compile(Function<Tensor[], Tensor[]> body, TensorSpec... inputs) {
        return compile(body, PlanOptions.standard(), inputs);
    }

    /// The plan of a function of tensors.
    public static Plan compile(Function<Tensor[], Tensor[]> body, PlanOptions options, TensorSpec... inputs) {
        return Plan.of(body, Map.of(), options, inputs);
    }
}
