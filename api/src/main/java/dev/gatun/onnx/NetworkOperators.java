// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Tensor;

/// Layers of networks: activations, convolutions and pools of images, normalisation.
final class NetworkOperators {
    private NetworkOperators() {
    }

    static void register(Operators operators) {
        operators.compute("Relu", 6, call -> call.tensor(0).maximum(0));
        operators.compute("Sigmoid", 6, call -> call.tensor(0).sigmoid());
        operators.compute("Tanh", 6, call -> call.tensor(0).tanh());
        operators.compute("LeakyRelu", 6, call -> call.tensor(0).leakyRelu(call.number("alpha", 0.01f)));
        operators.compute("Elu", 6, call -> call.tensor(0).elu(call.number("alpha", 1)));
        operators.compute("Softplus", 1, call -> call.tensor(0).softplus());
        operators.compute("Gelu", 20, NetworkOperators::gelu);
    }

    private static Tensor gelu(Call call) {
        String approximate = call.text("approximate", "none");
        return switch (approximate) {
            case "none" -> call.tensor(0).gelu();
            case "tanh" -> call.tensor(0).geluTanh();
            default -> throw call.error("the approximation must be none or tanh", "approximate=" + approximate);
        };
    }
}
