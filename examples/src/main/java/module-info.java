// SPDX-License-Identifier: Apache-2.0

/// The command line and the examples.
// Micrometer has no module descriptors; its jars are automatic modules with fixed names.
@SuppressWarnings("requires-automatic")
module dev.gatun.examples {
    requires dev.gatun;
    requires info.picocli;
    // Counts what kernels allocate while they are tuned.
    requires jdk.management;
    // The sample service.
    requires jdk.httpserver;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires tools.jackson.core;

    // picocli sets annotated fields and makes command objects by reflection.
    opens dev.gatun.examples to info.picocli;
}
