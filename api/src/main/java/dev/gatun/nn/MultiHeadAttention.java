// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Attention with several heads (Vaswani et al. 2017, section 3.2.2): queries, keys and values are projected, each head
/// mixes its part of the values by the softmax of `query * key / sqrt(width / heads)`, and the joined heads are
/// projected again.
///
/// Shapes: `[N, L, width] -> [N, L, width]`. Parameters by PyTorch's names: `in_proj_weight` `[3 width, width]` (query,
/// key, value; Xavier uniform), `in_proj_bias` `[3 width]` (zeros), `out_proj.weight` `[width, width]` (as [Linear]),
/// `out_proj.bias` (zeros). With all weights 0 and `out_proj.bias = b` every output is `b`; with identities as weights
/// and a sequence of length 1, the output is the input. In training mode the weights that the values are mixed by are
/// set to 0 with probability `dropout` and the others divided by `1 - dropout`.
public final class MultiHeadAttention extends Layer {
    private final int heads;
    private final long width;
    private final Tensor weight;
    private final Tensor bias;
    private final Linear out;
    private final double dropout;
    private final Rng dropoutRng;

    /// A layer in `F32` with biases.
    public MultiHeadAttention(long width, int heads, Rng rng) {
        this(width, heads, 0, true, DType.F32, rng);
    }

    /// A layer with all choices.
    ///
    /// @param dropout the probability of dropout of the attention's weights, 0 for none
    public MultiHeadAttention(long width, int heads, double dropout, boolean bias, DType dtype, Rng rng) {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException("attention: heads must divide the width: width=" + width + ", heads="
                    + heads);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("attention: the probability must be in [0, 1): dropout=" + dropout);
        }
        this.heads = heads;
        this.width = width;
        this.weight = parameter("in_proj_weight", Init.xavierUniform(1).create(rng, dtype, 3 * width, width));
        this.bias = bias ? parameter("in_proj_bias", Tensor.zeros(dtype, 3 * width)) : null;
        this.out = child("out_proj", new Linear(width, width, bias, dtype, rng));
        if (bias) {
            out.bias().fill(0);
        }
        this.dropout = dropout;
        this.dropoutRng = dropout == 0 ? null : generator("dropout", rng.split());
    }

    /// Self-attention of `x` to all of itself.
    @Override
    protected Tensor compute(Tensor x) {
        return attend(x, x, x, null, false);
    }

    /// Self-attention of `x`, with a mask.
    ///
    /// @param mask broadcasts to `[N, heads, L, L]`: `BOOL`, true where a query (third axis) may look at a key (last
    ///     axis), or numbers to add; or null
    /// @param causal whether each place may look at itself and earlier ones only
    public Tensor forward(Tensor x, Tensor mask, boolean causal) {
        return observed(() -> attend(x, x, x, mask, causal));
    }

    /// Attention of `query` `[N, L, width]` to `key` and `value`, both `[N, S, width]`.
    ///
    /// @param mask as in [#forward(Tensor, Tensor, boolean)], with `S` as last axis
    public Tensor forward(Tensor query, Tensor key, Tensor value, Tensor mask, boolean causal) {
        return observed(() -> attend(query, key, value, mask, causal));
    }

    private Tensor attend(Tensor query, Tensor key, Tensor value, Tensor mask, boolean causal) {
        Tensor q;
        Tensor k;
        Tensor v;
        if (query == key && key == value) {
            Tensor all = Functional.linear(query, weight, bias);
            q = split(all.slice(-1, 0, width));
            k = split(all.slice(-1, width, 2 * width));
            v = split(all.slice(-1, 2 * width, 3 * width));
        } else {
            q = split(project(query, 0));
            k = split(project(key, 1));
            v = split(project(value, 2));
        }
        double scale = 1 / Math.sqrt(Math.max(1, width / heads));
        Tensor mixed = dropout == 0 || !isTraining()
                ? Functional.scaledDotProductAttention(q, k, v, mask, scale, causal)
                : Functional.scaledDotProductAttention(q, k, v, mask, scale, causal, dropout, dropoutRng);
        return out.forward(mixed.transpose(1, 2).reshape(query.shape()));
    }

    private Tensor project(Tensor x, int part) {
        return Functional.linear(x, weight.slice(0, part * width, (part + 1) * width), bias == null ? null
                : bias.slice(0, part * width, (part + 1) * width));
    }

    // [N, L, width] as [N, heads, L, width / heads].
    private Tensor split(Tensor x) {
        return x.reshape(x.dim(0), x.dim(1), heads, width / heads).transpose(1, 2);
    }

    @Override
    protected String settings() {
        return width + ", heads=" + heads + (dropout == 0 ? "" : ", dropout=" + dropout) + (bias == null
                ? ", no bias" : "");
    }
}
