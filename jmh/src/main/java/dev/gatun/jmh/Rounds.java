// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/// Measures contenders against each other in one process: each is warmed, then they take turns, one timed sample each per
/// round, in an order that rotates from round to round.
///
/// @param rounds       how many samples each contender gets
/// @param warmupNanos  how long each contender runs untimed first at least; up to four times that while it gets faster
/// @param sampleNanos  how long one sample lasts at least
public record Rounds(int rounds, long warmupNanos, long sampleNanos) {
    /// For figures that are quoted.
    public static final Rounds FULL = new Rounds(15, 5_000_000_000L, 100_000_000L);
    /// For a look while working; noisy.
    public static final Rounds QUICK = new Rounds(5, 4_000_000_000L, 30_000_000L);

    // Code that is compiled ahead only needs its caches filled, and the call into it compiled.
    private static final double NATIVE_WARMUP = 0.2;
    private static final double LATER_WARMUP = 0.3;
    private static final int WINDOWS = 5;
    // Idle OpenMP workers spin for some milliseconds after a parallel region; the next sample starts when they sleep.
    private static final long SETTLE_MILLIS = 10;
    private static final int ALLOCATION_RUNS = 20;
    private static final int LATENCIES = 1 << 16;
    // So that a slow network has a tail too.
    private static final int LEAST_LATENCIES = 5;

    /// What one sample reports.
    public enum Statistic {
        /// Elapsed time over runs: throughput, garbage collection and all.
        MEAN,
        /// The median of single calls, each timed on its own: latency.
        P50,
        /// The 99th percentile of the single calls of all rounds over their median.
        TAIL,
        /// The median of what the contender itself says of each run ([Contender#reported()]).
        REPORTED
    }

    /// Three quarters of the rounds with samples half as long.
    Rounds shorter() {
        return new Rounds((3 * rounds + 3) / 4, warmupNanos, sampleNanos / 2);
    }

    /// Measures all contenders; the result has their order. Refuses, as an [IllegalStateException], contenders whose first
    /// results differ from the first contender's by more than `tolerance` of its largest magnitude.
    ///
    /// @param isFirst whether this is the process's first measurement; in later ones most of our code is compiled, and
    ///     the warm-up is shorter for it
    public List<Side> measure(List<Contender> contenders, Statistic statistic, double tolerance, boolean isFirst) {
        Contender first = contenders.getFirst();
        float[] expected = null;
        for (Contender contender : contenders) {
            contender.enter();
            contender.run();
            if (contender == first) {
                expected = contender.result();
            } else {
                check(first.name(), expected, contender.name(), contender.result(), tolerance);
            }
            contender.sampled(() -> warm(contender, contender.isNative() ? NATIVE_WARMUP : isFirst ? 1 : LATER_WARMUP));
        }
        int count = contenders.size();
        double[][] nanos = new double[count][rounds];
        Latencies[] latencies = new Latencies[count];
        Arrays.setAll(latencies, _ -> new Latencies());
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < count; turn++) {
                int index = (round + turn) % count;
                Contender contender = contenders.get(index);
                settle();
                contender.enter();
                nanos[index][round] = contender.sampled(() -> switch (statistic) {
                    case MEAN -> mean(contender);
                    case P50, TAIL -> p50(contender, latencies[index]);
                    case REPORTED -> reported(contender);
                });
            }
        }
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Contender contender = contenders.get(i);
            contender.enter();
            double[] bytes = new double[2];
            if (statistic != Statistic.REPORTED) {
                contender.sampled(() -> allocated(contender, bytes));
            }
            Side side = new Side(contender.name(), nanos[i], bytes[0], bytes[1], latencies[i].tail());
            sides.add(statistic == Statistic.TAIL ? side.tailOnly() : side);
        }
        return sides;
    }

    // Until it no longer gets faster: three windows in a row without a better one, at the longest four times the minimum.
    private double warm(Contender contender, double share) {
        long least = (long) (share * warmupNanos);
        long start = System.nanoTime();
        double best = Double.MAX_VALUE;
        long elapsed;
        int since = 0;
        do {
            long from = System.nanoTime();
            int runs = 0;
            do {
                contender.run();
                runs++;
            } while (System.nanoTime() - from < least / WINDOWS);
            double nanos = (double) (System.nanoTime() - from) / runs;
            since = nanos < best * 0.98 ? 0 : since + 1;
            best = Math.min(best, nanos);
            elapsed = System.nanoTime() - start;
        } while (elapsed < least || since < 3 && elapsed < 4 * warmupNanos);
        return best;
    }

    private double mean(Contender contender) {
        contender.run();
        long start = System.nanoTime();
        long elapsed;
        int runs = 0;
        do {
            contender.run();
            runs++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < sampleNanos);
        return (double) elapsed / runs;
    }

    // Single calls of all rounds: of each round all, or evenly spaced ones.
    private final class Latencies {
        private final long[] round = new long[LATENCIES];
        private final long[] all = new long[LATENCIES];
        private int count;

        private void keep(int runs) {
            int stride = Math.ceilDiv(runs, LATENCIES / rounds);
            for (int i = 0; i < runs; i += stride) {
                all[count++] = round[i];
            }
        }

        private double tail() {
            if (count == 0) {
                return Double.NaN;
            }
            Arrays.sort(all, 0, count);
            return (double) all[(int) (0.99 * count)] / all[count / 2];
        }
    }

    private double p50(Contender contender, Latencies latencies) {
        long[] nanos = latencies.round;
        contender.run();
        long start = System.nanoTime();
        long before = start;
        int runs = 0;
        do {
            contender.run();
            long now = System.nanoTime();
            nanos[runs++] = now - before;
            before = now;
        } while ((before - start < sampleNanos || runs < LEAST_LATENCIES) && runs < nanos.length);
        latencies.keep(runs);
        Arrays.sort(nanos, 0, runs);
        return nanos[runs / 2];
    }

    private double reported(Contender contender) {
        List<Double> figures = new ArrayList<>();
        long start = System.nanoTime();
        do {
            contender.run();
            figures.add(contender.reported());
        } while (System.nanoTime() - start < sampleNanos);
        return Side.quantile(figures.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    // Heap bytes and bytes of segments per run.
    private double allocated(Contender contender, double[] bytes) {
        LongSupplier heap = ((ThreadMXBean) ManagementFactory.getThreadMXBean())::getCurrentThreadAllocatedBytes;
        long segments = segmentBytes();
        long before = heap.getAsLong();
        long start = System.nanoTime();
        int runs = 0;
        do {
            contender.run();
            runs++;
        } while (runs < ALLOCATION_RUNS && System.nanoTime() - start < sampleNanos);
        bytes[0] = (double) (heap.getAsLong() - before) / runs;
        bytes[1] = (double) Math.max(0, segmentBytes() - segments) / runs;
        return runs;
    }

    // The JDK counts memory of arenas with that of direct buffers.
    private static long segmentBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    private static void settle() {
        try {
            Thread.sleep(SETTLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("bench: interrupted", e);
        }
    }

    static void check(String name, float[] expected, String otherName, float[] actual, double tolerance) {
        if (expected.length != actual.length) {
            throw new IllegalStateException("bench: results differ in length: " + name + " has " + expected.length + ", "
                    + otherName + " has " + actual.length);
        }
        double largest = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double difference = Math.abs((double) expected[i] - actual[i]);
            error = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(error, difference);
        }
        if (largest == 0 || error > tolerance * largest) {
            throw new IllegalStateException("bench: " + otherName + " computes something else than " + name
                    + ": largest difference=" + error + ", largest magnitude=" + largest + ", tolerance=" + tolerance);
        }
    }
}
