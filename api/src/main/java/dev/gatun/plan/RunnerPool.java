// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A fixed number of lanes that threads take and give back: a lane has a runner for each of the plans.
///
/// Threads that find no free lane wait in the order in which they came. Taking a free lane allocates nothing. Lanes that
/// were in use last are taken first, while their memory is in the caches.
final class RunnerPool {
    /// What one call uses.
    ///
    /// @param index its place in the pool
    /// @param runners one for each plan, in the order of the plans
    record Lane(int index, Runner[] runners) {
    }

    private final int size;
    private final Semaphore permits;
    private final AtomicReferenceArray<Lane> free;
    private volatile boolean isClosed;

    /// Makes the lanes. If they are to be warm, the runners of the first one run until they allocate nothing; those of the
    /// others run the same compiled code, and once, so that their memory is there.
    RunnerPool(List<Plan> plans, int lanes, boolean isWarm) {
        size = lanes;
        permits = new Semaphore(lanes, true);
        free = new AtomicReferenceArray<>(lanes);
        for (int i = 0; i < lanes; i++) {
            Runner[] runners = plans.stream().map(Plan::runner).toArray(Runner[]::new);
            for (Runner runner : runners) {
                if (isWarm && i == 0) {
                    runner.warmUp();
                } else if (isWarm) {
                    runner.run();
                }
            }
            free.set(i, new Lane(i, runners));
        }
    }

    /// Waits for a lane for `nanos` nanoseconds, [Long#MAX_VALUE] for as long as it takes.
    Lane take(long nanos) {
        try {
            if (nanos == Long.MAX_VALUE) {
                permits.acquire();
            } else if (!permits.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                throw timeout(nanos);
            }
        } catch (InterruptedException e) {
            throw cancelled();
        }
        if (isClosed) {
            permits.release();
            throw Predictor.closed();
        }
        while (true) {
            // As many lanes are here as there are permits, but one may move to a place that was looked at already.
            for (int i = 0; i < size; i++) {
                Lane lane = free.get(i);
                if (lane != null && free.compareAndSet(i, lane, null)) {
                    return lane;
                }
            }
        }
    }

    void give(Lane lane) {
        free.set(lane.index(), lane);
        permits.release();
    }

    Predictor.WaitTimeoutException timeout(long nanos) {
        return new Predictor.WaitTimeoutException("predictor: no runner became free in time: limit="
                + TimeUnit.NANOSECONDS.toMicros(nanos) + " us, runners=" + size + ", waiting=" + waiting());
    }

    static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("predictor: interrupted while waiting for a runner: thread="
                + Thread.currentThread());
    }

    int size() {
        return size;
    }

    int inUse() {
        return size - permits.availablePermits();
    }

    int waiting() {
        return permits.getQueueLength();
    }

    /// Waits until those that came earlier have had a lane and given it back, then closes all runners.
    void close() {
        permits.acquireUninterruptibly(size);
        for (int i = 0; i < size; i++) {
            for (Runner runner : free.get(i).runners()) {
                runner.close();
            }
        }
        isClosed = true;
        permits.release(size);
    }

    /// Copies packed elements, a [Tensor] or a [MemorySegment], to byte `at` of `target`.
    static void write(Tensor target, long at, Object source) {
        if (source instanceof Tensor tensor) {
            if (tensor.isContiguous()) {
                MemorySegment.copy(tensor.segment(), 0, target.segment(), at, tensor.spec().bytes());
                return;
            }
            try (Scope _ = Scope.open("predictor")) {
                write(target, at, tensor.contiguous());
            }
            return;
        }
        MemorySegment bytes = (MemorySegment) source;
        MemorySegment.copy(bytes, 0, target.segment(), at, bytes.byteSize());
        target.dtype().normalize(target.segment());
    }

    /// Copies elements from byte `at` of `source` to a packed [Tensor] or a [MemorySegment].
    static void read(Tensor source, long at, Object target, long bytes) {
        if (target instanceof Tensor tensor) {
            MemorySegment.copy(source.segment(), at, tensor.segment(), 0, bytes);
            tensor.touch();
        } else {
            MemorySegment.copy(source.segment(), at, (MemorySegment) target, 0, bytes);
        }
    }
}
