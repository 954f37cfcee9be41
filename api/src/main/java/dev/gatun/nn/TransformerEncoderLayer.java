// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Self-attention and a small network for each place, both with a bypass (Vaswani et al. 2017, section 3.1).
///
///     x = x + attention(norm1(x));  x = x + linear2(activation(linear1(norm2(x))))     norms first
///     x = norm1(x + attention(x));  x = norm2(x + linear2(activation(linear1(x))))     norms last, as in the paper
///
/// Shapes: `[N, L, width] -> [N, L, width]`. Parameters by PyTorch's names: `self_attn.…`, `linear1.…`, `linear2.…`,
/// `norm1.…`, `norm2.…`. Dropout acts on the attention's weights, behind the attention, behind
/// the activation and behind `linear2`. With all
/// weights and biases of the last linears 0 and norms first, the output is the input.
public final class TransformerEncoderLayer extends Layer {
    private final MultiHeadAttention attention;
    private final Linear linear1;
    private final Linear linear2;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final Activation activation;
    private final Dropout dropout;
    private final Dropout dropout1;
    private final Dropout dropout2;
    private final boolean normFirst;

    /// A layer in `F32`.
    ///
    /// @param hidden the width between `linear1` and `linear2`
    /// @param dropout the probability of dropout, 0 for none
    /// @param normFirst whether the norms act before attention and network, or after the bypasses
    public TransformerEncoderLayer(long width, int heads, long hidden, double dropout, Activation activation,
            boolean normFirst, Rng rng) {
        this(width, heads, hidden, dropout, activation, normFirst, DType.F32, rng);
    }

    /// A layer of the given element type.
    public TransformerEncoderLayer(long width, int heads, long hidden, double dropout, Activation activation,
            boolean normFirst, DType dtype, Rng rng) {
        this.attention = child("self_attn", new MultiHeadAttention(width, heads, dropout, true, dtype, rng));
        this.linear1 = child("linear1", new Linear(width, hidden, true, dtype, rng));
        this.dropout = child("dropout", new Dropout(dropout, rng));
        this.linear2 = child("linear2", new Linear(hidden, width, true, dtype, rng));
        this.norm1 = child("norm1", new LayerNorm(new long[] {width}, 1e-5, true, dtype));
        this.norm2 = child("norm2", new LayerNorm(new long[] {width}, 1e-5, true, dtype));
        this.dropout1 = child("dropout1", new Dropout(dropout, rng));
        this.dropout2 = child("dropout2", new Dropout(dropout, rng));
        this.activation = child("activation", activation);
        this.normFirst = normFirst;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return encode(x, null, false);
    }

    /// The output for `x` with a mask as in [MultiHeadAttention#forward(Tensor, Tensor, boolean)].
    public Tensor forward(Tensor x, Tensor mask, boolean causal) {
        return observed(() -> encode(x, mask, causal));
    }

    private Tensor encode(Tensor x, Tensor mask, boolean causal) {
        if (normFirst) {
            Tensor y = x.add(attend(norm1.forward(x), mask, causal));
            return y.add(transform(norm2.forward(y)));
        }
        Tensor y = norm1.forward(x.add(attend(x, mask, causal)));
        return norm2.forward(y.add(transform(y)));
    }

    private Tensor attend(Tensor x, Tensor mask, boolean causal) {
        return dropout1.forward(attention.forward(x, mask, causal));
    }

    private Tensor transform(Tensor x) {
        Tensor hidden = dropout.forward(activation.forward(linear1.forward(x)));
        return dropout2.forward(linear2.forward(hidden));
    }

    @Override
    protected String settings() {
        return normFirst ? "norms first" : "norms last";
    }
}
