// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.Gatun;
import dev.gatun.autograd.Autograd;
import dev.gatun.nn.Functional;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Losses;
import dev.gatun.op.Ops;
import dev.gatun.optim.Sgd;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Predictor;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// One thread of [Misuse]: holds tensors, each of one number everywhere, so that every result can be checked.
final class MisuseActor implements Runnable {
    private static final int HELD = 24;
    private static final int DEEPEST = 4;
    private static final double LARGEST = 1000;
    private static final long MOST_ELEMENTS = 1 << 14;
    // Whole numbers up to here, and all sums on the way to them, are exact in F32.
    private static final double EXACT = 1 << 24;
    private static final DType[] TYPES = {DType.F32, DType.F32, DType.F32, DType.F64, DType.I32, DType.I64, DType.U8,
        DType.BOOL};

    private record Held(Tensor tensor, double value) {
    }

    private final Misuse shared;
    private final long seed;
    private final long share;
    private final SplittableRandom random;
    private final Held[] held = new Held[HELD];
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Linear linear = new Linear(3, 2, new Rng(1));
    private Scope closed;
    private Runner own;
    private volatile long operations;
    private volatile String what = "";

    MisuseActor(Misuse shared, long seed, long share) {
        this.shared = shared;
        this.seed = seed;
        this.share = share;
        this.random = new SplittableRandom(seed);
    }

    /// How many operations were begun.
    long operations() {
        return operations;
    }

    /// The operation that was begun last.
    String place() {
        return "operation " + operations + " of seed " + seed + " (" + what + ")";
    }

    @Override
    public void run() {
        own = shared.plan.runner();
        while (operations < share) {
            operations = operations + 1;
            step();
        }
        while (!scopes.isEmpty()) {
            scopes.pop().close();
        }
    }

    private void step() {
        int dice = random.nextInt(1000);
        if (dice < 150) {
            make();
        } else if (dice < 420) {
            compute();
        } else if (dice < 530) {
            scope();
        } else if (dice < 630) {
            useDead();
        } else if (dice < 730) {
            outOfRange();
        } else if (dice < 810) {
            wrongOperands();
        } else if (dice < 850) {
            exchange();
        } else if (dice < 890) {
            runOwn();
        } else if (dice < 930) {
            predict();
        } else if (dice < 950) {
            useWorkers();
        } else if (dice < 965) {
            differentiate();
        } else if (dice < 980) {
            nulls();
        } else if (dice < 984) {
            strangeMemory();
        } else if (dice < 995) {
            rareShapes();
        } else {
            compile();
        }
    }

    // ---- outcomes

    private boolean isClear(Throwable e) {
        if (e instanceof ArrayIndexOutOfBoundsException || e instanceof StringIndexOutOfBoundsException) {
            return false;
        }
        boolean isOfJdk = e.getStackTrace().length > 0 && e.getStackTrace()[0].getClassName().startsWith(
                "jdk.internal.foreign.");
        return isOfJdk || e instanceof IndexOutOfBoundsException || (e instanceof IllegalArgumentException
                || e instanceof IllegalStateException)
                && String.valueOf(e.getMessage()).matches("(?s)[a-zA-Z0-9]+: .+");
    }

