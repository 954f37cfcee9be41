// SPDX-License-Identifier: Apache-2.0

/// Bindings to native libraries. Empty for now.
module dev.gatun.bindings {
    requires dev.gatun;
}
