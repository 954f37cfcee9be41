// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.NativeLibrary;
import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Dispatcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What all tests of this package need: the library, or a reason to be skipped.
final class OneDnnTests {
    private OneDnnTests() {
    }

    /// Skips the calling test with the reason where the library cannot be used here.
    static void needLibrary() {
        BackendProvider.Probe probe = Dispatcher.standard().probes().get(OneDnnBackend.NAME);
        assumeTrue(probe instanceof BackendProvider.Usable, probe instanceof BackendProvider.Unusable(String reason, _)
                ? reason : "no provider");
    }

    /// The library, which [#needLibrary] has found.
    static OneDnn load() {
        try {
            return OneDnn.load();
        } catch (NativeLibrary.Absent e) {
            throw new AssertionError(e);
        }
    }
}
