// SPDX-License-Identifier: Apache-2.0

/// CPU kernels on the Vector API. Its package is exported to the benchmarks, which programs don't have.
@SuppressWarnings("module")
module dev.gatun.simd {
    requires dev.gatun;
    requires jdk.incubator.vector;
    requires static java.management;

    exports dev.gatun.simd to dev.gatun.jmh;

    provides dev.gatun.spi.BackendProvider with dev.gatun.simd.SimdBackendProvider;
}
