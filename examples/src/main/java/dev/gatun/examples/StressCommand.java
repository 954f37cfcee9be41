// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.Gatun;
import dev.gatun.examples.serve.ProcessMemory;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Functional;
import dev.gatun.nn.Layer;
import dev.gatun.plan.Predictor;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun stress`: many threads that run mixed ops and two models on shared operands, and what that does to memory.
///
/// Every result is compared, bit by bit, with what one thread gave before. After a warm-up that touches everything, the
/// process and its off-heap memory must not grow by more than one per cent.
@Command(name = "stress", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Runs mixed ops and two models on several threads; checks every result and the memory.")
final class StressCommand implements Callable<Integer> {
    private static final double MOST_GROWTH = 0.01;
    private static final int OPS_PER_SCOPE = 8;
    private static final int MOST_WARM_UPS = 16;

    private record Recipe(String name, Supplier<Tensor> call, int ops, MemorySegment expected) {
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--ops", paramLabel = "N", defaultValue = "1000000",
            description = "How many ops, those of the models included (default: ${DEFAULT-VALUE}).")
    private long ops;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "8", description = "(default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--predictions", paramLabel = "N",
            description = "Instead: N predictions of two models by callers that share predictors, checked likewise.")
    private Long predictions;

    @Option(names = "--misuse", paramLabel = "N",
            description = "Instead: N random operations, many of them mistakes, which must give clear exceptions.")
    private Long misuse;

    private final List<Recipe> recipes = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    @Override
    public Integer call() throws InterruptedException {
        if (ops < 1 || threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("stress: there must be ops, and 1 to 1024 threads: --ops=" + ops
                    + ", --threads=" + threads);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (misuse != null) {
            return misuse(out);
        }
        if (predictions == null) {
            build();
            return measure(out, ops, "ops");
        }
        if (predictions < 1) {
            throw new IllegalArgumentException("stress: there must be predictions: --predictions=" + predictions);
        }
        List<Predictor> predictors = buildPredictions();
        try {
            return measure(out, predictions, "predictions");
        } finally {
            predictors.forEach(Predictor::close);
        }
    }

    private int measure(PrintWriter out, long count, String unit) throws InterruptedException {
        long before = warmUp(out, count, unit);
        long beforeOffHeap = ProcessMemory.offHeapBytes();
        done.set(0);
        long start = System.nanoTime();
        for (int tenth = 1; tenth <= 10; tenth++) {
            run(count * tenth / 10 - count * (tenth - 1) / 10, seed * 100 + tenth);
            out.printf(Locale.ROOT, "stress: %,d %s, %d wrong, resident %.1f MiB%n", done.get(), unit, wrong.get(),
                    resident() / 0x1p20);
            out.flush();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double growth = growth(before, resident());
        double growthOffHeap = growth(beforeOffHeap, ProcessMemory.offHeapBytes());
        boolean isGood = wrong.get() == 0 && growth <= MOST_GROWTH && growthOffHeap <= MOST_GROWTH;
        out.printf(Locale.ROOT,
                "stress: %,d %s of %d kinds on %d threads in %.1f s: %d wrong; resident %.1f MiB, %+.2f %%;"
                        + " off-heap %.1f MiB, %+.2f %%: %s%n",
                done.get(), unit, recipes.size(), threads, seconds, wrong.get(), before / 0x1p20,
                100 * growth, beforeOffHeap / 0x1p20, 100 * growthOffHeap, isGood ? "good" : "BAD");
        out.flush();
        return isGood ? 0 : 1;
    }

    private int misuse(PrintWriter out) throws InterruptedException {
        if (misuse < 1) {
            throw new IllegalArgumentException("stress: there must be operations: --misuse=" + misuse);
        }
        Misuse.Report report = new Misuse(seed, threads).run(misuse);
        report.problems().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        out.println(report);
        out.flush();
        return report.problems().isEmpty() ? 0 : 1;
    }

    // Until compiling is over and the process hardly grows; what grows on and on is left to the measurement.
    private long warmUp(PrintWriter out, long count, String unit) throws InterruptedException {
        long last = resident();
        int quiet = 0;
        for (int round = 0; round < MOST_WARM_UPS && quiet < 2; round++) {
            run(Math.max(count / 8, 1), seed * 100 + 50 + round);
            long now = resident();
            quiet = growth(last, now) < MOST_GROWTH / 10 ? quiet + 1 : 0;
            last = now;
        }
        out.printf(Locale.ROOT, "stress: warm after %,d %s%n", done.get(), unit);
        return last;
    }

    private static double growth(long before, long after) {
        return before == 0 ? 0 : (after - before) / (double) before;
    }

    private void add(String name, int count, Supplier<Tensor> call) {
        recipes.add(new Recipe(name, call, count, Scope.outside(() -> call.get().copy()).segment()));
    }

    private void build() {
        Rng rng = new Rng(seed);
        Tensor small = rng.normal(DType.F32, 16);
        Tensor row = rng.normal(DType.F32, 96);
        Tensor matrix = rng.normal(DType.F32, 64, 96);
        Tensor turned = rng.normal(DType.F32, 96, 64).t();
        Tensor square = rng.normal(DType.F32, 64, 64);
        Tensor large = rng.normal(DType.F32, 128, 128);
        Tensor doubles = rng.normal(DType.F64, 33, 31);
        Tensor ints = Tensor.arange(1000, DType.I32);
        Tensor indices = Tensor.of(new long[] {3, 0, 63, 7}, 4);
        Tensor image = rng.normal(DType.F32, 1, 8, 24, 24);
        Tensor filter = rng.normal(DType.F32, 16, 8, 3, 3);
        Tensor filterBias = rng.normal(DType.F32, 16);
        Tensor weight = rng.normal(DType.F32, 128, 784);
        Tensor bias = rng.normal(DType.F32, 128);
        Tensor batch = rng.normal(DType.F32, 16, 784);
        add("relu", 1, small::relu);
        add("relu matrix", 1, matrix::relu);
        add("add", 1, () -> matrix.add(matrix));
        add("add strided", 1, () -> matrix.add(turned));
        add("mul row", 1, () -> matrix.mul(row));
        add("sub number", 1, () -> matrix.sub(0.5));
        add("exp", 1, matrix::exp);
        add("tanh", 1, matrix::tanh);
        add("gelu", 1, matrix::gelu);
        add("sum", 1, matrix::sum);
        add("sum of columns", 1, () -> matrix.sum(0));
        add("mean of rows", 1, () -> matrix.mean(1));
        add("max", 1, () -> matrix.max(1));
        add("argMax", 1, () -> matrix.argMax(1));
        add("softmax", 1, () -> matrix.softmax(-1));
        add("logSoftmax", 1, () -> matrix.logSoftmax(-1));
        add("layerNorm", 1, () -> Functional.layerNorm(matrix, 1, row, row, 1e-5));
        add("matmul", 1, () -> square.matmul(matrix));
        add("matmul large", 1, () -> large.matmul(large));
        add("matmul strided", 2, () -> matrix.t().matmul(square));
        add("linear", 1, () -> Functional.linear(batch, weight, bias));
        add("conv2d", 1, () -> Functional.conv2d(image, filter, filterBias, 1, 1));
        add("maxPool2d", 1, () -> Functional.maxPool2d(image, 2));
        add("avgPool2d", 1, () -> Functional.avgPool2d(image, 2));
        add("concat", 1, () -> Tensor.concat(0, square, square));
        add("transpose", 2, () -> matrix.t().contiguous());
        add("reshape", 2, () -> matrix.reshape(96, 64).relu());
        add("indexSelect", 1, () -> matrix.indexSelect(0, indices));
        add("cumSum", 1, () -> matrix.cumSum(1));
        add("compare", 1, () -> matrix.greater(0));
        add("f64", 2, () -> doubles.add(doubles).mul(doubles));
        add("i32", 2, () -> ints.add(ints).neg());
        add("cast", 1, () -> ints.to(DType.F32));
        Layer lenet = new LeNet5(rng).eval();
        Layer mlp = new Mlp(rng, 784, 128, 10).eval();
        Tensor picture = rng.normal(DType.F32, 1, 1, 28, 28);
        Tensor pixels = picture.reshape(1, 784);
        for (int i = 0; i < 4; i++) {
            add("lenet", 12, () -> lenet.forward(picture));
            add("mlp", 3, () -> mlp.forward(pixels));
        }
    }

    // Callers with results of their own, with tensors and arrays that they bring, and some whose rows share runs.
    private List<Predictor> buildPredictions() {
        Rng rng = new Rng(seed);
        Layer lenet = new LeNet5(rng).eval();
        Layer mlp = new Mlp(rng, 784, 128, 10).eval();
        Predictor vision = Predictor.of(Gatun.compile(lenet, TensorSpec.of(DType.F32, 1, 1, 28, 28)), 2);
        Predictor plain = Predictor.of(Gatun.compile(mlp, TensorSpec.of(DType.F32, 1, 784)), 2);
        Predictor shared = Predictor.batching(List.of(Gatun.compile(mlp, TensorSpec.of(DType.F32, 4, 784))), 2, Duration
                .ofNanos(20_000));
        Tensor picture = rng.normal(DType.F32, 1, 1, 28, 28);
        Tensor pixels = picture.reshape(1, 784);
        MemorySegment[] array = {MemorySegment.ofArray(pixels.toFloats())};
        add("lenet", 1, () -> vision.predict(picture)[0]);
        add("mlp", 1, () -> plain.predict(pixels)[0]);
        add("mlp into a tensor", 1, () -> {
            Tensor result = Tensor.empty(TensorSpec.of(DType.F32, 1, 10));
            plain.predict(new Tensor[] {pixels}, new Tensor[] {result}, Duration.ofMinutes(1));
            return result;
        });
        add("lenet from an array", 1, () -> {
            Tensor result = Tensor.empty(TensorSpec.of(DType.F32, 1, 10));
            vision.predict(array, new MemorySegment[] {result.segment()}, Duration.ofMinutes(1));
            return result;
        });
        add("mlp in shared runs", 1, () -> shared.predict(pixels)[0]);
        return List.of(vision, plain, shared);
    }

    private void run(long count, long salt) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long share = count * (i + 1) / threads - count * i / threads;
            SplittableRandom random = new SplittableRandom(salt * 1024 + i);
            all.add(Thread.ofPlatform().name("stress-" + i).uncaughtExceptionHandler((thread, e) -> {
                wrong.incrementAndGet();
                e.printStackTrace(spec.commandLine().getErr());
            }).start(() -> work(share, random)));
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private void work(long share, SplittableRandom random) {
        for (long mine = 0; mine < share;) {
            long own = 0;
            try (Scope _ = Scope.open("stress")) {
                while (own < OPS_PER_SCOPE && mine + own < share) {
                    Recipe recipe = recipes.get(random.nextInt(recipes.size()));
                    MemorySegment result = recipe.call().get().contiguous().segment();
                    own += recipe.ops();
                    if (result.mismatch(recipe.expected()) != -1) {
                        wrong.incrementAndGet();
                        spec.commandLine().getErr().println("stress: a wrong result of " + recipe.name());
                    }
                }
            }
            mine += own;
            done.addAndGet(own);
        }
    }

    // After the garbage is gone; 0 where the system does not say.
    private static long resident() {
        collect();
        return ProcessMemory.residentBytes();
    }

    private static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
