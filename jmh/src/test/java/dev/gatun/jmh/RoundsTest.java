// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoundsTest {
    private static final Rounds SHORT = new Rounds(4, 1_000_000, 2_000_000);

    private static final class Sleeper implements Contender {
        private final String name;
        private final long micros;
        private final float answer;
        private final List<String> entered;

        Sleeper(String name, long micros, float answer, List<String> entered) {
            this.name = name;
            this.micros = micros;
            this.answer = answer;
            this.entered = entered;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void enter() {
            entered.add(name);
        }

        @Override
        public void run() {
            long end = System.nanoTime() + micros * 1000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @Override
        public float[] result() {
            return new float[] {answer};
        }
    }

    @Test
    void measuresEachSideAndTakesTurns() {
        List<String> entered = new ArrayList<>();
        List<Contender> contenders = List.of(new Sleeper("a", 100, 1, entered), new Sleeper("b", 300, 1, entered));
        for (Rounds.Statistic statistic : Rounds.Statistic.values()) {
            entered.clear();
            List<Side> sides = SHORT.measure(contenders, statistic, 1e-6, true);
            assertTrue(sides.get(0).median() >= 100_000, () -> statistic + " " + sides.get(0).median());
            assertTrue(sides.get(1).median() >= 300_000, () -> statistic + " " + sides.get(1).median());
            assertEquals(List.of("a", "b", "b", "a", "a", "b", "b", "a"), entered.subList(2, 10));
        }
    }

    @Test
    void refusesContenderThatComputesSomethingElse() {
        List<String> entered = new ArrayList<>();
        List<Contender> contenders = List.of(new Sleeper("a", 1, 1, entered), new Sleeper("b", 1, 1.01f, entered));
        IllegalStateException error = assertThrows(IllegalStateException.class,
                () -> SHORT.measure(contenders, Rounds.Statistic.MEAN, 1e-3, true));
        assertTrue(error.getMessage().contains("b computes something else than a"), error.getMessage());
    }

    @Test
    void refusesNaNAndAllZeroAndOtherLengths() {
        float[] one = {1};
        assertThrows(IllegalStateException.class, () -> Rounds.check("a", one, "b", new float[] {Float.NaN}, 1));
        assertThrows(IllegalStateException.class, () -> Rounds.check("a", new float[1], "b", new float[1], 1));
        assertThrows(IllegalStateException.class, () -> Rounds.check("a", one, "b", new float[2], 1));
    }
}
