// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.ScaledDotProductAttentionGrad;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Attention and its gradient on `f32` operands with unit column strides, by blocks.
final class AttentionKernels {
    private static final double NANOS_PER_PRODUCT = 0.32 / Simd.F_LANES;
    private static final double NANOS_PER_SCORE = 0.25;
    private static final double NANOS_PER_PACKED = 0.4;
    // Fewer queries do not pay for packing the keys.
    private static final int FEWEST_QUERIES = 4;

    private AttentionKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(ScaledDotProductAttention.class, AttentionKernels::forward);
        backend.register(ScaledDotProductAttentionGrad.class, AttentionKernels::gradient);
    }

    private static double nanos(AttentionBlocks blocks, double products, double packed) {
        double scores = (double) blocks.queries * blocks.keys;
        return 300 + blocks.heads * (scores * (products * NANOS_PER_PRODUCT + NANOS_PER_SCORE) + packed * blocks.keys
                * NANOS_PER_PACKED);
    }

    private static Offer forward(ScaledDotProductAttention op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        String refusal = AttentionBlocks.refusal(inputs, outputs.get(0));
        if (refusal == null && inputs.get(0).dim(-2) < FEWEST_QUERIES) {
            refusal = "fewer than " + FEWEST_QUERIES + " queries";
        }
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        AttentionBlocks blocks = new AttentionBlocks(op.scale(), op.causal(), inputs, outputs.get(0), 3);
        AttentionForward kernel = new AttentionForward(blocks);
        double width = blocks.width + blocks.values;
        return new Offer.Accepted(blocks.toString(), nanos(blocks, width, width), kernel.scratchBytes(), () -> kernel);
    }

    private static Offer gradient(ScaledDotProductAttentionGrad op, List<TensorSpec> inputs,
            List<TensorSpec> outputs) {
        TensorSpec result = inputs.get(3);
        String refusal = AttentionBlocks.refusal(inputs, result);
        if (refusal == null && !(result.isContiguous() && inputs.get(4).isContiguous())) {
            refusal = "a strided result or gradient";
        }
        for (int i = 0; i < 3 && refusal == null; i++) {
            if (outputs.get(i).size() / outputs.get(i).dim(-1) / outputs.get(i).dim(-2) != result.size()
                    / result.dim(-1)
                    / result.dim(-2)) {
                refusal = "operands that broadcast";
            }
        }
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        AttentionBlocks blocks = new AttentionBlocks(op.scale(), op.causal(), inputs, result, 5);
        AttentionGradient kernel = new AttentionGradient(blocks);
        double width = 3.0 * blocks.width + 2.0 * blocks.values;
        return new Offer.Accepted(blocks.toString(), nanos(blocks, width, width), kernel.scratchBytes(), () -> kernel);
    }
}
