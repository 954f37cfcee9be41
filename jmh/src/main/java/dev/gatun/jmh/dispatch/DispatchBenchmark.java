// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.dispatch;

import dev.gatun.tensor.Tensor;
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

/// What one op costs before it computes anything: ops on four numbers.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class DispatchBenchmark {
    private final Tensor x = Tensor.of(1f, 2f, 3f, 4f);
    private final Tensor y = Tensor.of(5f, 6f, 7f, 8f);

    /// Opening and closing a scope, with nothing inside.
    @Benchmark
    public boolean emptyScope() {
        try (dev.gatun.tensor.Scope scope = dev.gatun.tensor.Scope.open()) {
            return scope.isOpen();
        }
    }

    /// One addition in a scope.
    @Benchmark
    public boolean add() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.add(y).isContiguous();
        }
    }

    /// Ten additions, each of the one before, in a scope.
    @Benchmark
    public boolean addTenTimes() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            Tensor sum = x;
            for (int i = 0; i < 10; i++) {
                sum = sum.add(y);
            }
            return sum.isContiguous();
        }
    }

    /// One view, which moves no data.
    @Benchmark
    public boolean reshape() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.reshape(2, 2).isContiguous();
        }
    }
}
