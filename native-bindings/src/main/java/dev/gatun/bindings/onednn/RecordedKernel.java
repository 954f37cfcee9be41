// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// A kernel whose runs are events of the flight recorder, `gatun.NativeCall`, where a recording was started.
///
/// @param kernel what runs
/// @param op the op's name
/// @param primitives the library's names of what it runs
record RecordedKernel(Kernel kernel, String op, String primitives) implements Kernel {
    /// One run of a native kernel, on one thread or several.
    @Name("gatun.NativeCall")
    @Label("Native Call")
    @Category("Gatun")
    @Description("One run of an op in a native library; runs shorter than the threshold are left out")
    @Threshold("20 us")
    @StackTrace(false)
    static final class NativeCall extends Event {
        @Label("Library")
        String library;
        @Label("Op")
        String op;
        @Label("Primitives")
        String primitives;
        @Label("Size of the first operand")
        long elements;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        // Loading the event's class would take a quarter of a second.
        if (FlightRecorder.isInitialized()) {
            record(inputs, outputs, scratch);
        } else {
            kernel.run(inputs, outputs, scratch);
        }
    }

    private void record(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        NativeCall event = new NativeCall();
        event.begin();
        kernel.run(inputs, outputs, scratch);
        event.end();
        if (event.shouldCommit()) {
            event.library = OneDnnBackend.NAME;
            event.op = op;
            event.primitives = primitives;
            event.elements = inputs[0].size();
            event.commit();
        }
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        Kernel fixed = kernel.fix(constants);
        return fixed == kernel ? this : new RecordedKernel(fixed, op, primitives);
    }
}
