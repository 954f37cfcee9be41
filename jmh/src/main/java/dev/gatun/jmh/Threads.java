// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.tensor.Workers;
import java.util.function.Supplier;

/// Runs our side's work with a number of threads; with one, on the caller alone, as without any setting.
final class Threads implements AutoCloseable {
    private final int count;
    private final Workers workers;
    private final Supplier<Void> work;

    Threads(int count, Runnable work) {
        this.count = count;
        this.workers = count == 1 ? null : Workers.of(count);
        this.work = () -> {
            work.run();
            return null;
        };
    }

    void run() {
        if (workers == null) {
            work.get();
        } else {
            workers.call(work);
        }
    }

    /// Such as `2 threads`.
    @Override
    public String toString() {
        return count + (count == 1 ? " thread" : " threads");
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
    }
}
