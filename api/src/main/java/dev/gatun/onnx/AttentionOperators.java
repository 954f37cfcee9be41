// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.Conv2d;
import dev.gatun.op.Ops;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Attention and what goes with it: rotary positions, linear attention, causal convolution.
final class AttentionOperators {
    private AttentionOperators() {
    }

    static void register(Operators operators) {
        operators.computeAll("Attention", 23, AttentionOperators::attention);
        operators.compute("RotaryEmbedding", 23, AttentionOperators::rotate);
        operators.computeAll("LinearAttention", 27, AttentionOperators::linearAttention);
        operators.computeAll("CausalConvWithState", 27, AttentionOperators::causalConv);
        operators.values("ai.onnx.preview:FlexAttention", 1, AttentionOperators::flexAttention);
    }

    // [batch, time, heads * width] to [batch, heads, time, width].
    private static Tensor split(Tensor x, long heads) {
        if (x.rank() != 3 || heads < 1 || x.dim(2) % heads != 0) {
            throw new IllegalArgumentException("attention: the last of three axes must be that of the heads: heads="
                    + heads + "; tensor " + x.spec());
        }
        return x.reshape(x.dim(0), x.dim(1), heads, x.dim(2) / heads).transpose(1, 2);
    }

    private static Tensor joined(Tensor x) {
        return x.transpose(1, 2).reshape(x.dim(0), x.dim(2), x.dim(1) * x.dim(3));
    }

    // Each head several times in a row, until there are `heads`.
    private static Tensor repeated(Tensor x, long heads) {
        if (x.rank() != 4 || x.dim(1) == 0 || heads % x.dim(1) != 0) {
            throw new IllegalArgumentException("attention: heads of keys must divide those of queries: heads=" + heads
                    + "; tensor " + x.spec());
        }
        long times = heads / x.dim(1);
        return times == 1 ? x : x.unsqueeze(2).expand(x.dim(0), x.dim(1), times, x.dim(2), x.dim(3)).reshape(x.dim(0), x
                .dim(1) * times, x.dim(2), x.dim(3));
    }

    private static Tensor[] attention(Call call) {
        Tensor q = call.tensor(0);
        Tensor k = call.tensor(1);
        Tensor v = call.tensor(2);
        boolean packed = q.rank() == 3;
        if (packed) {
            q = split(q, call.integer("q_num_heads", 1));
            k = split(k, call.integer("kv_num_heads", 1));
            v = split(v, call.integer("kv_num_heads", 1));
        }
        long past = call.has(4) ? call.tensor(4).dim(2) : 0;
        k = call.has(4) ? Tensor.concat(2, call.tensor(4), k) : k;
        v = call.has(5) ? Tensor.concat(2, call.tensor(5), v) : v;
        Tensor presentKey = k;
        Tensor presentValue = v;
        k = repeated(k, q.dim(1));
        v = repeated(v, q.dim(1));
        double scale = call.number("scale", 1 / Math.sqrt(q.dim(-1)));
        double softcap = call.number("softcap", 0);
        Tensor allowed = allowed(call, q, k, past);
        Tensor bias = call.tensorOrNull(3);
        long missing = bias == null ? 0 : k.dim(2) - bias.dim(-1);
        if (bias != null && missing > 0 && bias.dim(-1) > 1) {
            bias = bias.pad(-1, 0, missing, bias.dtype() == DType.BOOL ? 0 : Double.NEGATIVE_INFINITY);
        }
        if (bias != null && bias.dtype() == DType.BOOL) {
            allowed = allowed == null ? bias : allowed.and(bias);
            bias = null;
        }
        Tensor mask = bias == null ? allowed : allowed == null ? bias : allowed.select(bias, Double.NEGATIVE_INFINITY);
        mask = mask == null || mask.dtype() == DType.BOOL ? mask : mask.to(q.dtype());
        Tensor[] results = new Tensor[4];
        DType precision = call.dtype("softmax_precision", DType.F32);
        if (softcap == 0 && !call.wants(3) && precision != DType.F64) {
            ScaledDotProductAttention op = new ScaledDotProductAttention(scale, false);
            results[0] = mask == null ? Ops.apply(op, q, k, v) : Ops.applyAll(op, q, k, v, mask)[0];
        } else {
            Tensor scores = q.mul(scale).matmul(k.t());
            Tensor capped = softcap == 0 ? scores : scores.div(softcap).tanh().mul(softcap);
            Tensor masked = mask == null ? capped : mask.dtype() == DType.BOOL ? mask.select(capped,
                    Double.NEGATIVE_INFINITY) : capped.add(mask);
            Tensor weights = softmax(masked.to(precision == DType.F64 ? precision : masked.dtype())).to(q.dtype());
            results[0] = weights.matmul(v);
            results[3] = switch (call.small("qk_matmul_output_mode", 0)) {
                case 0 -> scores;
                case 1 -> capped;
                case 2 -> masked;
                case 3 -> weights;
                default -> throw call.error("unknown mode", "qk_matmul_output_mode=" + call.integer(
                        "qk_matmul_output_mode", 0));
            };
        }
        results[0] = packed ? joined(results[0]) : results[0];
        results[1] = call.wants(1) ? presentKey : null;
        results[2] = call.wants(2) ? presentValue : null;
        return results;
    }

