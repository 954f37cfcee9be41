// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// Shows the JIT compiler all vector operators before it compiles what they share.
///
/// Every vector operation looks up its operator in the same methods of the Vector API. Compiled from a profile of one
/// kind of operator, these trap on the next kind, and the compiled lookup traps again on the first use of each operator.
/// A kernel's compilation counts their traps once for each of its operations. Beyond 100 it trusts no profile, leaves
/// calls in the kernel, and the kernel boxes for good.
///
/// The operators run on the kernels' own species: another one in the process costs kernels a box as well.
final class OperatorProfiles {
    // Profiles are made from the 200th call on and used from the 5,000th.
    private static final int ROUNDS = 400;

    private OperatorProfiles() {
    }

    /// Runs an operator of each kind in turn (associative, binary, unary and ternary), after all operators that kernels
    /// use were run once.
    static void mix() {
        useAll();
        FloatVector x = FloatVector.broadcast(Simd.F, 1);
        IntVector i = IntVector.broadcast(Simd.I, 1);
        for (int round = 0; round < ROUNDS; round++) {
            x = x.add(1).sub(x).neg().fma(x, x);
            i = i.add(i).sub(i).lanewise(VectorOperators.LSHL, 1).or(i);
        }
    }

    private static void useAll() {
        FloatVector f = FloatVector.broadcast(Simd.F, 1);
        f = f.add(f).sub(f).mul(f).div(f).min(f).max(f).neg().abs().sqrt().fma(f, f);
        DoubleVector d = DoubleVector.broadcast(Simd.D, 1);
        d = d.add(d).sub(d).mul(d).div(d).min(d).max(d).neg().abs().sqrt().fma(d, d);
        IntVector i = f.reinterpretAsInts();
        i = i.add(i).sub(i).mul(i).min(i).max(i).neg().abs().and(i).or(i).lanewise(VectorOperators.XOR, i)
                .lanewise(VectorOperators.ASHR, 1).lanewise(VectorOperators.LSHL, 1);
        LongVector l = LongVector.broadcast(Simd.L, 1);
        l = l.add(l).sub(l).mul(l).min(l).max(l).neg().abs();
    }
}
