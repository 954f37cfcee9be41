// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.autograd.Tape;
import dev.gatun.op.Ops;
import dev.gatun.op.OptimizerStep;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/// Changes parameters step by step so that a loss gets smaller.
///
///     Optimizer optimizer = new Adam(model.trainable(), 1e-3);
///     for (Batch batch : batches.epoch(0)) {
///         Tensor loss = optimizer.step(() -> Losses.crossEntropy(model.forward(batch.x()), batch.y()));
///     }
///
/// Groups of parameters may learn at another rate and with another weight decay; biases and norms usually do without:
///
///     Optimizer optimizer = new AdamW(model.trainable(), 1e-3).group((name, p) -> p.rank() < 2, 1, 0);
///
/// What an optimizer remembers between steps, the learning rate and the step count included, is in [#state()] under
/// stable names. For one thread at a time.
public abstract class Optimizer {
    private static final int GRADIENT = 1;
    private static final int NUMBERS = 2;
    private static final int STATES = 3;

    // A group's factors of the step's numbers, and the numbers of its steps.
    private record Group(Tensor factors, Tensor numbers) {
    }

    // For each parameter.
    private final OptimizerStep[] rules;
    private final Map<String, Tensor> parameters;
    private final String[] names;
    private final List<Tensor> watched;
    // For each parameter the operands of its step; the gradient is put in when it is known.
    private final Tensor[][] operands;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Tensor numbers;
    private final Tensor rate;
    private final Tensor steps;
    private final Tensor one;

    /// An optimizer of the given parameters, which have names for messages and checkpoints.
    ///
    /// @param rule how one parameter is changed
    /// @param states a name for each of the rule's states
    protected Optimizer(Map<String, Tensor> parameters, double learningRate, OptimizerStep rule, String... states) {
        if (states.length != rule.states()) {
            throw new IllegalArgumentException("optimizer: each state of the rule needs a name: names="
                    + List.of(states) + ", rule=" + rule);
        }
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.names = this.parameters.keySet().toArray(new String[0]);
        this.watched = List.copyOf(this.parameters.values());
        this.rules = new OptimizerStep[names.length];
        Arrays.fill(rules, rule);
        this.numbers = Scope.outside(() -> Tensor.zeros(DType.F64, 2));
        this.rate = numbers.get(0);
        this.steps = numbers.get(1);
        this.one = Scope.outside(() -> Tensor.scalar(1, DType.F64));
        this.operands = new Tensor[names.length][STATES + states.length];
        state.put("step", steps);
        state.put("learning_rate", rate);
        for (int i = 0; i < names.length; i++) {
            TensorSpec spec = watched.get(i).spec();
            operands[i][0] = watched.get(i);
            operands[i][NUMBERS] = numbers;
            for (int j = 0; j < states.length; j++) {
                operands[i][STATES + j] = Scope.outside(() -> Tensor.zeros(spec));
                state.put(names[i] + "." + states[j], operands[i][STATES + j]);
            }
        }
        learningRate(learningRate);
    }

    /// Gives some of the parameters a learning rate and a weight decay of their own. Of several groups that a parameter
    /// fits in, the last one counts; a parameter in none has the optimizer's own.
    ///
    /// [#state()] has the factor as `group.0.rate_factor`, counted in the order of the calls.
    ///
    /// @param members which parameters belong to it, by name and value
    /// @param rateFactor what the learning rate is multiplied by for them, now and when it changes
    /// @param weightDecay their weight decay
    /// @return this
    /// @throws IllegalArgumentException if there is no such parameter, or a number is negative or not finite
    public Optimizer group(BiPredicate<String, Tensor> members, double rateFactor, double weightDecay) {
        notNegative("rateFactor", rateFactor);
        notNegative("weightDecay", weightDecay);
        boolean[] belongs = new boolean[names.length];
        boolean any = false;
        for (int i = 0; i < names.length; i++) {
            belongs[i] = members.test(names[i], watched.get(i));
            any |= belongs[i];
        }
        if (!any) {
            throw new IllegalArgumentException("optimizer: a group needs parameters: none fits of " + parameters
                    .keySet());
        }
        Group group = Scope.outside(() -> new Group(Tensor.of(new double[] {rateFactor, 1}, 2), Tensor.zeros(DType.F64,
                2)));
        state.put("group." + groups.size() + ".rate_factor", group.factors().get(0));
        groups.add(group);
        for (int i = 0; i < names.length; i++) {
            if (belongs[i]) {
                rules[i] = rules[i].withWeightDecay(weightDecay);
                operands[i][NUMBERS] = group.numbers();
            }
        }
        return this;
    }