    // Zeros in rows that are negative infinity throughout.
    private static Tensor softmax(Tensor scores) {
        Tensor blind = scores.max(true, -1).equal(Double.NEGATIVE_INFINITY);
        return blind.select(0, blind.select(0, scores).softmax(-1));
    }

    // Which keys a query may look at by its position, the lengths of sequences and windows; null for all of them.
    private static Tensor allowed(Call call, Tensor q, Tensor k, long past) {
        long left = call.integer("left_window_size", -1);
        long right = call.flag("is_causal", false) ? 0 : call.integer("right_window_size", -1);
        Tensor lengths = call.has(6) ? call.tensor(6).to(DType.I64).reshape(q.dim(0), 1, 1, 1) : null;
        Tensor keys = Tensor.arange(k.dim(2), DType.I64);
        Tensor allowed = lengths == null ? null : keys.less(lengths);
        if (left < 0 && right < 0) {
            return allowed;
        }
        Tensor position = Tensor.arange(q.dim(2), DType.I64).unsqueeze(1);
        position = lengths != null && !call.has(4) ? position.add(lengths.sub(q.dim(2))) : position.add(past);
        if (right >= 0) {
            Tensor near = keys.lessEqual(position.add(right));
            allowed = allowed == null ? near : allowed.and(near);
        }
        if (left >= 0) {
            Tensor near = keys.greaterEqual(position.sub(left));
            allowed = allowed == null ? near : allowed.and(near);
        }
        return allowed;
    }

    private static Value[] flexAttention(Call call) {
        DType type = call.tensor(0).dtype();
        DType wide = Operators.wide(type);
        Tensor q = call.tensor(0).to(wide);
        Tensor k = repeated(call.tensor(1).to(wide), q.dim(1));
        Tensor v = repeated(call.tensor(2).to(wide), q.dim(1));
        DType precision = call.dtype("softmax_precision", wide);
        Tensor scores = q.mul(call.number("scale", 1 / Math.sqrt(q.dim(-1)))).matmul(k.t());
        scores = modified(call, "score_mod", scores, precision);
        Tensor weights = softmax(scores.to(Operators.wide(precision)));
        weights = modified(call, "prob_mod", weights, precision);
        return new Value[] {Value.of(weights.to(wide).matmul(v).to(type))};
    }

    private static Tensor modified(Call call, String body, Tensor x, DType precision) {
        return call.hasBody(body) ? call.body(body).run(Value.of(x.to(precision)))[0].tensor().to(x.dtype()) : x;
    }

