// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;

/// Several threads that call at the same time, each as fast as it gets its answers. A run is [#CALLS] calls of each;
/// reports the 99th percentile of all of them.
final class Callers implements Contender {
    /// Calls of each thread in a run.
    static final int CALLS = 1000;

    private final Contender[] contenders;
    private final long[][] nanos;
    private final Thread[] threads;
    private final CyclicBarrier start;
    private final CyclicBarrier end;
    private final String name;
    private volatile RuntimeException failure;

    /// @param name  the library and its setting
    /// @param count how many threads
    /// @param make  the calls of each thread
    Callers(String name, int count, IntFunction<Contender> make) {
        this.name = name + ", " + count + " callers";
        this.contenders = new Contender[count];
        this.nanos = new long[count][CALLS];
        this.threads = new Thread[count];
        this.start = new CyclicBarrier(count + 1);
        this.end = new CyclicBarrier(count + 1);
        for (int i = 0; i < count; i++) {
            contenders[i] = make.apply(i);
            int caller = i;
            threads[i] = Thread.ofPlatform().daemon().name("caller-" + i).start(() -> serve(caller));
        }
    }

    private void serve(int caller) {
        while (await(start)) {
            try {
                long before = System.nanoTime();
                for (int i = 0; i < CALLS; i++) {
                    contenders[caller].run();
                    long now = System.nanoTime();
                    nanos[caller][i] = now - before;
                    before = now;
                }
            } catch (RuntimeException e) {
                failure = e;
            }
            await(end);
        }
    }

    private static boolean await(CyclicBarrier barrier) {
        try {
            barrier.await();
            return true;
        } catch (InterruptedException | BrokenBarrierException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() {
        if (!await(start) || !await(end)) {
            throw new IllegalStateException("bench: interrupted: " + name);
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public double reported() {
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return all[(int) (0.99 * all.length)];
    }

    @Override
    public float[] result() {
        return contenders[contenders.length - 1].result();
    }

    @Override
    public void close() {
        start.reset();
        for (Thread thread : threads) {
            thread.interrupt();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Contender contender : contenders) {
            contender.close();
        }
    }
}
