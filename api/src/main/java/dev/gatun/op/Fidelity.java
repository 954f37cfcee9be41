// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// How closely two implementations of an op agree on the same operands; says how tests compare them.
public enum Fidelity {
    /// Bit for bit.
    EXACT,
    /// Up to floating-point rounding in a different order or by another approximation.
    ROUNDING,
    /// Only in distribution.
    RANDOM
}
