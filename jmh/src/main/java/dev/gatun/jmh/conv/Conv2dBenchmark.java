// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.conv;

import dev.gatun.jmh.Workload;
import dev.gatun.nn.Functional;
import dev.gatun.tensor.Tensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// 3 x 3 convolutions of ResNet-50, batch 1, stride 1, padding 1.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class Conv2dBenchmark {
    /// Channels in and out; the image's height and width follow, 56 to 7.
    @Param({"64", "128", "256", "512"})
    public int channels;

    private Tensor x;
    private Tensor weight;
    private Tensor bias;

    /// Makes the operands.
    @Setup
    public void operands() {
        int side = 56 * 64 / channels;
        x = Tensor.of(Workload.uniform(channels * side * side, 1), 1, channels, side, side);
        weight = Tensor.of(Workload.uniform(channels * channels * 9, 2), channels, channels, 3, 3);
        bias = Tensor.of(Workload.uniform(channels, 3), channels);
    }

    /// The convolution.
    @Benchmark
    public boolean conv2d() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return Functional.conv2d(x, weight, bias, 1, 1).isContiguous();
        }
    }
}
