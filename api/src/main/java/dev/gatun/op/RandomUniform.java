// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Independent random numbers, uniform in `[0, 1)`. Operand: the generator's state, see [dev.gatun.tensor.Rng].
///
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011) turns a 64-bit
/// key and
/// a 128-bit counter into four 32-bit words `w0 … w3`. The operand, `I64[2]`, holds key and draw number `d`; block `b`
/// of a
/// draw has the counter words `low(b), high(b), low(d), high(d)` and the key words `low(key), high(key)`.
///
/// `F32`: element `i` is `(w >>> 8) * 2^-24` of word `i % 4` in block `i / 4`. `F64`: element `i` is
/// `((wa >>> 5) * 2^26 + (wb >>> 6)) * 2^-53` of the words `a = 2 * (i % 2)` and `b = a + 1` in block `i / 2`.
///
/// @param shape the result's shape
/// @param dtype `F32` or `F64`
public record RandomUniform(Shape shape, DType dtype) implements Op {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(Check.random(this, inputs, shape, dtype));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
