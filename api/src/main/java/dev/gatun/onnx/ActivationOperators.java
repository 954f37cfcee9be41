// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Activation functions.
final class ActivationOperators {
    private ActivationOperators() {
    }

    static void register(Operators operators) {
        operators.compute("Relu", 6, call -> call.tensor(0).dtype().isFloat() ? call.tensor(0).relu()
                : call.tensor(0).maximum(0));
        operators.compute("Sigmoid", 6, call -> call.tensor(0).sigmoid());
        operators.compute("Tanh", 6, call -> call.tensor(0).tanh());
        operators.compute("LeakyRelu", 6, call -> call.tensor(0).leakyRelu(call.number("alpha", 0.01f)));
        operators.compute("Elu", 6, call -> call.tensor(0).elu(call.number("alpha", 1)));
        operators.compute("Selu", 6, call -> call.tensor(0).elu(call.number("alpha", 1.67326319217681884765625f)).mul(
                call.number("gamma", 1.05070102214813232421875f)));
        operators.compute("Celu", 12, call -> celu(call.tensor(0), call.number("alpha", 1)));
        operators.compute("ThresholdedRelu", 1, call -> call.tensor(0).greater(call.number("alpha", 1)).select(call
                .tensor(0), 0));
        operators.compute("HardSigmoid", 6, ActivationOperators::hardSigmoid);
        operators.compute("HardSwish", 14, call -> call.tensor(0).hardSwish());
        operators.compute("Softplus", 1, call -> call.tensor(0).softplus());
        operators.compute("Softsign", 1, call -> call.tensor(0).div(call.tensor(0).abs().add(1)));
        operators.compute("Mish", 18, call -> call.tensor(0).mul(call.tensor(0).softplus().tanh()));
        operators.compute("PRelu", 7, ActivationOperators::prelu);
        operators.compute("Shrink", 9, ActivationOperators::shrink);
        operators.compute("Swish", 24, call -> swish(call));
        operators.compute("SwiGLU", 28, call -> swish(call).mul(call.tensor(1)));
        operators.compute("Gelu", 20, ActivationOperators::gelu);
        operators.compute("com.microsoft:Gelu", 1, call -> call.tensor(0).gelu());
        operators.compute("com.microsoft:BiasGelu", 1, call -> call.tensor(0).add(call.tensor(1)).gelu());
        operators.compute("com.microsoft:FastGelu", 1, call -> (call.has(1) ? call.tensor(0).add(call.tensor(1))
                : call.tensor(0)).geluTanh());
        operators.compute("com.microsoft:QuickGelu", 1, call -> swish(call.tensor(0), call.number("alpha", 1.702f)));
        // Retired after the first versions.
        operators.compute("ScaledTanh", 1, call -> call.tensor(0).mul(call.number("beta", 1)).tanh().mul(call.number(
                "alpha", 1)));
        operators.compute("ParametricSoftplus", 1,
                call -> call.tensor(0).mul(call.number("beta", 1)).softplus().mul(call
                        .number("alpha", 1)));
    }

    private static Tensor celu(Tensor x, double alpha) {
        return x.div(alpha).elu(1).mul(alpha);
    }

    private static Tensor hardSigmoid(Call call) {
        return call.tensor(0).mul(call.number("alpha", 0.2f)).add(call.number("beta", 0.5f)).clamp(0, 1);
    }

    private static Tensor prelu(Call call) {
        Tensor x = call.tensor(0);
        return x.less(0).select(x.mul(call.tensor(1)), x);
    }

    private static Tensor shrink(Call call) {
        Tensor x = call.tensor(0);
        double bias = call.number("bias", 0);
        double limit = call.number("lambd", 0.5f);
        if (!x.dtype().isFloat()) {
            return shrink(x.to(DType.F64), bias, limit).to(x.dtype());
        }
        return shrink(x, bias, limit);
    }

    private static Tensor shrink(Tensor x, double bias, double limit) {
        return x.less(-limit).select(x.add(bias), x.greater(limit).select(x.sub(bias), 0));
    }

    private static Tensor swish(Call call) {
        return swish(call.tensor(0), call.number("alpha", 1));
    }

    private static Tensor swish(Tensor x, double alpha) {
        return alpha == 1 ? x.silu() : x.mul(x.mul(alpha).sigmoid());
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
