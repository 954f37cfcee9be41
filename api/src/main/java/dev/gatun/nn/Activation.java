// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A function without parameters as a layer, most often an elementwise one; for use in [Sequential].
///
/// The formulas are those of the tensor functions of the same names ([Tensor#relu()], …). For `x = [-1, 0, 2]`:
/// `relu` gives `[0, 0, 2]`, `leakyRelu(0.1)` gives `[-0.1, 0, 2]`, `hardTanh()` gives `[-1, 0, 1]`.
public final class Activation extends Layer {
    private final String kind;
    private final UnaryOperator<Tensor> function;

    private Activation(String kind, UnaryOperator<Tensor> function) {
        this.kind = kind;
        this.function = function;
    }

    /// Any function of one tensor, with a name to show.
    public static Activation of(String kind, UnaryOperator<Tensor> function) {
        return new Activation(kind, function);
    }

    /// `max(x, 0)`.
    public static Activation relu() {
        return of("Relu", Tensor::relu);
    }

    /// `min(max(x, 0), 6)`.
    public static Activation relu6() {
        return of("Relu6", x -> x.hardTanh(0, 6));
    }

    /// `x > 0 ? x : slope * x`.
    public static Activation leakyRelu(double slope) {
        return of("LeakyRelu", x -> x.leakyRelu(slope));
    }

    /// `x > 0 ? x : alpha * (e^x - 1)`.
    public static Activation elu(double alpha) {
        return of("Elu", x -> x.elu(alpha));
    }

    /// `x * P(X <= x)` for standard normal `X`.
    public static Activation gelu() {
        return of("Gelu", Tensor::gelu);
    }

    /// The approximation of [#gelu()] by the hyperbolic tangent.
    public static Activation geluTanh() {
        return of("GeluTanh", Tensor::geluTanh);
    }

    /// `x * sigmoid(x)`.
    public static Activation silu() {
        return of("Silu", Tensor::silu);
    }

    /// `1 / (1 + e^-x)`.
    public static Activation sigmoid() {
        return of("Sigmoid", Tensor::sigmoid);
    }

    /// The hyperbolic tangent.
    public static Activation tanh() {
        return of("Tanh", Tensor::tanh);
    }

    /// `log(1 + e^x)`.
    public static Activation softplus() {
        return of("Softplus", Tensor::softplus);
    }

    /// `min(max(x + 3, 0), 6) / 6`.
    public static Activation hardSigmoid() {
        return of("HardSigmoid", Tensor::hardSigmoid);
    }

    /// `x * min(max(x + 3, 0), 6) / 6`.
    public static Activation hardSwish() {
        return of("HardSwish", Tensor::hardSwish);
    }

    /// `min(max(x, -1), 1)`.
    public static Activation hardTanh() {
        return of("HardTanh", x -> x.hardTanh(-1, 1));
    }

    /// `e^x / sum(e^x)` along `axis`.
    public static Activation softmax(int axis) {
        return of("Softmax", x -> x.softmax(axis));
    }

    /// The logarithm of [#softmax(int)].
    public static Activation logSoftmax(int axis) {
        return of("LogSoftmax", x -> x.logSoftmax(axis));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return function.apply(x);
    }

    @Override
    protected String kind() {
        return kind;
    }
}
