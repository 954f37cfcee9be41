// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Arithmetic, elementwise and of matrices.
final class MathOperators {
    private MathOperators() {
    }

    static void register(Operators operators) {
        unary(operators, "Abs", Tensor::abs);
        unary(operators, "Neg", Tensor::neg);
        unary(operators, "Sign", Tensor::sign);
        unary(operators, "Reciprocal", Tensor::reciprocal);
        unary(operators, "Sqrt", Tensor::sqrt);
        unary(operators, "Exp", Tensor::exp);
        unary(operators, "Log", Tensor::log);
        unary(operators, "Erf", Tensor::erf);
        unary(operators, "Floor", Tensor::floor);
        unary(operators, "Ceil", Tensor::ceil);
        unary(operators, "Round", Tensor::round);
        unary(operators, "Sin", Tensor::sin);
        unary(operators, "Cos", Tensor::cos);
        unary(operators, "Tan", Tensor::tan);
        binary(operators, "Add", Tensor::add);
        binary(operators, "Sub", Tensor::sub);
        binary(operators, "Mul", Tensor::mul);
        binary(operators, "Div", Tensor::div);
        operators.compute("Pow", 7, MathOperators::pow);
        operators.compute("MatMul", 1, call -> call.tensor(0).matmul(call.tensor(1)));
        operators.compute("Gemm", 7, MathOperators::gemm);
        fold(operators, "Sum", Tensor::add);
        fold(operators, "Max", Tensor::maximum);
        fold(operators, "Min", Tensor::minimum);
        operators.compute("Mean", 6, call -> sum(call, Tensor::add).div(call.count()));
    }

    private static void unary(Operators operators, String name, UnaryOperator<Tensor> function) {
        operators.compute(name, 6, call -> function.apply(call.tensor(0)));
    }

    private static void binary(Operators operators, String name, BinaryOperator<Tensor> function) {
        operators.compute(name, 7, call -> function.apply(call.tensor(0), call.tensor(1)));
    }

    private static void fold(Operators operators, String name, BinaryOperator<Tensor> function) {
        operators.compute(name, 6, call -> sum(call, function));
    }

    private static Tensor sum(Call call, BinaryOperator<Tensor> function) {
        Tensor result = call.tensor(0);
        for (int i = 1; i < call.count(); i++) {
            result = function.apply(result, call.tensor(i));
        }
        return result;
    }

    private static Tensor pow(Call call) {
        Tensor x = call.tensor(0);
        Tensor exponent = call.tensor(1);
        if (x.dtype() == exponent.dtype()) {
            return x.pow(exponent);
        }
        // The wider of both decides how it is computed, the base what comes out.
        DType wide = x.dtype().isFloat() ? x.dtype() : exponent.dtype().isFloat() ? DType.F64 : DType.I64;
        return x.to(wide).pow(exponent.to(wide)).to(x.dtype());
    }

    private static Tensor gemm(Call call) {
        Tensor a = call.flag("transA", false) ? call.tensor(0).t() : call.tensor(0);
        Tensor b = call.flag("transB", false) ? call.tensor(1).t() : call.tensor(1);
        Tensor product = scaled(a.matmul(b), call.number("alpha", 1));
        return call.has(2) ? product.add(scaled(call.tensor(2), call.number("beta", 1))) : product;
    }

    private static Tensor scaled(Tensor x, double factor) {
        return factor == 1 ? x : x.mul(factor);
    }

    /// The shape that several tensors broadcast to.
    static Shape broadcast(Call call, Tensor... tensors) {
        Shape shape = Shape.scalar();
        for (Tensor tensor : tensors) {
            shape = Shape.broadcast(shape, tensor.shape());
            if (shape == null) {
                throw call.error("shapes must broadcast", "shape=" + tensor.shape());
            }
        }
        return shape;
    }
}
