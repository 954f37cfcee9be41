// SPDX-License-Identifier: Apache-2.0

/// CPU kernels of the library oneDNN, called through bindings that jextract generates.
module dev.gatun.bindings {
    requires dev.gatun;
    requires jdk.jfr;

    provides dev.gatun.spi.BackendProvider with dev.gatun.bindings.onednn.OneDnnBackendProvider;
}
