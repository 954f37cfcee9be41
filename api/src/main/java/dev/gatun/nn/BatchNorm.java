// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Brings each channel to mean 0 and variance 1, then scales and shifts it: `(x - mean) / sqrt(variance + epsilon) *
/// weight + bias` (Ioffe and Szegedy 2015). For inputs `[N, C]`, `[N, C, L]` and `[N, C, H, W]` alike.
///
/// In training mode mean and (biased) variance are those of the batch, and running ones are kept:
/// `running = (1 - momentum) * running + momentum * batch`, the variance with `n / (n - 1)`. In evaluation mode the
/// running ones are used. The column `[1, 3]` (mean 2, variance 1) becomes `[-1, 1]` up to epsilon, and the running
/// mean goes from 0 to 0.2, the running variance from 1 to `0.9 + 0.1 * 2 = 1.1`.
///
/// Parameters `weight` (ones) and `bias` (zeros), `[C]`; buffers `running_mean`, `running_var`, `[C]`, and
/// `num_batches_tracked`, an `I64` scalar.
public final class BatchNorm extends Layer {
    private final double momentum;
    private final double epsilon;
    private final Tensor weight;
    private final Tensor bias;
    private final Tensor runningMean;
    private final Tensor runningVariance;
    private final Tensor batches;

    /// A layer in `F32` with momentum 0.1 and epsilon 1e-5, with weight and bias.
    public BatchNorm(long channels) {
        this(channels, 0.1, 1e-5, true, DType.F32);
    }

    /// A layer with all choices.
    ///
    /// @param affine whether there are weight and bias
    public BatchNorm(long channels, double momentum, double epsilon, boolean affine, DType dtype) {
        this.momentum = momentum;
        this.epsilon = epsilon;
        this.weight = affine ? parameter("weight", Tensor.ones(dtype, channels)) : null;
        this.bias = affine ? parameter("bias", Tensor.zeros(dtype, channels)) : null;
        this.runningMean = buffer("running_mean", Tensor.zeros(dtype, channels));
        this.runningVariance = buffer("running_var", Tensor.ones(dtype, channels));
        this.batches = buffer("num_batches_tracked", Tensor.zeros(DType.I64));
    }

    @Override
    protected Tensor compute(Tensor x) {
        if (!isTraining()) {
            return Functional.batchNormInference(x, weight, bias, runningMean, runningVariance, epsilon);
        }
        Functional.BatchNormResult result = Functional.batchNorm(x, weight, bias, epsilon);
        double count = (double) x.size() / x.dim(1);
        follow(runningMean, result.mean().detach(), 1);
        follow(runningVariance, result.variance().detach(), count / (count - 1));
        batches.copyFrom(batches.add(1));
        return result.y();
    }

    private void follow(Tensor running, Tensor batch, double factor) {
        running.copyFrom(running.mul(1 - momentum).add(batch.mul(momentum * factor)));
    }

    @Override
    protected String settings() {
        return runningMean.dim(0) + ", momentum=" + momentum + " epsilon=" + epsilon;
    }
}
