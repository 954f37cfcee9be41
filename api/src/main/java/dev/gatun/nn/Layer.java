// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A function of tensors with parameters: one step of a network, or a whole network made of other layers.
///
/// A subclass names what it consists of in its constructor ([#parameter], [#buffer], [#child]) and computes its output
/// in [#compute]. Everybody, the layers around it included, calls it by [#forward].
///
///     final class Classifier extends Layer {
///         private final Linear hidden;
///         private final Linear out;
///
///         Classifier(Rng rng) {
///             hidden = child("hidden", new Linear(64, 32, rng));
///             out = child("out", new Linear(32, 10, rng));
///         }
///
///         @Override
///         protected Tensor compute(Tensor x) {
///             return out.forward(hidden.forward(x).relu());
///         }
///     }
///
/// Names are paths with dots, in the order of registration: `hidden.weight`, `hidden.bias`, `out.weight`, … A new layer
/// is in training mode, in which some layers behave differently (dropout, batch normalization). In evaluation mode
/// any number of threads may call [#forward] at once; everything else is for one thread at a time.
///
/// Parameters and buffers have memory of their own, which lives as long as the layer, also when it is made inside a
/// [Scope].
public abstract class Layer {
    private static final ScopedValue<LayerObserver> OBSERVER = ScopedValue.newInstance();

    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private final Map<String, Layer> children = new LinkedHashMap<>();
    private final Map<String, Rng> generators = new LinkedHashMap<>();
    private boolean training = true;
    private boolean frozen;

    /// A layer without parts, in training mode.
    protected Layer() {
    }

    /// The output for `x`; what is special about a kind of layer. Inner layers are called by [#forward].
    protected abstract Tensor compute(Tensor x);

    /// The output for `x`.
    public final Tensor forward(Tensor x) {
        return OBSERVER.isBound() ? OBSERVER.get().around(this, () -> compute(x)) : compute(x);
    }

    /// Runs a computation of this layer with other operands than those of [#compute], so that observers see it too.
    protected final Tensor observed(Supplier<Tensor> computation) {
        return OBSERVER.isBound() ? OBSERVER.get().around(this, computation) : computation.get();
    }

    /// Runs `body` with an observer around every layer that is called on this thread. Without one, calls cost nothing
    /// more.
    public static <T> T observing(LayerObserver observer, Supplier<T> body) {
        return ScopedValue.where(OBSERVER, observer).call(body::get);
    }

    // ---- what it consists of

    /// Registers a tensor to be trained.
    ///
    /// @return a copy of `initial` with memory of its own: the parameter
    protected final Tensor parameter(String name, Tensor initial) {
        Tensor tensor = Scope.outside(initial::copy);
        parameters.put(fresh(name), tensor);
        return tensor;
    }

    /// Registers a tensor that belongs to the model but is not trained, such as a running mean.
    ///
    /// @return a copy of `initial` with memory of its own: the buffer
    protected final Tensor buffer(String name, Tensor initial) {
        Tensor tensor = Scope.outside(initial::copy);
        buffers.put(fresh(name), tensor);
        return tensor;
    }

    /// Registers an inner layer and returns it.
    protected final <L extends Layer> L child(String name, L layer) {
        children.put(fresh(name), layer);
        return layer;
    }

    /// Registers a source of random numbers and returns it. Its state belongs into checkpoints, not into model files.
    protected final Rng generator(String name, Rng rng) {
        generators.put(fresh(name), rng);
        return rng;
    }

    private String fresh(String name) {
        if (name.isEmpty() || name.indexOf('.') >= 0 || parameters.containsKey(name) || buffers.containsKey(name)
                || children.containsKey(name) || generators.containsKey(name)) {
            throw new IllegalArgumentException("layer: a name must be new, not empty and without dots: name='" + name
                    + "'; layer " + getClass().getSimpleName());
        }
        return name;
    }

    /// All parameters by path. A tensor that is reached by several paths has the first one.
    public final Map<String, Tensor> parameters() {
        return parametersWhere(true);
    }

    /// The parameters of layers that are not frozen, by path.
    public final Map<String, Tensor> trainable() {
        return parametersWhere(false);
    }

