// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import java.time.Duration;

/// What came of running a plan until it is warm.
///
/// @param isQuiet whether the last runs in a row allocated nothing on the Java heap
/// @param runs how often the plan was run
/// @param bytes what the last run allocated; -1 where the JVM does not tell, and then `isQuiet` is false
/// @param time how long it took
public record WarmUp(boolean isQuiet, long runs, long bytes, Duration time) {
    @Override
    public String toString() {
        return isQuiet ? "warm after " + runs + " runs in " + time.toMillis() + " ms: no allocation"
                : "not warm after " + runs + " runs in " + time.toMillis() + " ms: "
                        + (bytes < 0 ? "the JVM does not count allocated bytes" : bytes + " bytes in the last run");
    }
}
