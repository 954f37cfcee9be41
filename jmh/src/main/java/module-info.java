// SPDX-License-Identifier: Apache-2.0

/// Benchmarks of this engine, alone with JMH and against other engines.
module dev.gatun.jmh {
    requires com.microsoft.onnxruntime;
    requires dev.gatun;
    requires dev.gatun.simd;
    requires info.picocli;
    requires jdk.management;
    requires jmh.core;
    requires org.bytedeco.dnnl;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.openblas;
    requires org.bytedeco.pytorch;

    opens dev.gatun.jmh to info.picocli;
}
