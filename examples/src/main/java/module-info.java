// SPDX-License-Identifier: Apache-2.0

/// The command line and the examples.
module dev.gatun.examples {
    requires dev.gatun;
    requires info.picocli;
    // Counts what kernels allocate while they are tuned.
    requires jdk.management;

    // picocli sets annotated fields and makes command objects by reflection.
    opens dev.gatun.examples to info.picocli;
}
