// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.NativeLibrary;
import dev.gatun.spi.BackendProvider;

/// Finds out whether the library oneDNN is there.
public final class OneDnnBackendProvider implements BackendProvider {
    /// For the service loader.
    public OneDnnBackendProvider() {
    }

    @Override
    public String name() {
        return OneDnnBackend.NAME;
    }

    @Override
    public int rank() {
        return 5;
    }

    // Loading the library takes a fifth of a second, and a call a microsecond or two: a smaller op gains next to nothing.
    @Override
    public double leastNanos() {
        return 10_000;
    }

    @Override
    public Probe probe() {
        if (!OneDnnBackendProvider.class.getModule().isNativeAccessEnabled()) {
            return new Unusable(
                    "native access is not enabled: start java with --enable-native-access=dev.gatun.bindings"
                            + " (ALL-UNNAMED on the class path)");
        }
        try {
            return new Usable(new OneDnnBackend(OneDnn.load()));
        } catch (NativeLibrary.Absent e) {
            return new Unusable(e.getMessage(), e.isExpected());
        } catch (ExceptionInInitializerError e) {
            return new Unusable("the library lacks a function: " + e.getCause());
        } catch (LinkageError | RuntimeException e) {
            return new Unusable(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
