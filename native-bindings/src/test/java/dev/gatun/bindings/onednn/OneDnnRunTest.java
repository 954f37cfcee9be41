// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import com.sun.management.ThreadMXBean;
import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.internal.Eager;
import dev.gatun.op.Add;
import dev.gatun.op.BatchNormGrad;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Fused;
import dev.gatun.op.LayerNormGrad;
import dev.gatun.op.Linear;
import dev.gatun.op.Lstm;
import dev.gatun.op.MatMul;
import dev.gatun.op.MatMulInteger;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Relu;
import dev.gatun.op.SoftmaxGrad;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Kernel;
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
    void multipliesSlicesOfBatches() {
        SplittableRandom random = new SplittableRandom(3);
        Eager forced = new Eager(Dispatcher.forced("*:onednn|reference"));
        for (long[] s : new long[][] {{8, 1, 8}, {8, 2, 8}, {1, 1, 8}, {3, 1, 5}, {8, 1, 1}, {4, 3, 2}}) {
            Tensor a = random(random, 2, 3, 4 * s[0] * s[1]).get(1, 1).reshape(2, 4, s[0], s[1]);
            Tensor b = random(random, 2, 3, 4 * s[1] * s[2]).get(1, 1).reshape(2, 4, s[1], s[2]);
            Tensor expected = a.to(DType.F64).matmul(b.to(DType.F64));
            Tensor y = Ops.with(forced, () -> a.matmul(b));
            assertArrayEquals(expected.toDoubles(), y.toDoubles(), 1e-5, Arrays.toString(s));
        }
    }

    @Test
    void leavesTheThreadLimitOfOthersAlone() throws Throwable {
        MethodHandle setThreads = Environment.setThreads();
        assumeTrue(setThreads != null, "the library does not run on OpenMP");
        setThreads.invokeExact(3);
        try {
            Tensor square = Tensor.full(1, DType.F32, 65, 65);
            kernel(new MatMul(), square, square).run();
            for (Case each : cases()) {
                kernel(each.op, each.operands).run();
            }
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

    private record Case(Op op, Tensor... operands) {
    }

    private static List<Case> cases() {
        SplittableRandom random = new SplittableRandom(2);
        Window2d window = Window2d.of(1, 1);
        Tensor image = random(random, 1, 17, 21, 19);
        Tensor bytes = random(random, 33, 70).mul(40).to(DType.I8);
        Tensor more = random(random, 70, 47).mul(40).add(100).to(DType.U8);
        Tensor rows = random(random, 33, 70);
        return List.of(new Case(new Fused(new Conv2d(window, 1), List.of(new Add(), new Relu())), image, random(random,
                32, 17, 3, 3), random(random, 32), random(random, 1, 32, 21, 19)),
                new Case(new Conv2d(Window2d.of(1, 0), 1), image, random(random, 32, 17, 1, 1), random(random, 32)),
                new Case(new Linear(), rows, random(random, 47, 70), random(random, 47)),
                new Case(new MatMul(), rows.to(DType.BF16), random(random, 70, 47).to(DType.BF16)),
                new Case(new MatMulInteger(), bytes, more, Tensor.ofI8(new byte[] {3}), Tensor.of(new byte[] {100})),
                new Case(new LayerNormGrad(1, 1e-5), rows, rows, random(random, 70)),
                new Case(new BatchNormGrad(1e-5), image, image, random(random, 17)),
                new Case(new SoftmaxGrad(1), rows, rows),
                new Case(new Lstm(false), random(random, 5, 3, 8), random(random, 3, 9), random(random, 3, 9), random(
                        random, 36, 8), random(random, 36, 9), random(random, 36), random(random, 36)));
    }

    @Test
    void kernelsHeldAndNotServeManyThreadsAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Case each : cases()) {
                Dispatcher.Choice choice = Dispatcher.forced("*:onednn").choose(each.op, Arrays.stream(each.operands)
                        .map(Tensor::spec).toArray(TensorSpec[]::new));
                Tensor[] constants = each.operands.clone();
                constants[0] = null;
                for (Kernel kernel : List.of(choice.kernel(), choice.kernel().fix(constants))) {
                    Tensor[] expected = results(choice);
                    kernel.run(each.operands, expected, scratch(choice));
                    List<Future<Tensor[]>> futures = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        boolean isBound = i % 2 == 1;
                        futures.add(threads.submit(() -> {
                            Tensor[] results = results(choice);
                            MemorySegment scratch = scratch(choice);
                            Runnable bound = isBound ? kernel.bind(each.operands, results, scratch)
                                    : () -> kernel.run(each.operands, results, scratch);
                            for (int k = 0; k < 300; k++) {
                                bound.run();
                            }
                            return results;
                        }));
                    }
                    for (Future<Tensor[]> future : futures) {
                        for (int i = 0; i < expected.length; i++) {
                            assertArrayEquals(expected[i].toDoubles(), future.get()[i].toDoubles(), each.op.toString());
                        }
                    }
                }
            }
        }
    }

    @Test
    void warmBoundKernelsAllocateNothing() {
        List<Runnable> bound = new ArrayList<>();
        for (Case each : cases()) {
            Dispatcher.Choice choice = Dispatcher.forced("*:onednn").choose(each.op, Arrays.stream(each.operands).map(
                    Tensor::spec).toArray(TensorSpec[]::new));
            Tensor[] constants = each.operands.clone();
            constants[0] = null;
            bound.add(choice.kernel().fix(constants).bind(each.operands, results(choice), scratch(choice)));
        }
        long bytes = -1;
        for (int round = 0; round < 200 && bytes != 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 500; i++) {
                for (int k = 0; k < bound.size(); k++) {
                    bound.get(k).run();
                }
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, bytes);
    }

    private static Tensor[] results(Dispatcher.Choice choice) {
        return choice.outputs().stream().map(Tensor::empty).toArray(Tensor[]::new);
    }

    private static MemorySegment scratch(Dispatcher.Choice choice) {
        return Arena.ofAuto().allocate(Math.max(64, choice.scratchBytes()), 64);
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
