// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight recorder events of a dispatcher. They are made where a path is chosen, which is once for each op on operands of
/// given specs, not on each run.
///
/// The first use of an event class costs a quarter of a second, so ask [#areOn()] first.
final class Events {
    /// The path that was chosen.
    @Name("gatun.Dispatch")
    @Label("Dispatch")
    @Category("Gatun")
    @Description("The path that was chosen for an op on operands of given specs")
    @StackTrace(false)
    static final class Dispatch extends Event {
        @Label("Op")
        String op;
        @Label("Operands")
        String operands;
        @Label("Backend")
        String backend;
        @Label("Implementation")
        String implementation;
        @Label("Cost in nanoseconds")
        double nanos;
        @Label("Source of the cost")
        String source;
    }

    /// A backend that might have been chosen and declined.
    @Name("gatun.Fallback")
    @Label("Fallback")
    @Category("Gatun")
    @Description("A forced backend, or one of a higher rank than the chosen one, that declined an op")
    @StackTrace(false)
    static final class Fallback extends Event {
        @Label("Op")
        String op;
        @Label("Operands")
        String operands;
        @Label("Declining backend")
        String backend;
        @Label("Whether it is forced")
        boolean forced;
        @Label("Reason")
        String reason;
        @Label("Chosen instead")
        String chosen;
    }

    /// An op that no backend takes, so that it runs as several simpler ones.
    @Name("gatun.Decompose")
    @Label("Decompose")
    @Category("Gatun")
    @Description("An op that runs as several simpler ones")
    @StackTrace(false)
    static final class Decompose extends Event {
        @Label("Op")
        String op;
        @Label("Operands")
        String operands;
    }

    private Events() {
    }

    /// Whether a recording was started in this JVM.
    static boolean areOn() {
        return FlightRecorder.isInitialized();
    }
}
