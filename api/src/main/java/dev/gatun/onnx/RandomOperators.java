// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Random numbers. A seed gives the same numbers each time; without one they differ from run to run.
final class RandomOperators {
    private RandomOperators() {
    }

    static void register(Operators operators) {
        for (boolean normal : new boolean[] {true, false}) {
            String name = normal ? "RandomNormal" : "RandomUniform";
            operators.values(name, 1, call -> new Value[] {Value.of(draw(call, normal, call.dtype("dtype", DType.F32),
                    call.integers("shape")))});
            operators.values(name + "Like", 1, call -> new Value[] {Value.of(draw(call, normal, call.dtype("dtype",
                    call.tensor(0).dtype()), call.tensor(0).shape().dims()))});
        }
        operators.values("Bernoulli", 15, call -> {
            Tensor x = call.tensor(0);
            DType dtype = call.dtype("dtype", x.dtype());
            Tensor p = x.to(DType.F64);
            return new Value[] {Value.of(rng(call).uniform(DType.F64, p.shape().dims()).less(p).to(dtype))};
        });
        operators.values("Multinomial", 7, call -> new Value[] {Value.of(multinomial(call))});
    }

    private static Rng rng(Call call) {
        return new Rng(call.hasAttribute("seed") ? Double.doubleToLongBits(call.number("seed", 0)) : System.nanoTime());
    }

    private static Tensor draw(Call call, boolean normal, DType dtype, long[] dims) {
        if (dims == null) {
            throw call.error("the shape is missing", "shape=none");
        }
        DType wide = dtype == DType.F64 ? DType.F64 : DType.F32;
        Tensor x = normal ? rng(call).normal(call.number("mean", 0), call.number("scale", 1), wide, dims)
                : rng(call).uniform(call.number("low", 0), call.number("high", 1), wide, dims);
        return x.to(dtype);
    }

    // The operand holds logarithms of probabilities that need not be normalised. The largest sum of a logarithm and Gumbel
    // noise falls on each class with its probability.
    private static Tensor multinomial(Call call) {
        Tensor x = call.tensor(0).to(DType.F64);
        long samples = call.integer("sample_size", 1);
        DType dtype = call.dtype("dtype", DType.I32);
        Tensor noise = rng(call).uniform(DType.F64, x.dim(0), samples, x.dim(1)).maximum(1e-300).log().neg().log()
                .neg();
        return noise.add(x.unsqueeze(1)).argMax(-1).to(dtype);
    }
}
