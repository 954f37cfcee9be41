// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import com.sun.management.ThreadMXBean;
import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.op.Conv2d;
import dev.gatun.op.MatMul;
import dev.gatun.op.Op;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OneDnnRunTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeEach
    void needLibrary() {
        OneDnnTests.needLibrary();
    }

    private static Runnable kernel(Op op, Tensor... operands) {
        Dispatcher.Choice choice = Dispatcher.forced("*:onednn").choose(op, Arrays.stream(operands).map(Tensor::spec)
                .toArray(TensorSpec[]::new));
        Tensor[] results = choice.outputs().stream().map(Tensor::empty).toArray(Tensor[]::new);
        MemorySegment scratch = Arena.ofAuto().allocate(choice.scratchBytes(), 64);
        return () -> choice.kernel().run(operands, results, scratch);
    }

    @Test
    void warmRunsAllocateNothing() {
        Tensor x = Tensor.full(1, DType.F32, 2, 16, 9, 9);
        Tensor square = Tensor.full(1, DType.F32, 8, 8);
        Runnable[] kernels = {kernel(new MatMul(), square, square),
            kernel(new Conv2d(Window2d.of(1, 1), 1), x, Tensor.full(1, DType.F32, 16, 16, 3, 3))};
        long bytes = -1;
        for (int round = 0; round < 100 && bytes != 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_000; i++) {
                for (int k = 0; k < kernels.length; k++) {
                    kernels[k].run();
                }
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, bytes);
    }

    @Test
    void leavesTheThreadLimitOfOthersAlone() throws Throwable {
        MethodHandle setThreads = Environment.setThreads();
        assumeTrue(setThreads != null, "the library does not run on OpenMP");
        setThreads.invokeExact(3);
        try {
            Tensor square = Tensor.full(1, DType.F32, 65, 65);
            kernel(new MatMul(), square, square).run();
            assertEquals(3, (int) Environment.getThreads().invokeExact());
        } finally {
            setThreads.invokeExact(1);
        }
    }

    @Test
    void oneKernelServesManyThreads() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Tensor a = random(random, 65, 33);
        Tensor weight = random(random, 33, 47);
        Dispatcher.Choice choice = Dispatcher.forced("*:onednn").choose(new MatMul(), new TensorSpec[] {a.spec(), weight
                .spec()});
        Tensor expected = Tensor.empty(choice.outputs().get(0));
        choice.kernel().run(new Tensor[] {a, weight}, new Tensor[] {expected}, Arena.ofAuto().allocate(choice
                .scratchBytes(), 64));
        try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
            List<Future<double[]>> results = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                results.add(threads.submit(() -> {
                    Tensor result = Tensor.empty(choice.outputs().get(0));
                    MemorySegment scratch = Arena.ofAuto().allocate(choice.scratchBytes(), 64);
                    for (int k = 0; k < 500; k++) {
                        choice.kernel().run(new Tensor[] {a, weight}, new Tensor[] {result}, scratch);
                    }
                    return result.toDoubles();
                }));
            }
            for (Future<double[]> result : results) {
                assertArrayEquals(expected.toDoubles(), result.get());
            }
        }
    }

    /// Offers for operands that an op was not made for must be refused or run, and never fail otherwise.
    @Test
    void offersSurviveUnusualSpecs() {
        SplittableRandom random = new SplittableRandom(20_261_121);
        OneDnnBackend backend = new OneDnnBackend(OneDnnTests.load());
        Set<Op> ops = new LinkedHashSet<>();
        OpCases.all().forEach(opCase -> ops.add(opCase.op()));
        int accepted = 0;
        for (Op op : ops) {
            for (OpCase opCase : OpCases.all().stream().filter(c -> c.op().equals(op)).limit(1).toList()) {
                for (int i = 0; i < 20; i++) {
                    Tensor[] operands = Arrays.stream(opCase.inputs()).map(x -> odd(x, random)).toArray(Tensor[]::new);
                    List<TensorSpec> specs = Arrays.stream(operands).map(Tensor::spec).toList();
                    List<TensorSpec> outputs;
                    try {
                        outputs = op.infer(specs);
                    } catch (IllegalArgumentException e) {
                        continue;
                    }
                    if (backend.offer(op, specs, outputs) instanceof Offer.Accepted offer) {
                        Tensor[] results = outputs.stream().map(Tensor::empty).toArray(Tensor[]::new);
                        offer.prepare().get().run(operands, results, Arena.ofAuto().allocate(offer.scratchBytes(), 64));
                        accepted++;
                    }
                }
            }
        }
        assertTrue(accepted > 100, "accepted " + accepted);
    }

    private static Tensor odd(Tensor x, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> x.rank() > 1 ? x.t() : x;
            case 1 -> x.rank() > 0 ? x.slice(-1, 0, Math.min(x.dim(-1), random.nextInt(4))) : x;
            case 2 -> x.rank() > 0 ? x.slice(0, 0, Math.min(x.dim(0), random.nextInt(4))) : x;
            default -> x;
        };
    }

    private static Tensor random(SplittableRandom random, long... dims) {
        Tensor tensor = Tensor.empty(TensorSpec.of(DType.F32, dims));
        for (long i = 0; i < tensor.size(); i++) {
            tensor.dtype().setDouble(tensor.segment(), i * 4, random.nextGaussian());
        }
        return tensor;
    }
}
