// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import com.sun.management.ThreadMXBean;
import dev.gatun.nn.Functional;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EagerAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int OPS = 50;
    private static final long LONGEST_NANOS = 30_000_000_000L;

    private final Tensor[] kept = new Tensor[OPS];

    // In a scope that was used before.
    private long allocated(Supplier<Tensor> op) {
        try (Scope _ = Scope.open("warm")) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < OPS; i++) {
                kept[i] = op.get();
            }
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }

    @Test
    void aWarmOpAllocatesItsResultOnly() {
        Tensor x = Tensor.full(1, DType.F32, 16);
        Tensor one = Tensor.full(1, DType.F32, 1);
        Tensor square = Tensor.full(1, DType.F32, 4, 4);
        Tensor strided = square.t();
        Tensor rows = Tensor.full(1, DType.F32, 2, 16);
        Tensor weight = Tensor.full(1, DType.F32, 10, 16);
        Tensor bias = Tensor.full(1, DType.F32, 10);
        Map<String, Supplier<Tensor>> ops = new LinkedHashMap<>();
        // A view of all of a tensor is one object, of which all tensors have the size.
        ops.put("view", () -> x.view(x.spec(), 0));
        ops.put("relu", x::relu);
        ops.put("relu of one element", one::relu);
        ops.put("add", () -> x.add(x));
        ops.put("broadcasting mul", () -> square.mul(one));
        ops.put("exp", x::exp);
        ops.put("sum", x::sum);
        ops.put("matmul", () -> square.matmul(square));
        ops.put("matmul of a view", () -> square.matmul(strided));
        ops.put("linear", () -> Functional.linear(rows, weight, bias));
        ops.put("linear without bias", () -> Functional.linear(rows, weight, null));
        Map<String, Long> bytes = new LinkedHashMap<>();
        long start = THREADS.getCurrentThreadCpuTime();
        boolean isQuiet = false;
        while (!isQuiet && THREADS.getCurrentThreadCpuTime() - start < LONGEST_NANOS) {
            for (int i = 0; i < 20; i++) {
                ops.forEach((name, op) -> bytes.put(name, allocated(op) / OPS));
            }
            isQuiet = bytes.values().stream().distinct().count() == 1;
        }
        long tensor = bytes.get("view");
        bytes.forEach((name, each) -> assertEquals(tensor, each, name + " of " + bytes));
    }
}
