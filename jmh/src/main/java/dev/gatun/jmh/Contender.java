// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.function.DoubleSupplier;

/// One side of a comparison: a piece of work, set up once, that can be repeated at will.
///
/// A contender is created, run and closed on one thread. Whatever it needs (packed weights, pinned buffers,
/// a session, a thread count) is made by its constructor, so that [#run()] holds the work alone.
public interface Contender extends AutoCloseable {
    /// The library and its setting, as printed in the report.
    String name();

    /// Whether the work is done by a native library, which needs no warm-up for a compiler.
    default boolean isNative() {
        return false;
    }

    /// Puts process-wide settings that this contender needs (thread counts) in place; called before each timed sample.
    default void enter() {
    }

    /// Runs a whole sample, which calls [#run()] many times, where this contender binds something for all of them.
    default double sampled(DoubleSupplier sample) {
        return sample.getAsDouble();
    }

    /// Does the work once.
    void run();

    /// What the latest [#run()] found, for [Rounds.Statistic#REPORTED]: nanoseconds or bytes.
    default double reported() {
        throw new IllegalStateException("bench: " + name() + " reports no figure of its own");
    }

    /// The result of the latest [#run()], copied; every contender of one comparison returns the same numbers but for
    /// rounding, else the comparison is refused.
    float[] result();

    @Override
    default void close() {
    }
}
