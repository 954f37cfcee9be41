// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// A dataset in batches, epoch by epoch.
///
///     Batches batches = Batches.of(train, 64).shuffle(1).prefetch(executor);
///     for (Batch batch : batches.epoch(0)) { … }
///
/// The order of an epoch depends on the seed and its number alone, so any epoch can be repeated, and one can be entered
/// in the middle. A batch lives until the next one is asked for; using it later is an [IllegalStateException] (copy it
/// to keep it). Immutable; each epoch may be iterated many times, also at once.
public final class Batches {
    private static final int AHEAD = 2;

    private final Dataset dataset;
    private final int batchSize;
    private final Long seed;
    private final boolean dropLast;
    private final Transform augment;
    private final Executor executor;

    private Batches(Dataset dataset, int batchSize, Long seed, boolean dropLast, Transform augment,
            Executor executor) {
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.seed = seed;
        this.dropLast = dropLast;
        this.augment = augment;
        this.executor = executor;
    }

    /// The examples in their order, `batchSize` at a time; the last batch may be smaller.
    public static Batches of(Dataset dataset, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batches: the batch size must be positive: batchSize=" + batchSize);
        }
        return new Batches(dataset, batchSize, null, false, null, null);
    }

    /// In an order that is drawn anew for each epoch.
    public Batches shuffle(long shuffleSeed) {
        return new Batches(dataset, batchSize, shuffleSeed, dropLast, augment, executor);
    }

    /// Without a last batch of fewer examples.
    public Batches dropLast() {
        return new Batches(dataset, batchSize, seed, true, augment, executor);
    }

    /// With a transform whose random numbers depend on seed, epoch and example.
    public Batches augment(Transform transform) {
        return new Batches(dataset, batchSize, seed, dropLast, transform, executor);
    }

    /// With the next batches, two at most, made ahead on `background`; the batches are the same. What reading an example
    /// throws is thrown where its batch is asked for. The executor is the caller's to close.
    public Batches prefetch(Executor background) {
        return new Batches(dataset, batchSize, seed, dropLast, augment, background);
    }

    public Dataset dataset() {
        return dataset;
    }

    public int batchSize() {
        return batchSize;
    }

    /// The number of batches in an epoch.
    public int count() {
        return dropLast ? dataset.size() / batchSize : (dataset.size() + batchSize - 1) / batchSize;
    }

    /// The batches of one epoch.
    public Iterable<Batch> epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /// The batches of one epoch without the first `skip`.
    public Iterable<Batch> epoch(int epoch, int skip) {
        return () -> new Epoch(epoch, skip);
    }

    /// The same as [#epoch(int,int)] for a loop that may end early: closing frees the last batch and those made ahead.
    public Epoch open(int epoch, int skip) {
        return new Epoch(epoch, skip);
    }

    static int[] permutation(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    private static long mix(long a, long b) {
        return new SplittableRandom(a * 0x9E3779B97F4A7C15L + b).nextLong();
    }

    private record Made(Scope scope, Batch batch) {
    }

    /// The batches of one epoch, one after the other.
    public final class Epoch implements Iterator<Batch>, AutoCloseable {
        private final int epoch;
        private final int[] order;
        private final ArrayDeque<CompletableFuture<Made>> ahead = new ArrayDeque<>();
        private int next;
        private int asked;
        private Scope last;

        private Epoch(int epoch, int skip) {
            this.epoch = epoch;
            this.next = skip;
            this.asked = skip;
            this.order = seed == null ? null : permutation(dataset.size(), new SplittableRandom(mix(seed, epoch)));
        }

        @Override
        public boolean hasNext() {
            if (next < count()) {
                return true;
            }
            closeLast();
            return false;
        }

        @Override
        public Batch next() {
            if (next >= count()) {
                throw new NoSuchElementException("batches: the epoch is over: epoch=" + epoch + ", batches=" + count());
            }
            closeLast();
            Made made;
            if (executor == null) {
                made = make(next);
            } else {
                while (asked < count() && asked <= next + AHEAD) {
                    int number = asked++;
                    ahead.add(CompletableFuture.supplyAsync(() -> make(number), executor));
                }
                made = join(ahead.remove());
            }
            next++;
            last = made.scope();
            return made.batch();
        }

        private Made join(CompletableFuture<Made> future) {
            try {
                return future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }

        /// Frees the last batch and those made ahead; there are no more batches.
        @Override
        public void close() {
            next = count();
            closeLast();
            while (!ahead.isEmpty()) {
                ahead.remove().thenAccept(made -> made.scope().close());
            }
        }

        private void closeLast() {
            if (last != null) {
                last.close();
                last = null;
            }
        }

        private Made make(int number) {
            Scope scope = Scope.detached("batch " + number + " of epoch " + epoch);
            try {
                return new Made(scope, scope.within(() -> fill(number)));
            } catch (RuntimeException e) {
                scope.close();
                throw e;
            }
        }

        private Batch fill(int number) {
            int start = number * batchSize;
            int[] indices = new int[Math.min(batchSize, dataset.size() - start)];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = order == null ? start + i : order[start + i];
            }
            if (augment == null) {
                return dataset.batch(indices);
            }
            Tensor x = Tensor.empty(TensorSpec.of(DType.F32, augment.shape(dataset.inputSpec().shape()).inserted(0,
                    indices.length)));
            Tensor y = dataset.batch(indices).y();
            long epochSeed = mix(seed == null ? 0 : seed, epoch);
            for (int row = 0; row < indices.length; row++) {
                try (Scope _ = Scope.open("augment")) {
                    Transform.applyTo(augment, dataset.batch(indices[row]).x(), x, row, mix(epochSeed, indices[row]));
                }
            }
            return new Batch(x, y);
        }
    }
}
