// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Counts what the calling thread allocates on the heap, and its processor time, where the JVM has the modules for that.
final class ThreadMeter {
    private ThreadMeter() {
    }

    /// The bytes allocated by this thread since it started, or -1 if they are not counted.
    static long allocatedBytes() {
        try {
            return Bean.bytes();
        } catch (LinkageError e) {
            return -1;
        }
    }

    /// The processor time of this thread in nanoseconds; wall time where it is not counted.
    static long nanos() {
        try {
            return Bean.nanos();
        } catch (LinkageError e) {
            return System.nanoTime();
        }
    }

    /// Apart, so that the optional modules are only asked for on first use.
    private static final class Bean {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled() ? bean : null;

        private static long bytes() {
            return THREADS == null ? -1 : THREADS.getCurrentThreadAllocatedBytes();
        }

        // -1 for virtual threads.
        private static long nanos() {
            long nanos = THREADS != null && THREADS.isCurrentThreadCpuTimeSupported() ? THREADS
                    .getCurrentThreadCpuTime() : -1;
            return nanos < 0 ? System.nanoTime() : nanos;
        }
    }
}
