// SPDX-License-Identifier: Apache-2.0

/// Benchmarks against other engines.
module dev.gatun.jmh {
    requires dev.gatun;
}
