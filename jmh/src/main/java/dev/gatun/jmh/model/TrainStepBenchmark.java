// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.model;

import dev.gatun.jmh.GatunStep;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One training step: forward, cross-entropy, backward, plain gradient descent, batch 64.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class TrainStepBenchmark {
    /// The network.
    @Param({"mlp", "lenet"})
    public String model;

    /// Threads of the engine.
    @Param({"1", "2"})
    public int threads;

    private GatunStep step;

    /// Builds the network.
    @Setup
    public void build() {
        step = model.equals("mlp") ? GatunStep.mlp(threads, 784, 256, 128, 10) : GatunStep.lenet(threads);
    }

    /// Ends the workers.
    @TearDown
    public void close() {
        step.close();
    }

    /// The step.
    @Benchmark
    public void step() {
        step.run();
    }
}
