// SPDX-License-Identifier: Apache-2.0
package dev.gatun.autograd;

import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Gradients of functions of tensors.
///
///     Tensor x = Tensor.of(1f, 2f);
///     Autograd.gradient(t -> t.mul(t).sum(), x);                                        // [2, 4]
///     Autograd.gradient(t -> Autograd.gradient(u -> u.pow(3).sum(), t).sum(), x);       // second order: [6, 12]
public final class Autograd {
    /// A scalar with its gradients by name.
    ///
    /// @param value the scalar
    /// @param gradients for each name the gradient, of that tensor's shape
    public record ValueAndGradients(Tensor value, Map<String, Tensor> gradients) {
    }

    private Autograd() {
    }

    /// The gradient of the scalar `f(x)` with respect to `x`, of the shape of `x`.
    public static Tensor gradient(UnaryOperator<Tensor> f, Tensor x) {
        return gradients(() -> f.apply(x), List.of(x)).get(0);
    }

    /// The gradients of the scalar `f()` with respect to some tensors that it uses, in that order.
    public static List<Tensor> gradients(Supplier<Tensor> f, List<Tensor> wrt) {
        Tape tape = Tape.watching(wrt);
        return tape.gradients(tape.record(f), wrt);
    }

    /// The scalar `f()` and its gradients with respect to named tensors, such as a model's parameters.
    public static ValueAndGradients valueAndGradients(Supplier<Tensor> f, Map<String, Tensor> wrt) {
        Tape tape = Tape.watching(wrt);
        Tensor value = tape.record(f);
        List<Tensor> found = tape.gradients(value, List.copyOf(wrt.values()));
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        int i = 0;
        for (String name : wrt.keySet()) {
            gradients.put(name, found.get(i++));
        }
        return new ValueAndGradients(value, gradients);
    }
}
