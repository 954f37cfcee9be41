// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.simd.AllocationCheck.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AllocationCheckTest {
    private static final long MILLI = 1_000_000;
    private Object last;
    private int calls;

    @Test
    void namesWhatNeverStopsToAllocate() {
        List<Call> calls = List.of(new Call("quiet", 1, () -> last = null),
                new Call("boxing", 3, () -> last = new int[2]));
        AssertionError error = assertThrows(AssertionError.class, () -> AllocationCheck.assertNoneWhenWarm(calls,
                50 * MILLI, 200 * MILLI));
        assertTrue(error.getMessage().contains("<[boxing: "), error.getMessage());
    }

    @Test
    void namesWhatAllocatesNowAndThen() {
        Call rare = new Call("rare", 1, () -> last = calls++ % 5 == 0 ? new int[2] : last);
        AssertionError error = assertThrows(AssertionError.class,
                () -> AllocationCheck.assertNoneWhenWarm(List.of(rare),
                        50 * MILLI, 200 * MILLI));
        assertTrue(error.getMessage().contains("<[rare: "), error.getMessage());
    }

    @Test
    void waitsForWhatAllocatesAtFirst() {
        Call cold = new Call("cold", 10, () -> last = calls++ < 1000 ? new int[2] : last);
        AllocationCheck.assertNoneWhenWarm(List.of(cold));
        assertEquals(0, (calls - 1000) % 10);
    }
}