    private Map<String, Tensor> parametersWhere(boolean alsoFrozen) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        walk("", (path, layer) -> {
            if (alsoFrozen || !layer.frozen) {
                layer.parameters.forEach((name, tensor) -> {
                    if (seen.add(tensor)) {
                        found.put(join(path, name), tensor);
                    }
                });
            }
        });
        return found;
    }

    /// All buffers by path.
    public final Map<String, Tensor> buffers() {
        Map<String, Tensor> found = new LinkedHashMap<>();
        walk("", (path, layer) -> layer.buffers.forEach((name, tensor) -> found.put(join(path, name), tensor)));
        return found;
    }

    /// Parameters and buffers by path, layer by layer: what a model file holds.
    public final Map<String, Tensor> state() {
        Map<String, Tensor> found = new LinkedHashMap<>();
        walk("", (path, layer) -> {
            layer.parameters.forEach((name, tensor) -> found.put(join(path, name), tensor));
            layer.buffers.forEach((name, tensor) -> found.put(join(path, name), tensor));
        });
        return found;
    }

    /// The sources of random numbers by path: what a checkpoint must hold beside [#state()].
    public final Map<String, Rng> generators() {
        Map<String, Rng> found = new LinkedHashMap<>();
        walk("", (path, layer) -> layer.generators.forEach((name, rng) -> found.put(join(path, name), rng)));
        return found;
    }

    /// All layers inside this one by path, each before those inside it.
    public final Map<String, Layer> layers() {
        Map<String, Layer> found = new LinkedHashMap<>();
        walk("", found::put);
        found.remove("");
        return found;
    }

    /// The number of trainable numbers: the sizes of all parameters, frozen ones included.
    public final long parameterCount() {
        long count = 0;
        for (Tensor tensor : parameters().values()) {
            count += tensor.size();
        }
        return count;
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String path, Layer layer);
    }

    private void walk(String path, Visitor visitor) {
        visitor.visit(path, this);
        children.forEach((name, layer) -> layer.walk(join(path, name), visitor));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    // ---- modes

    /// Switches this layer and all inside it to training mode, and returns it.
    public final Layer train() {
        walk("", (_, layer) -> layer.training = true);
        return this;
    }

    /// Switches this layer and all inside it to evaluation mode, and returns it.
    public final Layer eval() {
        walk("", (_, layer) -> layer.training = false);
        return this;
    }

    /// Runs `body` with this layer and all inside it in evaluation mode; then each has its mode back.
    public final <T> T evaluating(Supplier<T> body) {
        Map<Layer, Boolean> modes = new IdentityHashMap<>();
        walk("", (_, layer) -> modes.put(layer, layer.training));
        try {
            eval();
            return body.get();
        } finally {
            modes.forEach((layer, mode) -> layer.training = mode);
        }
    }

    /// Whether this layer is in training mode.
    public final boolean isTraining() {
        return training;
    }

    /// Takes the parameters of this layer and of all inside it out of [#trainable()], and returns it.
    public final Layer freeze() {
        walk("", (_, layer) -> layer.frozen = true);
        return this;
    }

    /// Brings the parameters of this layer and of all inside it back into [#trainable()], and returns it.
    public final Layer unfreeze() {
        walk("", (_, layer) -> layer.frozen = false);
        return this;
    }

    /// Whether this layer's own parameters are left out of [#trainable()].
    public final boolean isFrozen() {
        return frozen;
    }

    // ---- loading and looking

    /// Overwrites parameters and buffers with tensors of the same paths and shapes, such as a model file's.
    ///
    /// Floating-point types are converted to each other. Nothing is written if anything does not fit.
    ///
    /// @throws IllegalArgumentException listing all paths that are missing, unexpected, or of another shape or type
    public final void load(Map<String, Tensor> saved) {
        Map<String, Tensor> own = state();
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        own.forEach((path, tensor) -> {
            Tensor source = saved.get(path);
            if (source == null) {
                missing.add(path);
            } else if (!source.shape().equals(tensor.shape()) || source.dtype() != tensor.dtype()
                    && !(source.dtype().isFloat() && tensor.dtype().isFloat())) {
                misshapen.add(path + " " + source.spec() + " for " + tensor.spec());
            }
        });
        List<String> unexpected = saved.keySet().stream().filter(path -> !own.containsKey(path)).toList();
        if (!missing.isEmpty() || !misshapen.isEmpty() || !unexpected.isEmpty()) {
            throw new IllegalArgumentException("load: names and shapes must be the model's: missing=" + missing
                    + ", unexpected=" + unexpected + ", misshapen=" + misshapen + "; model "
                    + getClass().getSimpleName());
        }
        own.forEach((path, tensor) -> tensor.copyFrom(saved.get(path).to(tensor.dtype())));
    }

    /// The path of the first layer whose output for `x` has NaN or an infinity; empty if there is none. The model
    /// itself has its class name as path.
    public final Optional<String> firstNonFinite(Tensor x) {
        Map<Layer, String> paths = new IdentityHashMap<>();
        layers().forEach((path, layer) -> paths.putIfAbsent(layer, path));
        List<String> found = new ArrayList<>();
        observing((layer, computation) -> {
            Tensor y = computation.get();
            if (found.isEmpty() && y.dtype().isFloat() && !y.isFinite().all().toBooleans()[0]) {
                found.add(paths.getOrDefault(layer, layer.getClass().getSimpleName()));
            }
            return y;
        }, () -> forward(x));
        return found.stream().findFirst();
    }

    /// What each layer does with an input of the given shape, batch axis included: output shapes, sizes and work.
    ///
    /// The input has the element type of the first parameter, `F32` without one.
    public final Summary summary(long... dims) {
        DType dtype = parameters().values().stream().findFirst().map(Tensor::dtype).orElse(DType.F32);
        return summary(TensorSpec.of(dtype, Shape.of(dims)));
    }

    /// What each layer does with an input of the given spec, found by running the model on zeros in evaluation mode.
    public final Summary summary(TensorSpec input) {
        return evaluating(() -> {
            try (Scope _ = Scope.open("summary")) {
                return Summary.of(this, input);
            }
        });
    }

    final List<Tensor> ownParameters() {
        return List.copyOf(parameters.values());
    }

    /// The kind of layer, as shown by [#toString()] and [#summary].
    protected String kind() {
        return getClass().getSimpleName();
    }

    /// The settings of this layer, as shown by [#toString()]: empty, or words such as `64 -> 32`.
    protected String settings() {
        return "";
    }

    /// Kind and settings, and the layers inside with their names, one a line.
    @Override
    public String toString() {
        String settings = settings();
        StringBuilder out = new StringBuilder(kind());
        if (!settings.isEmpty()) {
            out.append('(').append(settings).append(')');
        }
        children.forEach((name, layer) -> out.append("\n  ").append(name).append(": ")
                .append(layer.toString().replace("\n", "\n  ")));
        return out.toString();
    }
}
