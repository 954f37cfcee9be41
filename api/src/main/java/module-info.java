// SPDX-License-Identifier: Apache-2.0

/// The Gatun engine: tensors, ops, gradients, networks, training, and the interface for backends.
module dev.gatun {
    requires java.desktop;
    requires jdk.jfr;
    requires static java.management;
    requires static jdk.management;

    exports dev.gatun;
    exports dev.gatun.autograd;
    exports dev.gatun.conformance;
    exports dev.gatun.data;
    exports dev.gatun.io;
    exports dev.gatun.model;
    exports dev.gatun.nn;
    exports dev.gatun.onnx;
    exports dev.gatun.op;
    exports dev.gatun.optim;
    exports dev.gatun.plan;
    exports dev.gatun.spi;
    exports dev.gatun.tensor;
    exports dev.gatun.train;

    uses dev.gatun.spi.BackendProvider;
}
