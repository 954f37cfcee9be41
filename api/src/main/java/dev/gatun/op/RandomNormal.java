// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Independent random numbers of the standard normal distribution. Operand: the generator's state, see
/// [dev.gatun.tensor.Rng].
///
/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011) turns a 64-bit
/// key and
/// a 128-bit counter into four 32-bit words `w0 … w3`. The operand, `I64[2]`, holds key and draw number `d`; block `b`
/// of a
/// draw has the counter words `low(b), high(b), low(d), high(d)` and the key words `low(key), high(key)`.
///
/// Pairs by the method of Box and Muller (1958): elements `2 j` and `2 j + 1` are `r * cos(2 pi u)` and `r * sin(2 pi
/// u)`
/// with `r = sqrt(-2 log v)`. `F32`: with the words `a = 2 * (j % 2)` and `b = a + 1` of block `j / 2`,
/// `v = ((wa >>> 8) + 1) * 2^-24` and `u = (wb >>> 8) * 2^-24`. `F64`: with block `j`,
/// `v = ((w0 >>> 5) * 2^26 + (w1 >>> 6) + 1) * 2^-53` and `u = ((w2 >>> 5) * 2^26 + (w3 >>> 6)) * 2^-53`.
///
/// @param shape the result's shape
/// @param dtype `F32` or `F64`
public record RandomNormal(Shape shape, DType dtype) implements Op {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(Check.random(this, inputs, shape, dtype));
    }
}
