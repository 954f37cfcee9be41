// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Activation;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Embedding;
import dev.gatun.nn.Functional;
import dev.gatun.nn.Init;
import dev.gatun.nn.Layer;
import dev.gatun.nn.LayerNorm;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A text encoder of the BERT family (Devlin, Chang, Lee and Toutanova, "BERT: pre-training of deep bidirectional
/// transformers for language understanding", 2019): embeddings and a stack of transformer layers, norms last, with GELU.
///
/// Shapes: token numbers `I64[N, L] -> [N, L, width]`, one vector a token. Names, sizes and start values are those of
/// Hugging Face's `BertModel` without its pooler; its position and type numbers are made here, all types being 0.
public final class Bert extends Layer {
    private static final double EPSILON = 1e-12;
    private static final int TYPES = 2;

    /// The sizes of an encoder.
    ///
    /// @param vocabulary the number of tokens
    /// @param width the width of a token's vector
    /// @param layers the number of transformer layers
    /// @param heads the number of attention heads, a divisor of the width
    /// @param hidden the width between the two linears of a layer
    /// @param positions the longest sequence
    /// @param dropout the probability of dropout behind embeddings, attention and linears, 0 for none
    public record Sizes(long vocabulary, long width, int layers, int heads, long hidden, long positions,
            double dropout) {
        /// BERT base (table 1 of the paper), uncased: 108,891,648 parameters.
        public static Sizes base() {
            return new Sizes(30_522, 768, 12, 12, 3072, 512, 0.1);
        }

        /// MiniLM with 6 layers (Wang et al. 2020), the encoder of `all-MiniLM-L6-v2`: 22,565,376 parameters.
        public static Sizes miniLm() {
            return new Sizes(30_522, 384, 6, 12, 1536, 512, 0.1);
        }
    }

    private final Sizes sizes;
    private final Embeddings embeddings;
    private final Block[] blocks;

    /// An encoder in `F32`.
    public Bert(Sizes sizes, Rng rng) {
        if (sizes.heads() < 1 || sizes.width() % sizes.heads() != 0) {
            throw new IllegalArgumentException("bert: heads must divide the width: width=" + sizes.width() + ", heads="
                    + sizes.heads());
        }
        this.sizes = sizes;
        this.embeddings = child("embeddings", new Embeddings(sizes, rng));
        this.blocks = new Block[sizes.layers()];
        Arrays.setAll(blocks, _ -> new Block(sizes, rng));
        child("encoder", new Sequential(Map.of("layer", new Sequential(blocks))));
        parameters().forEach((name, tensor) -> {
            if (tensor.rank() == 2) {
                Init.normal(0, 0.02).fill(tensor, rng);
            } else if (name.endsWith(".bias")) {
                tensor.fill(0);
            }
        });
    }

    @Override
    protected Tensor compute(Tensor tokens) {
        return encode(tokens, null);
    }

    /// The vectors of `tokens` where some are padding.
    ///
    /// @param mask `[N, L]`, 0 or false for padding, which no token looks at
    public Tensor forward(Tensor tokens, Tensor mask) {
        return observed(() -> encode(tokens, mask.to(DType.BOOL).unsqueeze(1).unsqueeze(1)));
    }

    private Tensor encode(Tensor tokens, Tensor mask) {
        Tensor y = embeddings.forward(tokens);
        for (Block block : blocks) {
            y = block.forward(y, mask);
        }
        return y;
    }

    @Override
    protected String settings() {
        return sizes.layers() + " layers, width=" + sizes.width() + " heads=" + sizes.heads() + " hidden="
                + sizes.hidden();
    }

    private static LayerNorm norm(long width) {
        return new LayerNorm(new long[] {width}, EPSILON, true, DType.F32);
    }

    private static final class Embeddings extends Layer {
        private final Embedding words;
        private final Tensor positions;
        private final Tensor types;
        private final LayerNorm norm;
        private final Dropout dropout;

        Embeddings(Sizes sizes, Rng rng) {
            this.words = child("word_embeddings", new Embedding(sizes.vocabulary(), sizes.width(), rng));
            this.positions = child("position_embeddings", new Embedding(sizes.positions(), sizes.width(), rng))
                    .weight();
            this.types = child("token_type_embeddings", new Embedding(TYPES, sizes.width(), rng)).weight();
            this.norm = child("LayerNorm", norm(sizes.width()));
            this.dropout = child("dropout", new Dropout(sizes.dropout(), rng));
        }

        @Override
        protected Tensor compute(Tensor tokens) {
            if (tokens.rank() != 2 || tokens.dim(1) > positions.dim(0)) {
                throw new IllegalArgumentException("bert: tokens must be [N, L] with no more than there are positions: "
                        + "tokens=" + tokens.spec() + ", positions=" + positions.dim(0));
            }
            Tensor places = positions.slice(0, 0, tokens.dim(1)).add(types.get(0));
            return dropout.forward(norm.forward(words.forward(tokens).add(places)));
        }
    }

    private static final class Block extends Layer {
        private final Attention attention;
        private final Sequential intermediate;
        private final Bypassed output;

        Block(Sizes sizes, Rng rng) {
            this.attention = child("attention", new Attention(sizes, rng));
            Map<String, Layer> steps = new LinkedHashMap<>();
            steps.put("dense", new Linear(sizes.width(), sizes.hidden(), rng));
            steps.put("intermediate_act_fn", Activation.gelu());
            this.intermediate = child("intermediate", new Sequential(steps));
            this.output = child("output", new Bypassed(sizes.hidden(), sizes, rng));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return encode(x, null);
        }

        Tensor forward(Tensor x, Tensor mask) {
            return observed(() -> encode(x, mask));
        }

        private Tensor encode(Tensor x, Tensor mask) {
            Tensor y = attention.forward(x, mask);
            return output.forward(intermediate.forward(y), y);
        }
    }

    private static final class Attention extends Layer {
        private final Heads heads;
        private final Bypassed output;

        Attention(Sizes sizes, Rng rng) {
            this.heads = child("self", new Heads(sizes, rng));
            this.output = child("output", new Bypassed(sizes.width(), sizes, rng));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return output.forward(heads.forward(x), x);
        }

        Tensor forward(Tensor x, Tensor mask) {
            return observed(() -> output.forward(heads.forward(x, mask), x));
        }
    }

    private static final class Heads extends Layer {
        private final Linear query;
        private final Linear key;
        private final Linear value;
        private final int heads;
        private final double dropout;
        private final Rng dropoutRng;

        Heads(Sizes sizes, Rng rng) {
            this.query = child("query", new Linear(sizes.width(), sizes.width(), rng));
            this.key = child("key", new Linear(sizes.width(), sizes.width(), rng));
            this.value = child("value", new Linear(sizes.width(), sizes.width(), rng));
            this.heads = sizes.heads();
            this.dropout = sizes.dropout();
            this.dropoutRng = dropout == 0 ? null : generator("dropout", rng.split());
        }

        @Override
        protected Tensor compute(Tensor x) {
            return attend(x, null);
        }

        Tensor forward(Tensor x, Tensor mask) {
            return observed(() -> attend(x, mask));
        }

        private Tensor attend(Tensor x, Tensor mask) {
            Tensor q = split(query.forward(x));
            Tensor k = split(key.forward(x));
            Tensor v = split(value.forward(x));
            double scale = 1 / Math.sqrt(q.dim(-1));
            Tensor mixed = dropout == 0 || !isTraining()
                    ? Functional.scaledDotProductAttention(q, k, v, mask, scale, false)
                    : Functional.scaledDotProductAttention(q, k, v, mask, scale, false, dropout, dropoutRng);
            return mixed.transpose(1, 2).reshape(x.shape());
        }

        // [N, L, width] as [N, heads, L, width / heads].
        private Tensor split(Tensor x) {
            return x.reshape(x.dim(0), x.dim(1), heads, x.dim(2) / heads).transpose(1, 2);
        }
    }

    // norm(dropout(dense(x)) + bypass)
    private static final class Bypassed extends Layer {
        private final Linear dense;
        private final LayerNorm norm;
        private final Dropout dropout;

        Bypassed(long in, Sizes sizes, Rng rng) {
            this.dense = child("dense", new Linear(in, sizes.width(), rng));
            this.norm = child("LayerNorm", norm(sizes.width()));
            this.dropout = child("dropout", new Dropout(sizes.dropout(), rng));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return norm.forward(dropout.forward(dense.forward(x)));
        }

        Tensor forward(Tensor x, Tensor bypass) {
            return observed(() -> norm.forward(dropout.forward(dense.forward(x)).add(bypass)));
        }
    }
}
