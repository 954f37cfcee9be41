// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Losses of classification.
final class LossOperators {
    private LossOperators() {
    }

    static void register(Operators operators) {
        operators.compute("NegativeLogLikelihoodLoss", 12, call -> loss(call, call.tensor(0)));
        operators.computeAll("SoftmaxCrossEntropyLoss", 12, call -> {
            Tensor logarithms = call.tensor(0).logSoftmax(1);
            return new Tensor[] {loss(call, logarithms), logarithms};
        });
    }

    // Of logarithms [N,C,…] of probabilities and classes [N,…], with weights of classes as the third operand.
    private static Tensor loss(Call call, Tensor logarithms) {
        Tensor target = call.tensor(1).to(DType.I64);
        Tensor kept = call.hasAttribute("ignore_index") ? target.notEqual(call.integer("ignore_index", 0)) : null;
        Tensor classes = kept == null ? target : kept.select(target, 0);
        Tensor loss = logarithms.gather(1, classes.unsqueeze(1)).squeeze(1).neg();
        Tensor weights = call.has(2) ? call.tensor(2).indexSelect(0, classes) : null;
        if (kept != null) {
            weights = weights == null ? kept.to(loss.dtype()) : kept.select(weights, 0);
            loss = kept.select(loss, 0);
        }
        loss = weights == null ? loss : loss.mul(weights);
        return switch (call.text("reduction", "mean")) {
            case "none" -> loss;
            case "sum" -> loss.sum();
            case "mean" -> weights == null ? loss.mean() : loss.sum().div(weights.sum());
            default -> throw call.error("unknown reduction", "reduction=" + call.text("reduction", ""));
        };
    }
}
