// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.op.AdaptiveAvgPool2d;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.Conv1d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.CrossEntropy;
import dev.gatun.op.Dropout;
import dev.gatun.op.GroupNorm;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Linear;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.RmsNorm;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// The operations of neural networks as functions, for code that keeps its parameters itself.
///
/// Operands that are documented as optional may be null. Shapes, formulas and errors are those of the ops.
public final class Functional {
    private static final Op LINEAR = new Linear();

    /// The results of [#batchNorm].
    ///
    /// @param y the normalised operand
    /// @param mean the batch's mean of each channel
    /// @param variance the batch's biased variance of each channel
    public record BatchNormResult(Tensor y, Tensor mean, Tensor variance) {
    }

    private Functional() {
    }

    // Operands without the absent ones behind them.
    private static Tensor apply(Op op, Tensor... inputs) {
        return Ops.apply(op, present(inputs));
    }

    private static Tensor apply(Op op, Tensor x, Tensor weight, Tensor bias) {
        return weight != null && bias != null ? Ops.apply(op, x, weight, bias)
                : weight == null && bias == null ? Ops.apply(op, x) : Ops.apply(op, x, weight != null ? weight : bias);
    }

    private static Tensor[] present(Tensor... inputs) {
        int count = 0;
        for (Tensor input : inputs) {
            if (input != null) {
                inputs[count++] = input;
            }
        }
        return count == inputs.length ? inputs : Arrays.copyOf(inputs, count);
    }

    // ---- products

