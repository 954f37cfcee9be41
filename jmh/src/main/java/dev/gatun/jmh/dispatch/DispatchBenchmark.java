// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.dispatch;

import dev.gatun.jmh.Workload;
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

/// What one op costs before it computes anything: ops on one number, and on
/// as many as still cost next to nothing.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class DispatchBenchmark {
    /// Elements.
    @Param({"1", "64"})
    public int n;

    private Tensor x;
    private Tensor y;

    /// Makes the operands.
    @Setup
    public void operands() {
        x = Tensor.of(Workload.uniform(n, 1), n);
        y = Tensor.of(Workload.uniform(n, 2), n);
    }

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

    /// One op of one operand in a scope.
    @Benchmark
    public boolean relu() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.relu().isContiguous();
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
            return x.reshape(1, n).isContiguous();
        }
    }
}
