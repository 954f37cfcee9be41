// SPDX-License-Identifier: Apache-2.0
package dev.gatun;

import dev.gatun.nn.Layer;
import dev.gatun.optim.Optimizer;
import dev.gatun.plan.Plan;
import dev.gatun.plan.PlanOptions;
import dev.gatun.plan.Plans;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Makes plans of networks, of functions of tensors, and of training steps.
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
        // Modes are switched for the time of the capture.
        synchronized (model) {
            return model.evaluating(() -> Plan.of(x -> new Tensor[] {model.forward(x[0])}, model.state(), options,
                    inputs));
        }
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

    /// Plans of a model in evaluation mode for inputs of several specs, such as batch sizes, made on demand.
    ///
    /// @param most how many are kept at most
    public static Plans plans(Layer model, int most) {
        return new Plans(inputs -> compile(model, inputs), most);
    }

    /// Plans of a function of tensors for inputs of several specs, made on demand.
    ///
    /// @param most how many are kept at most
    public static Plans plans(Function<Tensor[], Tensor[]> body, int most) {
        return new Plans(inputs -> compile(body, inputs), most);
    }

    /// The plan of one training step: forward, backward, and what the optimizer does with the gradients.
    ///
    ///     Plan plan = Gatun.compileStep(model, new Adam(model.trainable(), 1e-3), Losses::crossEntropy, x, y);
    ///     try (Runner step = plan.runner()) {
    ///         step.run(images, labels);
    ///         double loss = step.output(0).item();
    ///     }
    ///
    /// Inputs are those of the model and the targets; the output is the loss before the step. Parameters, running means,
    /// the optimizer's state and the states of random number generators are changed where they lie: eager code sees each
    /// step, and a learning rate that is set between two runs counts in the next one. Layers are captured in the modes
    /// that they are in.
    ///
    /// @param loss a single number, from what the model gives and the targets
    public static Plan compileStep(Layer model, Optimizer optimizer, BinaryOperator<Tensor> loss, TensorSpec x,
            TensorSpec target) {
        Map<String, Tensor> names = new LinkedHashMap<>(model.state());
        model.generators().forEach((path, rng) -> names.put(path, rng.state()));
        optimizer.state().forEach((name, state) -> names.put("optimizer." + name, state));
        PlanOptions options = PlanOptions.standard().withInputNames("x", "target").withOutputNames("loss");
        return Plan.of(given -> new Tensor[] {optimizer.step(() -> loss.apply(model.forward(given[0]), given[1]))},
                names, options, x, target);
    }
}
