// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.elementwise;

import dev.gatun.jmh.Workload;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;
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

/// Elementwise ops over f32 vectors in L1, L2 and main memory, beside a plain copy of as many bytes.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ElementwiseBenchmark {
    /// Elements.
    @Param({"4096", "131072", "16777216"})
    public int n;

    private Tensor x;
    private Tensor y;
    private Tensor target;

    /// Makes the operands.
    @Setup
    public void operands() {
        x = Tensor.of(Workload.uniform(n, 1), n);
        y = Tensor.of(Workload.uniform(n, 2), n);
        target = Tensor.of(Workload.uniform(n, 3), n);
    }

    /// What memory allows: one read and one write of every element.
    @Benchmark
    public void copy() {
        MemorySegment.copy(x.segment(), 0, target.segment(), 0, (long) Float.BYTES * n);
    }

    /// `exp(x)`.
    @Benchmark
    public boolean exp() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.exp().isContiguous();
        }
    }

    /// `max(x, 0)`.
    @Benchmark
    public boolean relu() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.relu().isContiguous();
        }
    }

    /// `x + y`.
    @Benchmark
    public boolean add() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.add(y).isContiguous();
        }
    }
}
