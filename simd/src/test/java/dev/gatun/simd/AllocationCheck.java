// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Calls kernels until none of them allocates any more, and fails where that is never so.
///
/// Work is counted in processor time of this thread, which runs no faster than the compiler's threads when they share a
/// busy machine.
final class AllocationCheck {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Calls in a row without a byte, of all kernels in turn.
    private static final int QUIET_ROUNDS = 5;
    // Ten times what the largest kernel takes to compile.
    private static final long REST_NANOS = 6_000_000_000L;
    private static final long WORK_NANOS = 120_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 30_000_000L;

    /// What a round calls `times` times.
    record Call(String name, int times, Runnable run) {
        private long allocated() {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < times; i++) {
                run.run();
            }
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }

    private AllocationCheck() {
    }

    /// Runs all `calls` in rounds, and those that allocate until they don't.
    static void assertNoneWhenWarm(List<Call> calls) {
        assertNoneWhenWarm(calls, REST_NANOS, WORK_NANOS);
    }

    /// Runs all `calls` in rounds, and those that allocate until they don't: for at most `work` in all, and `rest` after
    /// the compiler last had something to do, in nanoseconds.
    static void assertNoneWhenWarm(List<Call> calls, long rest, long work) {
        long start = THREADS.getCurrentThreadCpuTime();
        long compiled = -1;
        long since = start;
        List<Call> boxing = calls;
        for (int quiet = 0; quiet < QUIET_ROUNDS;) {
            boolean all = boxing.isEmpty();
            long round = System.nanoTime();
            List<Call> still = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Call call : all ? calls : boxing) {
                long bytes = call.allocated();
                if (bytes > 0) {
                    still.add(call);
                    found.add(call.name() + ": " + bytes + " bytes in " + call.times() + " calls");
                }
            }
            boxing = still;
            quiet = !still.isEmpty() ? 0 : all ? quiet + 1 : quiet;
            long now = THREADS.getCurrentThreadCpuTime();
            long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            if (compiling != compiled) {
                compiled = compiling;
                since = now;
            }
            if (now - since > rest || now - start > work) {
                assertEquals(List.of(), found);
            }
            if (!boxing.isEmpty()) {
                pause((System.nanoTime() - round) / 2);
            }
        }
    }

    // Leaves the compiler's threads a processor: kernels that aren't compiled yet only hold them up.
    private static void pause(long nanos) {
        try {
            Thread.sleep(Math.min(nanos, LONGEST_PAUSE_NANOS) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