    private void failed(Throwable e) {
        shared.count(e.getClass().getSimpleName());
        if (!isClear(e)) {
            shared.problem(place() + " gave " + e + " at " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0]
                    : "?"));
        }
    }

    /// A mistake.
    private void refused(String name, Runnable mistake) {
        what = name;
        try {
            mistake.run();
        } catch (Throwable e) {
            failed(e);
            return;
        }
        shared.problem(place() + " was accepted");
    }

    /// What others may make impossible at any time.
    private void tried(String name, Runnable use) {
        what = name;
        try {
            use.run();
            shared.count("done");
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void done(String name, Runnable use) {
        what = name;
        try {
            use.run();
            shared.count("done");
        } catch (Throwable e) {
            shared.count(e.getClass().getSimpleName());
            shared.problem(place() + " failed: " + e);
        }
    }

    private void elsewhere(Runnable body) {
        Throwable[] thrown = new Throwable[1];
        Thread other = Thread.ofVirtual().unstarted(() -> {
            try {
                body.run();
            } catch (Throwable e) {
                thrown[0] = e;
            }
        });
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thrown[0] instanceof RuntimeException e) {
            throw e;
        }
        if (thrown[0] instanceof Error e) {
            throw e;
        }
    }

    // ---- tensors

    private void hold(Tensor tensor, double value) {
        for (int i = 0; i < 3 && tensor.size() > 0; i++) {
            long[] at = tensor.shape().dims();
            for (int axis = 0; axis < at.length; axis++) {
                at[axis] = i == 0 ? 0 : i == 1 ? at[axis] - 1 : random.nextLong(at[axis]);
            }
            double found = tensor.getDouble(at);
            if (found != value && Math.abs(value) <= EXACT) {
                shared.problem(place() + " gave " + found + " instead of " + value + " in " + tensor.spec());
                return;
            }
        }
        held[random.nextInt(HELD)] = Math.abs(value) > LARGEST || tensor.size() > MOST_ELEMENTS ? null
                : new Held(tensor,
                        value);
    }

    private static boolean isAlive(Tensor tensor) {
        return tensor.scope() == null || tensor.scope().isOpen();
    }

    private Held pick(boolean alive) {
        int from = random.nextInt(HELD);
        for (int i = 0; i < HELD; i++) {
            Held one = held[(from + i) % HELD];
            if (one != null && isAlive(one.tensor()) == alive) {
                return one;
            }
        }
        return null;
    }

    private void make() {
        DType dtype = TYPES[random.nextInt(TYPES.length)];
        long[] dims = new long[random.nextInt(4)];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = random.nextInt(20) == 0 ? random.nextInt(70) : 1 + random.nextInt(4);
        }
        double value = random.nextInt(dtype == DType.BOOL ? 2 : 4);
        done("make", () -> hold(random.nextBoolean() ? Tensor.full(value, dtype, dims) : Tensor.zeros(dtype, dims).fill(
                value), value));
    }

    private void compute() {
        Held a = pick(true);
        if (a == null) {
            make();
            return;
        }
        Tensor x = a.tensor();
        double v = a.value();
        boolean isNumber = x.dtype() != DType.BOOL && x.dtype() != DType.U8;
        int rank = x.rank();
        switch (random.nextInt(isNumber ? 14 : 7)) {
            case 0 -> done("copy", () -> hold(x.copy(), v));
            case 1 -> done("reshape", () -> hold(x.reshape(x.size()), v));
            case 2 -> done("slice", () -> hold(rank == 0 ? x : x.slice(0, 0, (x.dim(0) + 1) / 2), v));
            case 3 -> done("transpose", () -> hold(rank < 2 ? x : x.transpose(0, rank - 1), v));
            case 4 -> done("concat", () -> hold(rank == 0 ? x : Tensor.concat(0, x, x), v));
            case 5 -> done("cast", () -> hold(x.to(DType.F32), v));
            case 6 -> done("keep", () -> hold(scopes.isEmpty() ? x : scopes.peek().keep(x), v));
            case 7 -> done("add", () -> hold(x.add(x), v + v));
            case 8 -> done("mul", () -> hold(x.mul(x), v * v));
            case 9 -> done("neg", () -> hold(x.neg(), v == 0 ? 0 : -v));
            case 10 -> done("sum", () -> hold(x.sum(), v * x.size()));
            case 11 -> done("relu", () -> hold(x.to(DType.F32).relu(), Math.max(v, 0)));
            case 12 -> done("matmul", () -> {
                Tensor row = x.to(DType.F32).reshape(1, x.size());
                hold(row.matmul(row.t()), v * v * x.size());
            });
            default -> done("call", () -> hold(Scope.call(() -> x.add(1).mul(2)), (v + 1) * 2));
        }
    }

    private void scope() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                if (scopes.size() < DEEPEST) {
                    done("open", () -> scopes.push(Scope.open("misuse-" + scopes.size())));
                }
            }
            case 3, 4, 5 -> {
                if (!scopes.isEmpty()) {
                    done("close", () -> {
                        closed = scopes.pop();
                        closed.close();
                    });
                }
            }
            case 6 -> {
                if (scopes.size() > 1) {
                    refused("close the outer scope first", () -> scopes.peekLast().close());
                }
            }
            case 7 -> {
                if (!scopes.isEmpty()) {
                    refused("close another thread's scope", () -> elsewhere(() -> scopes.peek().close()));
                }
            }
            case 8 -> {
                if (closed != null) {
                    done("close twice", closed::close);
                    refused("make tensors in a closed scope", () -> closed.within(() -> Tensor.of(1f)));
                }
            }
            default -> done("detached scope", () -> {
                Scope scope = Scope.detached("misuse");
                Tensor x = scope.within(() -> Tensor.full(1, DType.F32, 2));
                elsewhere(scope::close);
                refused("use a tensor of a detached scope that was closed", x::copy);
            });
        }
    }

    private void useDead() {
        Held dead = pick(false);
        if (dead == null) {
            return;
        }
        Tensor x = dead.tensor();
        long[] first = new long[x.rank()];
        List<Runnable> uses = List.of(() -> x.add(x), () -> x.relu(), () -> x.copy(), x::segment, () -> x.sum(),
                () -> x.fill(1), () -> x.reshape(1, x.size(), 1, 1), () -> Tensor.concat(0, x, x), () -> x
                        .toDoubles(),
                () -> x.matmul(x), () -> x.copyTo(MemorySegment.ofArray(new byte[8 * (int) x.size() + 8])), () -> Scope
                        .call(() -> x),
                () -> own.run(x, x), () -> Tensor.full(1, DType.F32, 1).copyFrom(x), () -> x.getDouble(first),
                () -> x.to(x.dtype() == DType.F64 ? DType.F32 : DType.F64),
                () -> elsewhere(x::copy), () -> shared.plan.runner().run(x));
        int use = random.nextInt(uses.size());
        refused("use " + use + " after close of " + x.spec(), uses.get(use));
        what = "text of a closed tensor";
        done(what, x::toString);
    }

    private void outOfRange() {
        Held one = pick(true);
        if (one == null) {
            return;
        }
        Tensor x = one.tensor();
        int rank = x.rank();
        long[] beyond = new long[rank];
        if (rank > 0) {
            int axis = random.nextInt(rank);
            beyond[axis] = random.nextBoolean() ? x.dim(axis) : random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        List<Runnable> uses = List.of(() -> x.getDouble(new long[rank + 1]), () -> x.dim(rank), () -> x.dim(-rank - 1),
                () -> x.slice(rank, 0, 1), () -> x.sum(rank), () -> x.reshape(x.size() + 1), () -> x.reshape(-7),
                () -> x.unsqueeze(rank + 2), () -> x.transpose(0, rank + 1), () -> x.permute(new int[rank + 1]),
                () -> x.copyTo(MemorySegment.ofArray(new byte[0]).asSlice(0, 0)), () -> x.expand(-2, 3),
                () -> x.segment().get(ValueLayout.JAVA_BYTE, x.segment().byteSize()), () -> x.segment().asSlice(0, x
                        .segment().byteSize() + 1),
                () -> x.pad(rank, 1, 1, 0), () -> x.softmax(rank), () -> x.argMax(rank), () -> x.flip(rank),
                () -> x.split(
                        0, x.size() + 5, 9),
                () -> x.topK(rank, 1), () -> x.cumSum(-rank - 1), () -> x.chunk(0, 0), () -> x.roll(rank, 1));
        int use = random.nextInt(uses.size() + 3);
        if (use < uses.size()) {
            if (use == 10 && x.size() == 0) {
                return;
            }
            refused("out of range " + use + " of " + x.spec(), uses.get(use));
        } else if (rank > 0) {
            refused("index out of range of " + x.spec(), use == uses.size() ? () -> x.getDouble(beyond)
                    : use == uses.size() + 1 ? () -> x.get(x.dim(0)) : () -> x.slice(0, -1 - x.dim(0), x.dim(0) + 3,
                            0));
        }
    }

    private void wrongOperands() {
        Tensor f = Tensor.full(1, DType.F32, 2, 3);
        Tensor d = Tensor.full(1, DType.F64, 2, 3);
        Tensor i = Tensor.full(9, DType.I64, 2);
        Tensor image = Tensor.full(1, DType.F32, 1, 3, 5, 5);
        List<Runnable> mistakes = List.of(() -> f.add(d), () -> f.add(Tensor.full(1, DType.F32, 4)), () -> f.matmul(f),
                () -> f.matmul(d.t()), () -> Tensor.concat(0, f, i), () -> Tensor.concat(1, f, f.t()), () -> f
                        .indexSelect(0, i),
                () -> f.gather(0, f), () -> Functional.embedding(f, i), () -> f.scatterAdd(0,
                        i.unsqueeze(1), f),
                () -> Functional.conv2d(image, Tensor.full(1, DType.F32, 4, 2, 3, 3), null, 1, 1), () -> Functional
                        .conv2d(image, Tensor.full(1, DType.F32, 4, 3, 9, 9), null, 1, 0),
                () -> Functional.conv2d(image, Tensor.full(1, DType.F32, 4, 3, 3, 3), null, 0, 1), () -> Functional
                        .maxPool2d(image, 9),
                () -> Functional.maxPool2d(image, 0), () -> Functional.linear(f, f.t(), null), () -> Functional
                        .layerNorm(f, 3, null, null, 1e-5),
                () -> Losses.crossEntropy(f, i),
                () -> i.oneHot(4, DType.F32), () -> linear.forward(f.t()), () -> linear.forward(d),
                () -> linear.load(Map
                        .of("weight", f)),
                () -> new Sgd(linear.trainable(), -1), () -> new Sgd(linear.trainable(), 0.1)
                        .step(Map.of("weight", Tensor.full(1, DType.F32, 9))),
                () -> i.toFloats(), () -> f.toLongs(), () -> f.toBooleans(), f::item, () -> f.and(f),
                () -> f.copyFrom(d),
                () -> f.copyFrom(Tensor.full(1, DType.F32, 5)), () -> Tensor.of(new float[3], 2), () -> Tensor.of(
                        new int[4], -4),
                () -> Tensor.einsum("ij,jk->ik", f, f), () -> Tensor.einsum("i", f), () -> Tensor
                        .einsum("??->", f),
                () -> Tensor.concat(0), () -> f.view(TensorSpec.of(
                        DType.F32, 3, 3), 0),
                () -> f.view(TensorSpec.of(DType.F32, 2), -1), () -> Tensor
                        .over(TensorSpec.of(DType.F32, 9), f.segment()),
                () -> f.select(f, f),
                () -> Tensor.symbolic(f.spec(), null).add(f), () -> Tensor.symbolic(f.spec(), null).toFloats());
        int which = random.nextInt(mistakes.size());
        refused("wrong operands " + which, mistakes.get(which));
    }

    // What others hold may end, or be written, at any time: the numbers are theirs.
    private void exchange() {
        int slot = random.nextInt(shared.exchange.length());
        Held mine = pick(true);
        if (mine != null && random.nextBoolean()) {
            shared.exchange.set(slot, mine.tensor());
            return;
        }
        Tensor other = shared.exchange.get(slot);
        if (other == null) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> tried("another's tensor", () -> other.copy().toDoubles());
            case 1 -> tried("another's tensor", () -> other.add(other).sum());
            case 2 -> tried("another's tensor", () -> other.reshape(1, other.size()).to(DType.F32).matmul(other.to(
                    DType.F32).reshape(other.size(), 1)).item());
            case 3 -> tried("another's tensor", other::toString);
            default -> tried("another's tensor", () -> Tensor.concat(0, other.reshape(other.size()), other.reshape(other
                    .size())).sort(0));
        }
    }

    // ---- plans

    private static Tensor[] inputs(double x, double bias) {
        return new Tensor[] {Tensor.full(x, DType.F32, 4, 3), Tensor.full(bias, DType.F32, 3)};
    }

    private void runOwn() {
        double x = random.nextInt(5);
        double bias = random.nextInt(9) - 20;
        double expected = Math.max(6 * x + bias, 0);
        Runner common = shared.runner.get();
        switch (random.nextInt(13)) {
            case 0, 1 -> done("run", () -> {
                own.run(inputs(x, bias));
                hold(own.output(0).copy(), expected);
            });
            case 2 -> done("write and run", () -> {
                own.input(0).fill(x);
                own.input(1).fill(bias);
                own.run();
                hold(own.output(0).copy(), expected);
            });
            case 3 -> refused("input out of range", () -> own.input(random.nextBoolean() ? 2 : -1));
            case 4 -> refused("output out of range", () -> own.output(random.nextBoolean() ? 1 : -1));
            case 5 -> refused("too few inputs", () -> own.run(Tensor.full(1, DType.F32, 4, 3)));
            case 6 -> refused("inputs in the wrong order", () -> own.run(inputs(x, bias)[1], inputs(x, bias)[0]));
            case 7 -> refused("wrong type", () -> own.run(Tensor.full(1, DType.F64, 4, 3), Tensor.full(1, DType.F32,
                    3)));
            case 8 -> {
                Runner old = own;
                own = shared.plan.runner();
                done("close", old::close);
                done("close twice", old::close);
                List<Runnable> uses = List.of(old::run, () -> old.run(inputs(x, bias)), () -> old.input(0), () -> old
                        .output(0), old::warmUp);
                refused("use of a closed runner", uses.get(random.nextInt(uses.size())));
            }
            case 9, 10 -> tried("one runner on several threads", () -> common.run(inputs(x, bias)));
            case 11 -> tried("another's output", () -> common.output(0).toFloats());
            default -> {
                tried("close under another's run", common::close);
                shared.runner.compareAndSet(common, shared.plan.runner());
            }
        }
    }

    private void predict() {
        double x = random.nextInt(5);
        double bias = random.nextInt(9) - 20;
        double expected = Math.max(6 * x + bias, 0);
        Predictor predictor = shared.predictor.get();
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> tried("predict", () -> hold(predictor.predict(inputs(x, bias))[0], expected));
            case 4 -> tried("predict elsewhere", () -> elsewhere(() -> predictor.predict(inputs(x, bias))));
            case 5 -> refused("predict with wrong shapes", () -> predictor.predict(inputs(x, bias)[1]));
            case 6 -> refused("predict into wrong outputs", () -> predictor.predict(inputs(x, bias), inputs(x, bias)));
            case 7 -> refused("predict from wrong segments", () -> predictor.predict(new MemorySegment[] {MemorySegment
                    .ofArray(new float[11]),
                MemorySegment.ofArray(new float[3])},
                    new MemorySegment[] {
                        MemorySegment.ofArray(new float[12])},
                    null));
            case 8 -> tried("predict without waiting", () -> predictor.predict(inputs(x, bias), new Tensor[] {Tensor
                    .zeros(DType.F32, 4, 3)}, Duration.ZERO));
            case 9 -> {
                Thread.currentThread().interrupt();
                tried("predict while interrupted", () -> predictor.predict(inputs(x, bias)));
                Thread.interrupted();
            }
            case 10 -> refused("predictor without runners", () -> Predictor.of(shared.plan, -random.nextInt(2)));
            default -> {
                if (random.nextInt(100) == 0) {
                    tried("close under another's prediction", predictor::close);
                    refused("closed predictor", () -> predictor.predict(inputs(x, bias)));
                    shared.predictor.compareAndSet(predictor, Predictor.of(shared.plan, 2));
                }
            }
        }
    }

    private void compile() {
        TensorSpec spec = TensorSpec.of(DType.F32, 2, 3);
        switch (random.nextInt(6)) {
            case 0 -> refused("compile what reads data", () -> Gatun.compile(x -> new Tensor[] {x[0].add(x[0].sum()
                    .item())}, spec));
            case 1 -> refused("compile a wrong shape", () -> Gatun.compile(linear, TensorSpec.of(DType.F32, 4, 5)));
            case 2 -> refused("compile too many inputs", () -> Gatun.compile(linear, spec, spec));
            case 3 -> refused("compile what throws", () -> Gatun.compile(x -> new Tensor[] {x[0].matmul(x[0])}, spec));
            case 4 -> done("overwrite a constant", () -> {
                Tensor weight = Scope.outside(() -> Tensor.full(1, DType.F32, 3));
                Plan plan = Gatun.compile(x -> new Tensor[] {x[0].mul(weight)}, spec);
                Runner runner = plan.runner();
                weight.fill(2);
                refused("run with an overwritten constant", () -> runner.run(Tensor.full(1, DType.F32, 2, 3)));
                refused("run with an overwritten constant", () -> plan.runner());
            });
            default -> done("a constant of a closed scope", () -> {
                Plan plan;
                try (Scope _ = Scope.open("constants")) {
                    Tensor weight = Tensor.full(1, DType.F32, 3);
                    plan = Gatun.compile(x -> new Tensor[] {x[0].mul(weight)}, spec);
                }
                tried("run with a constant of a closed scope", () -> plan.runner().run(Tensor.full(1, DType.F32, 2,
                        3)));
            });
        }
    }

    // ---- the rest

    private void useWorkers() {
        Workers workers = shared.workers.get();
        Supplier<Tensor> body = () -> Tensor.full(1, DType.F32, 64, 64).matmul(Tensor.full(1, DType.F32, 64, 64));
        switch (random.nextInt(7)) {
            case 0 -> done("workers", () -> hold(workers.call(body), 64));
            case 1 -> refused("wrong number of workers", () -> Workers.of(random.nextBoolean() ? 0 : 5000));
            case 2 -> refused("a task that fails", () -> workers.run(5, index -> {
                throw new IllegalStateException("misuse: part " + index);
            }));
            case 3 -> done("nested workers", () -> hold(workers.call(() -> workers.call(body)), 64));
            case 4 -> {
                Thread.currentThread().interrupt();
                done("workers while interrupted", () -> hold(workers.call(body), 64));
                Thread.interrupted();
            }
            case 5 -> done("workers in workers", () -> workers.run(4, _ -> workers.run(4, _ -> Thread.onSpinWait())));
            default -> {
                if (random.nextInt(20) == 0) {
                    done("close workers that others use", workers::close);
                    done("closed workers", () -> hold(workers.call(body), 64));
                    shared.workers.compareAndSet(workers, Workers.of(2));
                }
            }
        }
    }

    private void differentiate() {
        Held one = pick(true);
        if (one == null || !one.tensor().dtype().isFloat()) {
            return;
        }
        Tensor x = one.tensor();
        switch (random.nextInt(5)) {
            case 0, 1 -> done("gradient", () -> hold(Autograd.gradient(t -> t.mul(t).sum(), x), 2 * one.value()));
            case 2 -> refused("gradient of several numbers", () -> Autograd.gradient(t -> t.add(1), Tensor.full(1,
                    DType.F32, 2, 2)));
            case 3 -> refused("gradient of whole numbers", () -> Autograd.gradient(t -> t.sum(), Tensor.full(1,
                    DType.I32, 2)));
            default -> tried("gradient of nothing", () -> Autograd.gradient(t -> Tensor.scalar(1, DType.F32), x));
        }
    }

    // A null is a NullPointerException at worst.
    private void nulls() {
        Tensor x = Tensor.full(1, DType.F32, 2);
        List<Runnable> mistakes = List.of(() -> x.add((Tensor) null), () -> Tensor.concat(0, x, null), () -> Ops.apply(
                null, x), () -> Tensor.of((float[]) null, 1), () -> own.run((Tensor) null, null), () -> x.to(null),
                () -> Scope.call(() -> null), () -> Functional.linear(x, null, null), () -> x.copyTo(null), () -> Tensor
                        .zeros((TensorSpec) null),
                () -> shared.predictor.get().predict((Tensor[]) null), () -> Gatun
                        .compile(linear, (TensorSpec) null),
                () -> x.reshape((Shape) null), () -> shared.workers
                        .get().run(3, null));
        int which = random.nextInt(mistakes.size());
        what = "null " + which;
        try {
            mistakes.get(which).run();
            shared.problem(place() + " was accepted");
        } catch (NullPointerException e) {
            shared.count("NullPointerException");
        } catch (Throwable e) {
            failed(e);
        }
    }

    // Large enough for a native library to be asked.
    private void strangeMemory() {
        int n = random.nextInt(3) == 0 ? 200 : 3;
        TensorSpec spec = TensorSpec.of(DType.F32, n, n);
        Tensor fresh = Tensor.full(1, DType.F32, n, n);
        MemorySegment large = Scope.outside(() -> Tensor.zeros(DType.U8, 4 * n * n + 4)).segment();
        switch (random.nextInt(4)) {
            case 0 -> refused("memory on the heap", () -> Tensor.over(spec, MemorySegment.ofArray(new float[n * n])));
            case 1 -> refused("memory that may not be written", () -> Tensor.over(spec, large.asSlice(0, 4 * n * n)
                    .asReadOnly()).copyFrom(fresh));
            case 2 -> tried("memory that is not aligned", () -> {
                Tensor x = Tensor.over(spec, large.asSlice(1, 4 * n * n)).fill(1);
                hold(fresh.matmul(x).relu(), n);
            });
            default -> tried("memory that overlaps", () -> {
                Tensor x = Tensor.over(spec, large.asSlice(0, 4 * n * n)).fill(1);
                x.copyFrom(x.t());
                Tensor.over(spec, large.asSlice(4, 4 * n * n)).copyFrom(x.matmul(x));
            });
        }
    }

    private void rareShapes() {
        Tensor one = Tensor.full(1, DType.F32, 1, 1);
        List<Runnable> mistakes = List.of(() -> Tensor.zeros(DType.F32, -1), () -> Tensor.zeros(DType.F32, 1L << 62, 4),
                () -> Tensor.zeros(DType.F32, Long.MAX_VALUE), () -> TensorSpec.of(DType.F64, Long.MIN_VALUE),
                () -> Shape
                        .of(1L << 31, 1L << 31, 1L << 31),
                () -> one.expand(1L << 40, 1L << 40), () -> one.pad(
                        new long[] {Long.MAX_VALUE, 1}, new long[] {1, 1}, 0),
                () -> one.pad(new long[] {-5, 0},
                        new long[] {0, 0}, 0),
                () -> Tensor.eye(-3, DType.F32), () -> Tensor.arange(-2,
                        DType.I64),
                () -> Tensor.linspace(0, 1, -1, DType.F32), () -> new Rng(1)
                        .uniform(DType.F32, -2));
        int which = random.nextInt(mistakes.size() + 1);
        if (which < mistakes.size()) {
            refused("rare shape " + which, mistakes.get(which));
        } else if (random.nextInt(200) == 0) {
            // Slow: the JVM collects garbage before it says no.
            refused("more memory than there is", () -> one.expand(1L << 20, 1L << 24).contiguous());
        }
    }
}
