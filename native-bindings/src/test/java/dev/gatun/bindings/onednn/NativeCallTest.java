// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.internal.Eager;
import dev.gatun.op.Ops;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NativeCallTest {
    private static final int CALLS = 3;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needLibrary() {
        OneDnnTests.needLibrary();
    }

    private List<RecordedEvent> record(String threshold) throws Exception {
        Path file = folder.resolve("calls.jfr");
        Tensor x = Tensor.full(2, DType.F32, 64, 64);
        try (Recording recording = new Recording()) {
            recording.enable("gatun.NativeCall").with("threshold", threshold);
            recording.start();
            Ops.with(new Eager(Dispatcher.forced("*:onednn")), () -> {
                for (int i = 0; i < CALLS; i++) {
                    assertEquals(256, x.matmul(x).getDouble(63, 63));
                }
                return null;
            });
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream().filter(e -> e.getEventType().getName()
                .equals("gatun.NativeCall")).toList();
        Files.delete(file);
        return events;
    }

    @Test
    void eachCallIsAnEvent() throws Exception {
        List<RecordedEvent> events = record("0 ns");
        assertEquals(CALLS, events.size());
        for (RecordedEvent event : events) {
            assertEquals("onednn", event.getString("library"));
            assertEquals("matmul", event.getString("op"));
            assertFalse(event.getString("primitives").isEmpty());
            assertEquals(4096, event.getLong("elements"));
            assertTrue(event.getDuration().toNanos() > 0);
        }
    }

    @Test
    void callsBelowTheThresholdAreLeftOut() throws Exception {
        assertEquals(0, record("60 s").size());
    }
}
