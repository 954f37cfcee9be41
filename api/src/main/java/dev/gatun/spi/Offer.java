// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import java.util.function.Supplier;

/// A backend's answer for one op on operands of given specs.
public sealed interface Offer {
    /// The backend can do it.
    ///
    /// @param impl the implementation's name, as shown by explain
    /// @param nanos the estimated time of one run on one thread, in nanoseconds
    /// @param fixedNanos the same where all operands but the first never change and the kernel holds them
    ///     ([Kernel#fix])
    /// @param scratchBytes working memory of one run, handed to [Kernel#run]
    /// @param prepare makes the kernel (packs weights, creates primitives); called once, the result is cached
    record Accepted(String impl, double nanos, double fixedNanos, long scratchBytes, Supplier<Kernel> prepare)
            implements
                Offer {
        /// An acceptance of a kernel that gains nothing by holding operands.
        public Accepted(String impl, double nanos, long scratchBytes, Supplier<Kernel> prepare) {
            this(impl, nanos, nanos, scratchBytes, prepare);
        }
    }

    /// The backend cannot do it.
    ///
    /// @param reason one line, lower case: what about op, dtype, shape or layout is not supported
    record Declined(String reason) implements Offer {
    }

    /// An acceptance without working memory.
    static Offer accept(String impl, double nanos, Kernel kernel) {
        return new Accepted(impl, nanos, 0, () -> kernel);
    }

    /// An acceptance with working memory.
    static Offer accept(String impl, double nanos, long scratchBytes, Kernel kernel) {
        return new Accepted(impl, nanos, scratchBytes, () -> kernel);
    }

    /// A refusal.
    static Offer decline(String reason) {
        return new Declined(reason);
    }
}
