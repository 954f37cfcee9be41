// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// An op that overwrites some of its operands in place, such as an optimizer step. It has no results and no gradient.
public interface MutatingOp extends Op {
    /// Whether input `i` is overwritten; operands of a mutating op are never packed into copies.
    boolean mutates(int i);
}
