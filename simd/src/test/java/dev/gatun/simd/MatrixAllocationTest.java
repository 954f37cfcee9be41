// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MatrixAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int QUIET_ROUNDS = 3;
    private static final int ROUNDS = 400;

    private static long allocated(Runnable run, int calls) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            run.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void warmProductsAllocateNothing() {
        int[][] sizes = {{1, 10, 128}, {7, 17, 31}, {64, 64, 64}, {64, 84, 120}, {64, 256, 784}, {256, 300, 64}};
        List<Runnable> siblings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int[] s : sizes) {
            for (int layout = 0; layout < 4; layout++) {
                boolean turnA = (layout & 1) != 0;
                boolean turnB = (layout & 2) != 0;
                Gemm gemm = Gemm.floats(s[0], s[1], s[2], turnA ? 1 : s[2], turnA ? s[0] : 1, turnB ? 1 : s[1],
                        turnB ? s[2] : 1, s[1], Gemm.Start.ZERO);
                MemorySegment a = Arena.ofAuto().allocate(4L * s[0] * s[2], 64);
                MemorySegment b = Arena.ofAuto().allocate(4L * s[1] * s[2], 64);
                MemorySegment c = Arena.ofAuto().allocate(4L * s[0] * s[1], 64);
                MemorySegment scratch = Arena.ofAuto().allocate(gemm.scratchBytes() + 1, 64);
                gemm.warmUp();
                siblings.add(() -> gemm.run(a, 0, b, 0, null, 0, c, 0, scratch, 0));
                names.add(s[0] + "x" + s[1] + "x" + s[2] + " layout " + layout + " " + gemm);
            }
        }
        int quiet = 0;
        for (int round = 0; round < ROUNDS && quiet < QUIET_ROUNDS; round++) {
            long bytes = 0;
            for (Runnable sibling : siblings) {
                bytes += allocated(sibling, 10);
            }
            quiet = bytes == 0 ? quiet + 1 : 0;
        }
        for (int i = 0; i < siblings.size(); i++) {
            assertEquals(0, allocated(siblings.get(i), 10), names.get(i));
        }
    }
}
