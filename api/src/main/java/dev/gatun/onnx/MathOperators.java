// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
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
        unary(operators, "Asin", Tensor::asin);
        unary(operators, "Acos", Tensor::acos);
        unary(operators, "Atan", Tensor::atan);
        unary(operators, "Sinh", Tensor::sinh);
        unary(operators, "Cosh", Tensor::cosh);
        unary(operators, "Asinh", Tensor::asinh);
        unary(operators, "Acosh", Tensor::acosh);
        unary(operators, "Atanh", Tensor::atanh);
        binary(operators, "Add", Tensor::add);
        binary(operators, "Sub", Tensor::sub);
        binary(operators, "Mul", Tensor::mul);
        binary(operators, "Div", Tensor::div);
        operators.compute("Mod", 10, MathOperators::mod);
        operators.compute("Pow", 7, MathOperators::pow);
        operators.compute("MatMul", 1, call -> call.tensor(0).matmul(call.tensor(1)));
        operators.compute("com.microsoft:FusedMatMul", 1, MathOperators::fusedMatMul);
        operators.compute("Gemm", 7, MathOperators::gemm);
        operators.compute("Sum", 6, call -> fold(call, Tensor::add));
        operators.compute("Mean", 6, call -> fold(call, Tensor::add).div(call.count()));
        operators.compute("Max", 6, call -> fold(call, Tensor::maximum));
        operators.compute("Min", 6, call -> fold(call, Tensor::minimum));
        operators.unsigned("Max", 6);
        operators.unsigned("Min", 6);
        operators.compute("Clip", 6, call -> call.tensor(0).clamp(call.number("min", Double.NEGATIVE_INFINITY), call
                .number("max", Double.POSITIVE_INFINITY)));
        operators.compute("Clip", 11, MathOperators::clip);
        operators.unsigned("Clip", 11);
    }

    private static void unary(Operators operators, String name, UnaryOperator<Tensor> function) {
        operators.compute(name, 6, call -> function.apply(call.tensor(0)));
    }

    private static void binary(Operators operators, String name, BinaryOperator<Tensor> function) {
        operators.compute(name, 7, call -> function.apply(call.tensor(0), call.tensor(1)));
    }

    private static Tensor fold(Call call, BinaryOperator<Tensor> function) {
        Tensor result = call.tensor(0);
        for (int i = 1; i < call.count(); i++) {
            result = function.apply(result, call.tensor(i));
        }
        return result;
    }

    private static Tensor clip(Call call) {
        Tensor x = call.tensor(0);
        Tensor min = call.tensorOrNull(1);
        Tensor max = call.tensorOrNull(2);
        boolean known = x.dtype().isFloat() && (min == null || !min.isSymbolic()) && (max == null || !max.isSymbolic());
        if (known) {
            // One op, which a plan can fuse.
            return x.clamp(min == null ? Double.NEGATIVE_INFINITY : call.number(1), max == null
                    ? Double.POSITIVE_INFINITY : call.number(2));
        }
        x = min == null ? x : x.maximum(min);
        return max == null ? x : x.minimum(max);
    }

    private static Tensor mod(Call call) {
        Tensor a = call.tensor(0);
        Tensor b = call.tensor(1);
        if (!call.flag("fmod", false)) {
            return a.remainder(b);
        }
        // The remainder of magnitudes is exact and has no sign.
        return a.dtype().isFloat() ? a.abs().remainder(b.abs()).mul(a.sign()) : a.sub(a.div(b).mul(b));
    }

    private static Tensor pow(Call call) {
        Tensor x = call.tensor(0);
        Tensor exponent = call.tensor(1);
        boolean isNumber = exponent.size() == 1 && exponent.rank() <= x.rank() && !exponent.isSymbolic();
        if (isNumber && x.dtype().isFloat()) {
            return x.pow(exponent.item());
        }
        if (x.dtype() == exponent.dtype()) {
            return x.pow(exponent);
        }
        // The wider of both decides how it is computed, the base what comes out.
        DType wide = x.dtype().isFloat() ? x.dtype() : exponent.dtype().isFloat() ? DType.F64 : DType.I64;
        return x.to(wide).pow(exponent.to(wide)).to(x.dtype());
    }

    static Tensor gemm(Call call) {
        Tensor a = call.flag("transA", false) ? call.tensor(0).t() : call.tensor(0);
        Tensor b = call.flag("transB", false) ? call.tensor(1).t() : call.tensor(1);
        Tensor product = scaled(a.matmul(b), call.number("alpha", 1));
        return call.has(2) ? product.add(scaled(call.tensor(2), call.number("beta", 1))) : product;
    }

    private static Tensor fusedMatMul(Call call) {
        Tensor a = call.flag("transA", false) ? call.tensor(0).t() : call.tensor(0);
        Tensor b = call.flag("transB", false) ? call.tensor(1).t() : call.tensor(1);
        return scaled(a.matmul(b), call.number("alpha", 1));
    }

    private static Tensor scaled(Tensor x, double factor) {
        return factor == 1 ? x : x.dtype().isFloat() ? x.mul(factor) : x.to(DType.F64).mul(factor).to(x.dtype());
    }
}
