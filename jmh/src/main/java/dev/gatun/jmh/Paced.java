// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.concurrent.locks.LockSupport;

/// A contender that is called once in a while, as by a service with few callers: caches, branch predictors and clocks have
/// gone cold in between. Reports the nanoseconds of the call alone.
final class Paced implements Contender {
    private final Contender inner;
    private final long periodNanos;
    private long next;
    private long nanos;

    /// @param warmUpNanos how long the contender runs at once first, so that it is compiled
    Paced(Contender inner, long periodNanos, long warmUpNanos) {
        this.inner = inner;
        this.periodNanos = periodNanos;
        long start = System.nanoTime();
        do {
            inner.run();
        } while (System.nanoTime() - start < warmUpNanos);
        this.next = System.nanoTime();
    }

    @Override
    public String name() {
        return inner.name();
    }

    // Compiled by the constructor.
    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void run() {
        next = Math.max(next + periodNanos, System.nanoTime());
        for (long rest = next - System.nanoTime(); rest > 0; rest = next - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        long start = System.nanoTime();
        inner.run();
        nanos = System.nanoTime() - start;
    }

    @Override
    public double reported() {
        return nanos;
    }

    @Override
    public float[] result() {
        return inner.result();
    }

    @Override
    public void close() {
        inner.close();
    }
}
