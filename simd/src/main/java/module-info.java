// SPDX-License-Identifier: Apache-2.0

/// CPU kernels on the Vector API.
module dev.gatun.simd {
    requires dev.gatun;
    requires jdk.incubator.vector;
    requires static java.management;

    provides dev.gatun.spi.BackendProvider with dev.gatun.simd.SimdBackendProvider;
}
