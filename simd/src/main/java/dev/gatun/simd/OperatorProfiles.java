// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import jdk.incubator.vector.FloatVector;

/// Shows the JIT compiler all kinds of vector operators before it compiles what they share.
///
/// Every vector operation looks up its operator in the same two methods of the Vector API. Compiled from a profile of one
/// kind of operator, these trap on the next kind, and a kernel's compilation counts their traps once for each of its
/// operations. Beyond 100 it trusts no profile, leaves calls in the kernel, and the kernel boxes for good.
///
/// The operators run on the kernels' own species: another one in the process costs kernels a box as well.
final class OperatorProfiles {
    // Profiles are made from the 200th call on and used from the 5,000th.
    private static final int ROUNDS = 1_000;

    private OperatorProfiles() {
    }

    /// Runs an operator of each kind in turn: associative, binary, unary and ternary.
    static void mix() {
        FloatVector x = FloatVector.broadcast(Simd.F, 1);
        for (int i = 0; i < ROUNDS; i++) {
            x = x.add(1).sub(x).neg().fma(x, x);
        }
    }
}
