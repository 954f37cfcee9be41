// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ScheduleTest {
    private static void assertRates(Schedule schedule, double... expected) {
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.rate(step), 1e-15, "step " + step);
        }
    }

    @Test
    void stairs() {
        assertRates(Schedule.constant(0.5), 0.5, 0.5, 0.5);
        assertRates(Schedule.step(1, 2, 0.1), 1, 1, 0.1, 0.1, 0.01);
        assertRates(Schedule.multiStep(1, 0.5, 1, 3), 1, 0.5, 0.5, 0.25, 0.25);
        assertRates(Schedule.exponential(2, 0.5), 2, 1, 0.5, 0.25);
    }

    @Test
    void ramps() {
        assertRates(Schedule.linear(8, 0.5, 1, 4), 4, 5, 6, 7, 8, 8);
        assertRates(Schedule.polynomial(9, 3, 2), 9, 4, 1, 0, 0);
        assertRates(Schedule.cosine(2, 4, 0), 2, 1 + Math.sqrt(0.5), 1, 1 - Math.sqrt(0.5), 0);
        assertRates(Schedule.cosine(2, 2, 1), 2, 1.5, 1);
    }

    @Test
    void warmupEndsWhereTheNextOneStarts() {
        assertRates(Schedule.warmup(2, 0.5, Schedule.exponential(4, 0.5)), 2, 3, 4, 2, 1);
    }

    @Test
    void oneCycleGoesUpAndDown() {
        Schedule linear = Schedule.oneCycle(10, 11, 0.5, Schedule.Annealing.LINEAR, 10, 100, false);
        assertEquals(1, linear.rate(0), 1e-15);
        assertEquals(1 + 9 * 2 / 4.5, linear.rate(2), 1e-14);
        assertEquals(10 - 9.99 * 0.5 / 5.5, linear.rate(5), 1e-14);
        assertEquals(0.01, linear.rate(10), 1e-14);
        assertEquals(0.01, linear.rate(1000), 1e-14);
        Schedule standard = Schedule.oneCycle(1, 100);
        assertEquals(0.04, standard.rate(0), 1e-15);
        assertEquals(1, standard.rate(29), 1e-15);
        assertEquals(4e-6, standard.rate(99), 1e-15);
        Schedule three = Schedule.oneCycle(10, 20, 0.25, Schedule.Annealing.LINEAR, 10, 100, true);
        assertEquals(10, three.rate(4), 1e-14);
        assertEquals(1, three.rate(8), 1e-14);
        assertEquals(0.01, three.rate(19), 1e-14);
    }

    @Test
    void rejectsEmptyPhases() {
        assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> Schedule.oneCycle(1, 10, 0.5, Schedule.Annealing.LINEAR, 25,
                1e4, true));
    }
}
