// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.spi.Dispatcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// How a plan is made. Immutable; each method gives changed options.
///
///     Gatun.compile(model, PlanOptions.standard().withInputNames("image"), spec)
///
/// @param inputNames a name for each input; empty for `input0`, `input1`, …
/// @param outputNames a name for each output; empty for `output0`, `output1`, …
/// @param dispatcher what picks the path of each op
public record PlanOptions(List<String> inputNames, List<String> outputNames, Dispatcher dispatcher) {
    /// Copies the lists.
    public PlanOptions {
        inputNames = List.copyOf(inputNames);
        outputNames = List.copyOf(outputNames);
        Objects.requireNonNull(dispatcher);
    }

    /// Numbered names and the standard dispatcher.
    ///
    /// @throws IllegalArgumentException if `gatun.dispatch` is malformed
    public static PlanOptions standard() {
        return new PlanOptions(List.of(), List.of(), Dispatcher.standard());
    }

    /// With names for the inputs.
    public PlanOptions withInputNames(String... names) {
        return new PlanOptions(List.of(names), outputNames, dispatcher);
    }

    /// With names for the outputs.
    public PlanOptions withOutputNames(String... names) {
        return new PlanOptions(inputNames, List.of(names), dispatcher);
    }

    /// With another dispatcher, such as [Dispatcher#forced(String)].
    public PlanOptions withDispatcher(Dispatcher other) {
        return new PlanOptions(inputNames, outputNames, other);
    }

    static List<String> names(String kind, List<String> given, int count) {
        if (!given.isEmpty() && given.size() != count) {
            throw new IllegalArgumentException("plan: each " + kind + " needs a name: names=" + given + ", " + kind
                    + "s=" + count);
        }
        return !given.isEmpty() ? given
                : IntStream.range(0, count).mapToObj(i -> kind + i).toList();
    }
}
