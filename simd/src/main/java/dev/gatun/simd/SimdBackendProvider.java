// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.BackendProvider;

/// Finds out whether the Vector API is there. Touches no vector type itself.
public final class SimdBackendProvider implements BackendProvider {
    /// For the service loader.
    public SimdBackendProvider() {
    }

    @Override
    public String name() {
        return SimdBackend.NAME;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Probe probe() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new Unusable("module jdk.incubator.vector is not resolved: start java with"
                    + " --add-modules jdk.incubator.vector");
        }
        try {
            return new Usable(new SimdBackend());
        } catch (LinkageError | RuntimeException e) {
            return new Unusable("the Vector API does not start: " + e);
        }
    }
}
