// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.autograd.Tape;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Changes parameters step by step so that a loss gets smaller.
///
///     Optimizer optimizer = new Adam(model.trainable(), 1e-3);
///     for (Batch batch : batches.epoch(0)) {
///         Tensor loss = optimizer.step(() -> Losses.crossEntropy(model.forward(batch.x()), batch.y()));
///     }
///
/// What an optimizer remembers between steps, the learning rate and the step count included, is in [#state()] under
/// stable names. For one thread at a time.
public abstract class Optimizer {
    private static final String STEP = "step";
    private static final String RATE = "learning_rate";

    private final Map<String, Tensor> named;
    private final String[] names;
    private final Tensor[] parameters;
    private final List<Tensor> watched;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final Tensor steps;
    private final Tensor rate;
    private final Tensor one;

    /// An optimizer of the given parameters, which have names for messages and checkpoints.
    protected Optimizer(Map<String, Tensor> parameters, double learningRate) {
        this.named = new LinkedHashMap<>(parameters);
        this.names = named.keySet().toArray(new String[0]);
        this.parameters = named.values().toArray(new Tensor[0]);
        this.watched = List.of(this.parameters);
        this.steps = Scope.outside(() -> Tensor.zeros(DType.I64));
        this.rate = Scope.outside(() -> Tensor.zeros(DType.F64));
        this.one = Scope.outside(() -> Tensor.scalar(1, DType.I64));
        state.put(STEP, steps);
        state.put(RATE, rate);
        learningRate(learningRate);
    }

    /// Registers a tensor of zeros for each parameter, of its spec, to be remembered between steps.
    protected final Tensor[] slots(String name) {
        Tensor[] slots = new Tensor[parameters.length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slot(i, name, 0);
        }
        return slots;
    }

    /// Registers a tensor full of `value` for parameter `i`, of its spec, to be remembered between steps.
    protected final Tensor slot(int i, String name, double value) {
        Tensor parameter = parameters[i];
        Tensor slot = Scope.outside(() -> Tensor.full(value, parameter.dtype(), parameter.shape().dims()));
        state.put(names[i] + "." + name, slot);
        return slot;
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
            Tape tape = Tape.watching(named);
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
        List<Tensor> ordered = new ArrayList<>(parameters.length);
        for (int i = 0; i < parameters.length; i++) {
            Tensor gradient = gradients.get(names[i]);
            if (gradient == null || !gradient.shape().equals(parameters[i].shape())
                    || gradient.dtype() != parameters[i].dtype()) {
                throw new IllegalArgumentException("step: each parameter needs a gradient of its shape and type: "
                        + "parameter=" + names[i] + " " + parameters[i].spec() + ", gradient="
                        + (gradient == null ? "none" : gradient.spec()));
            }
            ordered.add(gradient);
        }
        try (Scope _ = Scope.open("step")) {
            apply(ordered);
        }
    }

    private void apply(List<Tensor> gradients) {
        steps.copyFrom(steps.add(one));
        begin();
        for (int i = 0; i < parameters.length; i++) {
            update(i, parameters[i], gradients.get(i));
        }
    }

    /// Called once before the parameters of a step are changed, when [#steps()] already counts it.
    protected void begin() {
    }

    /// Changes one parameter in place.
    ///
    /// @param i its position, as in [#slots]
    protected abstract void update(int i, Tensor parameter, Tensor gradient);

    /// The parameters by name.
    public final Map<String, Tensor> parameters() {
        return Collections.unmodifiableMap(named);
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
        return steps.getLong();
    }

    /// All that is remembered between steps, by name: `step`, `learning_rate`, and for each parameter what the method
    /// keeps, such as `fc1.weight.exp_avg`. Not copies.
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