    /// `x * weight^T + bias` along the last axis: x `[…,in]`, weight `[out,in]`, optional bias `[out]`.
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return apply(LINEAR, x, weight, bias);
    }

    /// One-dimensional convolution: x `[N,C,L]`, weight `[O,C/groups,k]`, optional bias `[O]`.
    public static Tensor conv1d(Tensor x, Tensor weight, Tensor bias, int stride, int padding, int dilation,
            int groups) {
        return apply(new Conv1d(stride, padding, dilation, groups), x, weight, bias);
    }

    /// Two-dimensional convolution: x `[N,C,H,W]`, weight `[O,C,kH,kW]`, optional bias `[O]`.
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) {
        return conv2d(x, weight, bias, Window2d.of(stride, padding), 1);
    }

    /// Two-dimensional convolution: x `[N,C,H,W]`, weight `[O,C/groups,kH,kW]`, optional bias `[O]`.
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, Window2d window, int groups) {
        return apply(new Conv2d(window, groups), x, weight, bias);
    }

    /// Two-dimensional transposed convolution: x `[N,C,H,W]`, weight `[C,O/groups,kH,kW]`, optional bias `[O]`.
    public static Tensor convTranspose2d(Tensor x, Tensor weight, Tensor bias, Window2d window, int outputPaddingH,
            int outputPaddingW, int groups) {
        return apply(new ConvTranspose2d(window, outputPaddingH, outputPaddingW, groups), x, weight, bias);
    }

    /// `softmax(scale * query * key^T + mask) * value`; the mask is optional.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor mask, double scale,
            boolean causal) {
        return apply(new ScaledDotProductAttention(scale, causal), query, key, value, mask);
    }

    /// [#scaledDotProductAttention(Tensor, Tensor, Tensor, Tensor, double, boolean)] with the scale `1 / sqrt(E)` for
    /// keys of width `E`.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor mask,
            boolean causal) {
        double scale = 1 / Math.sqrt(Math.max(1, query.dim(-1)));
        return scaledDotProductAttention(query, key, value, mask, scale, causal);
    }

    /// Scaled dot-product attention whose weights are dropped with probability `p` after the softmax, as in PyTorch.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value, Tensor mask, double scale,
            boolean causal, double p, Rng rng) {
        ScaledDotProductAttention op = new ScaledDotProductAttention(scale, causal);
        Tensor weights = mask == null ? op.weights(query, key, value) : op.weights(query, key, value, mask);
        return dropout(weights, p, rng).matmul(value);
    }

    /// Rows of `weight` `[rows,width]` picked by `indices`, whose shape the result continues with `width`.
    public static Tensor embedding(Tensor weight, Tensor indices) {
        return weight.indexSelect(0, indices);
    }

    /// [#embedding(Tensor, Tensor)] without a gradient for row `paddingIndex`.
    public static Tensor embedding(Tensor weight, Tensor indices, long paddingIndex) {
        Tensor rows = embedding(weight, indices);
        return indices.equal(paddingIndex).unsqueeze(-1).select(rows.detach(), rows);
    }

    // ---- pooling

    /// The largest element of each window over the last axis of x `[N,C,L]`.
    public static Tensor maxPool1d(Tensor x, int kernel, int stride, int padding) {
        Window2d window = Window2d.of(1, stride, 0, padding);
        return Ops.apply(new MaxPool2d(1, kernel, window, false), x.unsqueeze(-2)).squeeze(-2);
    }

    /// The mean of each window over the last axis of x `[N,C,L]`; padding counts as zeros.
    public static Tensor avgPool1d(Tensor x, int kernel, int stride, int padding) {
        Window2d window = Window2d.of(1, stride, 0, padding);
        return Ops.apply(new AvgPool2d(1, kernel, window, true, false), x.unsqueeze(-2)).squeeze(-2);
    }

    /// The largest element of each window of `kernel x kernel` elements, `kernel` apart.
    public static Tensor maxPool2d(Tensor x, int kernel) {
        return maxPool2d(x, kernel, kernel, 0);
    }

    /// The largest element of each window of `kernel x kernel` elements.
    public static Tensor maxPool2d(Tensor x, int kernel, int stride, int padding) {
        return maxPool2d(x, kernel, kernel, Window2d.of(stride, padding), false);
    }

    /// The largest element of each window.
    public static Tensor maxPool2d(Tensor x, int kernelH, int kernelW, Window2d window, boolean ceilMode) {
        return Ops.apply(new MaxPool2d(kernelH, kernelW, window, ceilMode), x);
    }

    /// The mean of each window of `kernel x kernel` elements, `kernel` apart.
    public static Tensor avgPool2d(Tensor x, int kernel) {
        return avgPool2d(x, kernel, kernel, 0);
    }

    /// The mean of each window of `kernel x kernel` elements; padding counts as zeros.
    public static Tensor avgPool2d(Tensor x, int kernel, int stride, int padding) {
        return avgPool2d(x, kernel, kernel, Window2d.of(stride, padding), true, false);
    }

    /// The mean of each window.
    public static Tensor avgPool2d(Tensor x, int kernelH, int kernelW, Window2d window, boolean countIncludePad,
            boolean ceilMode) {
        return Ops.apply(new AvgPool2d(kernelH, kernelW, window, countIncludePad, ceilMode), x);
    }

    /// The mean over windows that divide the last two axes into `height` by `width` parts.
    public static Tensor adaptiveAvgPool2d(Tensor x, int height, int width) {
        return Ops.apply(new AdaptiveAvgPool2d(height, width), x);
    }

    /// The mean of each plane: `[N,C,H,W]` gives `[N,C,1,1]`.
    public static Tensor globalAvgPool2d(Tensor x) {
        return adaptiveAvgPool2d(x, 1, 1);
    }

    /// The largest element of each plane: `[N,C,H,W]` gives `[N,C,1,1]`. Its gradient goes to the first largest one.
    public static Tensor globalMaxPool2d(Tensor x) {
        return maxPool2d(x, Math.toIntExact(x.dim(-2)), Math.toIntExact(x.dim(-1)), Window2d.unit(), false);
    }

    // ---- normalisation

    /// Normalisation of the last `axes` axes; weight and bias are optional and have their shape.
    public static Tensor layerNorm(Tensor x, int axes, Tensor weight, Tensor bias, double eps) {
        checkAffine("layernorm", weight, bias);
        return apply(new LayerNorm(axes, eps), x, weight, bias);
    }

    /// Normalisation of `groups` groups of channels of x `[N,C,…]`; weight and bias `[C]` are optional.
    public static Tensor groupNorm(Tensor x, int groups, Tensor weight, Tensor bias, double eps) {
        checkAffine("groupnorm", weight, bias);
        return apply(new GroupNorm(groups, eps), x, weight, bias);
    }

    /// Scaling of the last `axes` axes by their root mean square; the weight is optional and has their shape.
    public static Tensor rmsNorm(Tensor x, int axes, Tensor weight, double eps) {
        return apply(new RmsNorm(axes, eps), x, weight);
    }

    /// Normalisation of each channel of x `[N,C,…]` over the batch; weight and bias `[C]` are optional.
    public static BatchNormResult batchNorm(Tensor x, Tensor weight, Tensor bias, double eps) {
        checkAffine("batchnorm", weight, bias);
        Tensor[] results = Ops.applyAll(new BatchNorm(eps), present(x, weight, bias));
        return new BatchNormResult(results[0], results[1], results[2]);
    }

    /// Normalisation of each channel of x `[N,C,…]` with known mean and variance `[C]`; weight and bias `[C]` are
    /// optional, a bias only with a weight.
    public static Tensor batchNormInference(Tensor x, Tensor weight, Tensor bias, Tensor mean, Tensor variance,
            double eps) {
        checkAffine("batchnorminference", weight, bias);
        Tensor shift = bias == null && weight != null ? Tensor.zeros(weight.spec()) : bias;
        return apply(new BatchNormInference(eps), x, weight, shift, mean, variance);
    }

    private static void checkAffine(String name, Tensor weight, Tensor bias) {
        if (weight == null && bias != null) {
            throw new IllegalArgumentException(name + ": a bias needs a weight: bias=" + bias.spec()
                    + "; pass a weight of ones");
        }
    }

    // ---- probabilities

    /// `e^x / sum(e^x)` along `axis`.
    public static Tensor softmax(Tensor x, int axis) {
        return x.softmax(axis);
    }

    /// The logarithm of [#softmax].
    public static Tensor logSoftmax(Tensor x, int axis) {
        return x.logSoftmax(axis);
    }

    /// The cross-entropy of each example: logits `[N,C]`, targets `I64[N]`, optional class weights `[C]`.
    public static Tensor crossEntropy(Tensor logits, Tensor targets, Tensor weights, double labelSmoothing,
            long ignoreIndex) {
        return apply(new CrossEntropy(labelSmoothing, ignoreIndex), logits, targets, weights);
    }

    /// Elements set to 0 with probability `p`, the others divided by `1 - p`; takes one draw of `rng`.
    public static Tensor dropout(Tensor x, double p, Rng rng) {
        return rng.draw(new Dropout(p), x);
    }
}