    private static Tensor rotate(Call call) {
        Tensor given = call.tensor(0);
        boolean packed = given.rank() == 3;
        Tensor x = packed ? split(given, call.integer("num_heads", 1)) : given;
        long width = call.integer("rotary_embedding_dim", 0) == 0 ? x.dim(3) : call.integer("rotary_embedding_dim", 0);
        Tensor cosines = call.has(3) ? IndexOperators.gather(call.tensor(1), 0, call.tensor(3)) : call.tensor(1);
        Tensor sines = call.has(3) ? IndexOperators.gather(call.tensor(2), 0, call.tensor(3)) : call.tensor(2);
        cosines = cosines.unsqueeze(1);
        sines = sines.unsqueeze(1);
        boolean interleaved = call.flag("interleaved", false);
        Tensor turned = x.slice(3, 0, width);
        Tensor first = interleaved ? turned.slice(3, 0, width, 2) : turned.slice(3, 0, width / 2);
        Tensor second = interleaved ? turned.slice(3, 1, width, 2) : turned.slice(3, width / 2, width);
        Tensor real = cosines.mul(first).sub(sines.mul(second));
        Tensor imaginary = sines.mul(first).add(cosines.mul(second));
        Tensor y = interleaved ? Tensor.stack(-1, real, imaginary).reshape(turned.shape()) : Tensor.concat(3, real,
                imaginary);
        y = width == x.dim(3) ? y : Tensor.concat(3, y, x.slice(3, width, x.dim(3)));
        return packed ? joined(y) : y;
    }

    /// The recurrence of linear attention, token by token: the state is a matrix for each head.
    private static Tensor[] linearAttention(Call call) {
        long heads = call.integer("q_num_heads", 1);
        long kvHeads = call.integer("kv_num_heads", 1);
        Tensor q = split(call.tensor(0), heads);
        Tensor k = split(call.tensor(1), kvHeads);
        Tensor v = split(call.tensor(2), kvHeads);
        double scale = call.number("scale", 0) == 0 ? 1 / Math.sqrt(q.dim(3)) : call.number("scale", 0);
        String rule = call.text("update_rule", "gated_delta");
        boolean delta = rule.endsWith("delta");
        Tensor decay = rule.startsWith("gated") ? split(call.tensor(4), kvHeads).exp() : null;
        Tensor beta = delta ? call.tensor(5).transpose(1, 2).unsqueeze(3) : null;
        Tensor state = call.has(3) ? call.tensor(3) : Tensor.zeros(q.dtype(), q.dim(0), kvHeads, k.dim(3), v.dim(3));
        int steps = Math.toIntExact(q.dim(2));
        Tensor[] outputs = new Tensor[steps];
        for (int t = 0; t < steps; t++) {
            // [batch, heads, width, 1] and [batch, heads, 1, width].
            Tensor key = k.slice(2, t, t + 1).transpose(2, 3);
            Tensor value = v.slice(2, t, t + 1);
            Tensor kept = decay == null ? state : state.mul(decay.slice(2, t, t + 1).transpose(2, 3));
            if (delta) {
                Tensor known = kept.mul(key).sum(true, 2);
                value = value.sub(known).mul(beta.slice(2, t, t + 1));
            }
            state = kept.add(key.mul(value));
            outputs[t] = q.slice(2, t, t + 1).mul(scale).matmul(repeated(state, heads));
        }
        return new Tensor[] {joined(Tensor.concat(2, outputs)), state};
    }

    private static Tensor[] causalConv(Call call) {
        Tensor x = call.tensor(0);
        Tensor weight = call.tensor(1);
        long before = weight.dim(2) - 1;
        Tensor all = call.has(3) ? Tensor.concat(2, call.tensor(3), x) : x.pad(2, before, 0, 0);
        Conv2d op = new Conv2d(Window2d.unit(), Math.toIntExact(x.dim(1)));
        Tensor image = all.unsqueeze(2);
        Tensor y = call.has(2) ? Ops.apply(op, image, weight.unsqueeze(2), call.tensor(2)) : Ops.apply(op, image, weight
                .unsqueeze(2));
        y = y.squeeze(2);
        y = switch (call.text("activation", "none")) {
            case "none" -> y;
            case "silu", "swish" -> y.silu();
            default -> throw call.unsupported("activation " + call.text("activation", ""));
        };
        return new Tensor[] {y, all.slice(2, all.dim(2) - before, all.dim(2))};
    }
}
