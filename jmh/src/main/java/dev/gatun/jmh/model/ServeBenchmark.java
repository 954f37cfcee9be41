// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.model;

import dev.gatun.jmh.GatunServe;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Serving the perceptron 784-128-10 one row a call, in eager mode.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ServeBenchmark {
    private final GatunServe mlp = GatunServe.mlp(1, 784, 128, 10);

    /// One answer.
    @Benchmark
    public void mlp() {
        mlp.run();
    }
}