    /// Fills state number `index` of all parameters with `value` instead of zeros.
    protected final void fillState(int index, double value) {
        for (Tensor[] each : operands) {
            each[STATES + index].fill(value);
        }
    }

    /// Does one step: computes the loss, its gradients, and changes the parameters.
    ///
    /// Everything in between lives in a scope that is closed at the end; a tensor that `loss` hands out otherwise must
    /// be kept with [Scope#outside].
    ///
    /// @param loss computes a single number from the parameters
    /// @return the loss before the step
    public Tensor step(Supplier<Tensor> loss) {
        try (Scope scope = Scope.open("step")) {
            Tape tape = Tape.watching(parameters);
            Tensor value = tape.record(loss);
            apply(tape.gradients(value, watched));
            return scope.keep(value);
        }
    }

    /// Does one step with given gradients.
    ///
    /// @param gradients one for each parameter, by its name, of its spec
    /// @throws IllegalArgumentException if one is missing or has another shape or type
    public final void step(Map<String, Tensor> gradients) {
        List<Tensor> ordered = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            Tensor gradient = gradients.get(names[i]);
            TensorSpec spec = watched.get(i).spec();
            if (gradient == null || !gradient.shape().equals(spec.shape()) || gradient.dtype() != spec.dtype()) {
                throw new IllegalArgumentException("step: each parameter needs a gradient of its shape and type: "
                        + "parameter=" + names[i] + " " + spec + ", gradient="
                        + (gradient == null ? "none" : gradient.spec()));
            }
            ordered.add(gradient);
        }
        try (Scope _ = Scope.open("step")) {
            apply(ordered);
        }
    }

    private void apply(List<Tensor> gradients) {
        count();
        for (Group group : groups) {
            group.numbers().copyFrom(numbers.mul(group.factors()));
        }
        for (int i = 0; i < operands.length; i++) {
            Tensor[] inputs = operands[i].clone();
            inputs[GRADIENT] = gradients.get(i);
            Ops.applyAll(rules[i], inputs);
        }
    }

    /// Counts a step.
    final void count() {
        steps.copyFrom(steps.add(one));
    }

    /// The parameters by name.
    public final Map<String, Tensor> parameters() {
        return parameters;
    }

    /// The learning rate.
    public final double learningRate() {
        return rate.item();
    }

    /// Sets the learning rate of the next steps.
    ///
    /// @throws IllegalArgumentException if it is negative or not finite
    public final void learningRate(double learningRate) {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("optimizer: the learning rate must not be negative: learningRate="
                    + learningRate);
        }
        rate.fill(learningRate);
    }

    /// The number of steps done.
    public final long steps() {
        return (long) steps.item();
    }

    /// All that is remembered between steps, by name: `step`, `learning_rate`, for each parameter what the method keeps,
    /// such as `fc1.weight.exp_avg`, and what [#group] says. Not copies.
    public final Map<String, Tensor> state() {
        return new LinkedHashMap<>(state);
    }

    /// Overwrites [#state()] with a saved one.
    ///
    /// @throws IllegalArgumentException listing all names that are missing, unexpected, or of another spec; then nothing
    ///     is changed
    public final void load(Map<String, Tensor> saved) {
        List<String> wrong = new ArrayList<>();
        state.forEach((name, tensor) -> {
            Tensor source = saved.get(name);
            if (source == null || !source.shape().equals(tensor.shape()) || source.dtype() != tensor.dtype()) {
                wrong.add(name + " " + (source == null ? "missing" : source.spec() + " for " + tensor.spec()));
            }
        });
        saved.keySet().stream().filter(name -> !state.containsKey(name)).forEach(name -> wrong.add(name
                + " unexpected"));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("load: the state must be that of such an optimizer: " + wrong
                    + "; optimizer " + getClass().getSimpleName());
        }
        state.forEach((name, tensor) -> tensor.copyFrom(saved.get(name)));
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("optimizer: " + name + " must not be negative: " + name + "=" + value);
        }
        return value;
    }

    static double share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("optimizer: " + name + " must be in [0, 1): " + name + "=" + value);
        }
        return value;
    }
}
