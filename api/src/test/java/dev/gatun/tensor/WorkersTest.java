// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class WorkersTest {
    private static void assertEachOnce(Workers workers, int count) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        workers.run(count, done::incrementAndGet);
        for (int i = 0; i < count; i++) {
            assertEquals(1, done.get(i), "part " + i);
        }
    }

    @Test
    void everyPartIsDoneOnce() {
        for (int threads : new int[] {1, 2, 3, 7}) {
            try (Workers workers = Workers.of(threads)) {
                assertEquals(threads, workers.threads());
                for (int count : new int[] {0, 1, 2, 3, 17, 257}) {
                    assertEachOnce(workers, count);
                }
            }
        }
    }

    @Test
    void everyFailureReachesItsOwnCaller() throws InterruptedException {
        AtomicInteger lost = new AtomicInteger();
        try (Workers workers = Workers.of(2)) {
            Runnable caller = () -> {
                for (int job = 0; job < 20_000; job++) {
                    try {
                        workers.run(2, i -> {
                            throw new UnsupportedOperationException();
                        });
                        lost.incrementAndGet();
                    } catch (UnsupportedOperationException e) {
                        assertNull(e.getCause());
                    }
                }
            };
            Thread other = Thread.ofPlatform().start(caller);
            caller.run();
            other.join();
        }
        assertEquals(0, lost.get());
    }

    @Test
    void failsForCheckedExceptionsToo() {
        try (Workers workers = Workers.of(2)) {
            Exception thrown = assertThrows(IllegalStateException.class,
                    () -> workers.run(2, i -> sneak(new IOException())));
            assertEquals(IOException.class, thrown.getCause().getClass());
        }
    }

    @SuppressWarnings("unchecked") // the cast does nothing: it lets a checked exception through
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void manyShortJobsFollowEachOther() {
        try (Workers workers = Workers.of(3)) {
            AtomicInteger sum = new AtomicInteger();
            for (int job = 0; job < 20_000; job++) {
                workers.run(4, i -> sum.addAndGet(i));
            }
            assertEquals(20_000 * 6, sum.get());
        }
    }

    @Test
    void wakesParkedHelpers() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            for (int i = 0; i < 5; i++) {
                Thread.sleep(20);
                assertEachOnce(workers, 9);
            }
        }
    }

    @Test
    void aFailureReachesTheCallerAfterAllPartsEnded() {
        try (Workers workers = Workers.of(2)) {
            AtomicInteger others = new AtomicInteger();
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> workers.run(10, i -> {
                if (i == 3) {
                    throw new IllegalStateException("part 3");
                }
                others.incrementAndGet();
            }));
            assertEquals("part 3", thrown.getMessage());
            assertEquals(9, others.get());
            assertEachOnce(workers, 5);
        }
    }

    @Test
    void nestedWorkIsDoneByItsCaller() {
        try (Workers workers = Workers.of(2)) {
            AtomicInteger done = new AtomicInteger();
            workers.run(3, i -> workers.run(4, j -> done.incrementAndGet()));
            assertEquals(12, done.get());
        }
    }

    @Test
    void severalThreadsMayShareWorkers() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            AtomicInteger done = new AtomicInteger();
            Thread[] callers = new Thread[4];
            for (int i = 0; i < callers.length; i++) {
                callers[i] = Thread.ofVirtual().start(() -> {
                    for (int job = 0; job < 500; job++) {
                        workers.run(3, part -> done.incrementAndGet());
                    }
                });
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertEquals(4 * 500 * 3, done.get());
        }
    }

    @Test
    void areBoundToAStretchOfCode() {
        assertEquals(1, Workers.current().threads());
        try (Workers workers = Workers.of(2)) {
            assertSame(workers, workers.call(Workers::current));
        }
        assertEquals(1, Workers.current().threads());
    }

    @Test
    void closedWorkersLeaveTheWorkToTheCaller() {
        Workers workers = Workers.of(2);
        workers.close();
        assertEachOnce(workers, 9);
    }

    @Test
    void refuseSillyNumbersOfThreads() {
        assertEquals("workers: the number of threads must be in [1, 1024]: threads=0",
                assertThrows(IllegalArgumentException.class, () -> Workers.of(0)).getMessage());
    }
}
