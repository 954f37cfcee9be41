// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
        public double reported() {
            return micros * 1000;
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
        for (Rounds.Statistic statistic : List.of(Rounds.Statistic.MEAN, Rounds.Statistic.P50,
                Rounds.Statistic.REPORTED)) {
            entered.clear();
            List<Side> sides = SHORT.measure(contenders, statistic, 1e-6, true);
            assertTrue(sides.get(0).median() >= 100_000, () -> statistic + " " + sides.get(0).median());
            assertTrue(sides.get(1).median() >= 300_000, () -> statistic + " " + sides.get(1).median());
            assertEquals(List.of("a", "b", "b", "a", "a", "b", "b", "a"), entered.subList(2, 10));
        }
    }

    @Test
    void tailIsAboutSingleCalls() {
        // One call in ten is three times as long as the others.
        Contender uneven = new Contender() {
            private int calls;

            @Override
            public String name() {
                return "uneven";
            }

            @Override
            public void run() {
                long end = System.nanoTime() + (calls++ % 10 == 0 ? 300_000 : 100_000);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public float[] result() {
                return new float[] {1};
            }
        };
        double tail = new Rounds(4, 1_000_000, 10_000_000).measure(List.of(uneven), Rounds.Statistic.TAIL, 1, true)
                .getFirst().median();
        assertTrue(tail >= 2.5, () -> "tail " + tail);
        assertTrue(Double.isNaN(SHORT.measure(List.of(uneven), Rounds.Statistic.MEAN, 1, true).getFirst().tail()));
    }

    @Test
    void countsWhatIsAllocatedOnAndOffTheHeap() {
        Contender wasteful = new Contender() {
            private Object kept;

            @Override
            public String name() {
                return "wasteful";
            }

            @Override
            public void run() {
                kept = List.of(new byte[1000], Arena.ofAuto().allocate(10_000));
            }

            @Override
            public float[] result() {
                return new float[] {kept == null ? 0 : 1};
            }
        };
        Side side = SHORT.measure(List.of(wasteful), Rounds.Statistic.P50, 1, true).getFirst();
        assertTrue(side.bytesPerRun() >= 1000, () -> "heap " + side.bytesPerRun());
        assertTrue(side.segmentsPerRun() >= 1000, () -> "segments " + side.segmentsPerRun());
    }

    @Test
    void severalCallersCallAtTheSameTime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Callers callers = new Callers("callers", 3, _ -> new Contender() {
            @Override
            public String name() {
                return "caller";
            }

            @Override
            public void run() {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
            }

            @Override
            public float[] result() {
                return new float[] {1};
            }
        })) {
            callers.run();
            callers.run();
            assertTrue(callers.reported() > 0);
        }
        assertTrue(most.get() > 1, () -> "at once: " + most.get());
    }

    @Test
    void pacedCallsWaitForTheirTime() {
        Paced paced = new Paced(new Sleeper("a", 100, 1, new ArrayList<>()), 2_000_000, 0);
        paced.run();
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            paced.run();
            assertTrue(paced.reported() >= 100_000);
        }
        assertTrue(System.nanoTime() - start >= 8_000_000);
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
