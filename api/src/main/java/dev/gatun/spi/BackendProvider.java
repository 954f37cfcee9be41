// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

/// A backend that may or may not be usable on this machine; found by [java.util.ServiceLoader].
public interface BackendProvider {
    /// The backend's name.
    String name();

    /// Where it stands among the backends: of equally fast offers the one with the higher rank wins.
    int rank();

    /// What an op must at least take elsewhere, in nanoseconds, for this backend to be probed. The probe waits for the
    /// first such op, or for a path that forces the backend: a program of small ops never pays for a large library. Once it
    /// is there, the backend is asked about every op that is decided from then on.
    default double leastNanos() {
        return 0;
    }

    /// Finds out whether the backend can be used here. Called once, on first need; never throws.
    Probe probe();

    /// The outcome of a probe.
    sealed interface Probe {
    }

    /// The backend works here.
    record Usable(Backend backend) implements Probe {
    }

    /// The backend does not work here.
    ///
    /// @param reason one line that names what is missing and how to get it
    /// @param isAbsent whether it is an optional part that is just not installed; this is told on request only, while
    ///     any other reason is logged as a warning
    record Unusable(String reason, boolean isAbsent) implements Probe {
        /// Not usable for a reason that is logged as a warning.
        public Unusable(String reason) {
            this(reason, false);
        }
    }
}
