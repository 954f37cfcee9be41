// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MachineLimitsTest {
    private static final int BYTES = 16 * Simd.F.vectorByteSize();

    @Test
    void copyMovesEveryByte() {
        MemorySegment from = Arena.ofAuto().allocate(BYTES, 64);
        MemorySegment to = Arena.ofAuto().allocate(BYTES, 64);
        for (int i = 0; i < BYTES; i++) {
            from.set(ValueLayout.JAVA_BYTE, i, (byte) i);
        }
        new MachineLimits().copy(from, to);
        assertArrayEquals(from.toArray(ValueLayout.JAVA_BYTE), to.toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void refusesWhatIsNotWholeBlocks() {
        MachineLimits limits = new MachineLimits();
        MemorySegment memory = Arena.ofAuto().allocate(BYTES, 64);
        assertThrows(IllegalArgumentException.class, () -> limits.read(memory.asSlice(0, BYTES - 4)));
        assertThrows(IllegalArgumentException.class, () -> limits.copy(memory, memory.asSlice(0, BYTES / 2)));
    }

    @Test
    void warmLoopsAllocateNothing() {
        MachineLimits limits = new MachineLimits();
        MemorySegment memory = Arena.ofAuto().allocate(64L * BYTES, 64);
        MemorySegment other = Arena.ofAuto().allocate(64L * BYTES, 64);
        AllocationCheck.assertNoneWhenWarm(List.of(
                new AllocationCheck.Call("registers", 100, () -> limits.multiplyAdds(1000)),
                new AllocationCheck.Call("micro-kernel", 1000, limits::microKernel),
                new AllocationCheck.Call("read", 1000, () -> limits.read(memory)),
                new AllocationCheck.Call("copy", 1000, () -> limits.copy(memory, other))));
        assertTrue(MachineLimits.microKernelFlops() > 0 && MachineLimits.flopsPerStep() > 0);
    }
}
