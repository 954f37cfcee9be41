// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// A way to draw the first values of a parameter.
///
/// Layers use PyTorch's defaults; to choose another way, overwrite a parameter before training:
///
///     Init.heNormal().fill(linear.weight(), rng);
///
/// `fanIn` is the number of inputs that one output of a weight sees, `fanOut` the number of outputs that one input
/// reaches: for `[out, in, k…]` they are `in * k…` and `out * k…`.
@FunctionalInterface
public interface Init {
    /// A tensor of the given type and shape.
    Tensor create(Rng rng, DType dtype, long... dims);

    /// Overwrites a parameter.
    default void fill(Tensor parameter, Rng rng) {
        parameter.copyFrom(create(rng, parameter.dtype(), parameter.shape().dims()));
    }

    /// Which number of connections a spread is based on.
    enum Fan {
        /// Keeps the size of what goes forward.
        IN,
        /// Keeps the size of gradients on the way back.
        OUT
    }

    /// `value` everywhere.
    static Init constant(double value) {
        return (_, dtype, dims) -> Tensor.full(value, dtype, dims);
    }

    /// Uniform in `[low, high)`.
    static Init uniform(double low, double high) {
        return (rng, dtype, dims) -> rng.uniform(low, high, dtype, dims);
    }

    /// Normal.
    static Init normal(double mean, double deviation) {
        return (rng, dtype, dims) -> rng.normal(mean, deviation, dtype, dims);
    }

    /// Normal without the tails outside `[low, high]`, drawn by inverting the distribution function.
    static Init truncatedNormal(double mean, double deviation, double low, double high) {
        return (rng, dtype, dims) -> Distributions.truncatedNormal(rng, mean, deviation, low, high, dtype, dims);
    }

    /// Uniform in `±gain * sqrt(6 / (fanIn + fanOut))`. Glorot and Bengio 2010, equation 16.
    static Init xavierUniform(double gain) {
        return (rng, dtype, dims) -> {
            double bound = gain * Math.sqrt(6 / (fan(Fan.IN, dims) + fan(Fan.OUT, dims)));
            return rng.uniform(-bound, bound, dtype, dims);
        };
    }

    /// Normal with the deviation `gain * sqrt(2 / (fanIn + fanOut))`. Glorot and Bengio 2010.
    static Init xavierNormal(double gain) {
        return (rng, dtype, dims) -> rng.normal(0, gain * Math.sqrt(2 / (fan(Fan.IN, dims) + fan(Fan.OUT, dims))),
                dtype, dims);
    }

    /// Uniform in `±gain * sqrt(3 / fan)`. He et al. 2015, section 2.2.
    static Init heUniform(Fan mode, double gain) {
        return (rng, dtype, dims) -> {
            double bound = gain * Math.sqrt(3 / fan(mode, dims));
            return rng.uniform(-bound, bound, dtype, dims);
        };
    }

    /// Uniform for layers before ReLU: fan in, gain `sqrt(2)`.
    static Init heUniform() {
        return heUniform(Fan.IN, Math.sqrt(2));
    }

    /// Normal with the deviation `gain / sqrt(fan)`. He et al. 2015, section 2.2.
    static Init heNormal(Fan mode, double gain) {
        return (rng, dtype, dims) -> rng.normal(0, gain / Math.sqrt(fan(mode, dims)), dtype, dims);
    }

    /// Normal for layers before ReLU: fan in, gain `sqrt(2)`.
    static Init heNormal() {
        return heNormal(Fan.IN, Math.sqrt(2));
    }

    /// `gain` times a matrix with orthonormal rows (or columns, if there are more rows), uniformly distributed; axes
    /// from the second on count as one. Saxe, McClelland and Ganguli 2013.
    static Init orthogonal(double gain) {
        return (rng, dtype, dims) -> Distributions.orthogonal(rng, gain, dtype, dims);
    }

    /// PyTorch's default for linear and convolution layers: uniform in `±1 / sqrt(fanIn)`, `fanIn` being that of the
    /// weight also where the bias is drawn.
    static Init uniformByFanIn(double fanIn) {
        double bound = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0;
        return uniform(-bound, bound);
    }

    /// The gain that keeps the size of values through an activation: 1 for `linear` and `sigmoid`, 5/3 for `tanh`,
    /// `sqrt(2)` for `relu`.
    ///
    /// @throws IllegalArgumentException if the activation is not one of these
    static double gain(String activation) {
        return switch (activation) {
            case "linear", "sigmoid" -> 1;
            case "tanh" -> 5.0 / 3;
            case "relu" -> Math.sqrt(2);
            default -> throw new IllegalArgumentException("init: unknown activation: activation='" + activation
                    + "'; known linear, sigmoid, tanh, relu");
        };
    }

    private static double fan(Fan mode, long[] dims) {
        if (dims.length < 2) {
            throw new IllegalArgumentException("init: fans need two axes at least: rank=" + dims.length
                    + "; use uniform, normal or constant");
        }
        double fan = mode == Fan.IN ? dims[1] : dims[0];
        for (int i = 2; i < dims.length; i++) {
            fan *= dims[i];
        }
        return Math.max(1, fan);
    }
}
