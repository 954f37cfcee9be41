// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A kernel as one program, and as several that write disjoint parts of the result, for several threads. Which of the
/// two is made depends on the threads of the first run; the other one follows when it is needed. Thread-safe.
final class ProgramKernel implements Kernel {
    private static final int MOST = Runtime.getRuntime().availableProcessors();
    // Below this a second thread costs more than it gives.
    private static final double NANOS_PER_PART = 10_000;

    /// Adds the primitives of part `part` of `parts`.
    @FunctionalInterface
    interface Maker {
        void make(Program.Builder builder, int part, int parts);
    }

    private final OneDnn dnnl;
    private final Maker maker;
    private final int count;
    private final long scratchBytes;
    private final Program.Constants constants;
    private volatile Program whole;
    private volatile Program[] parts;
    private final long[] bases;

    private ProgramKernel(OneDnn dnnl, Maker maker, int count, long scratchBytes, Program.Constants constants) {
        this.dnnl = dnnl;
        this.maker = maker;
        this.count = count;
        this.scratchBytes = scratchBytes;
        this.constants = constants;
        this.bases = new long[count];
    }

    /// An offer for a kernel of at most `most` parts; a refusal where the library has no fast implementation.
    ///
    /// @param nanos the estimated time of one run on one thread
    static Offer offer(OneDnn dnnl, double nanos, long most, Maker maker) {
        return offer(dnnl, nanos, nanos, most, maker);
    }

    /// The same with another estimate for a kernel that holds all operands but the first.
    static Offer offer(OneDnn dnnl, double nanos, double fixedNanos, long most, Maker maker) {
        Program.Builder whole = builder(dnnl, maker, 0, 1, null);
        if (whole.implementation().contains("ref")) {
            return Offer.decline("the library has only a plain loop for it: " + whole.implementation());
        }
        int limit = (int) Math.min(Math.min(most, MOST), nanos / NANOS_PER_PART);
        int count = Math.max(limit, 1);
        long bytes = whole.scratchBytes();
        long sum = 0;
        for (int i = 0; count > 1 && i < count; i++) {
            sum += builder(dnnl, maker, i, count, null).scratchBytes();
        }
        long scratchBytes = Math.max(bytes, sum);
        return new Offer.Accepted(whole.implementation(), nanos, fixedNanos, scratchBytes,
                () -> new ProgramKernel(dnnl, maker,
                        count, scratchBytes, null).ready());
    }

    private static Program.Builder builder(OneDnn dnnl, Maker maker, int part, int parts,
            Program.Constants constants) {
        Program.Builder builder = new Program.Builder(dnnl, Arena.ofAuto(), constants);
        maker.make(builder, part, parts);
        return builder;
    }

    private ProgramKernel ready() {
        if (isSplit()) {
            parts();
        } else {
            whole();
        }
        return this;
    }

    private boolean isSplit() {
        if (count == 1) {
            return false;
        }
        Workers workers = Workers.current();
        return workers != null && workers.threads() > 1;
    }

    private Program whole() {
        Program program = whole;
        return program != null ? program : makeWhole();
    }

    private synchronized Program makeWhole() {
        if (whole == null) {
            Program.Builder builder = builder(dnnl, maker, 0, 1, constants);
            boolean fits = builder.scratchBytes() <= scratchBytes;
            whole = (fits ? builder : builder(dnnl, maker, 0, 1, null)).build();
        }
        return whole;
    }

    private Program[] parts() {
        Program[] programs = parts;
        return programs != null ? programs : makeParts();
    }

    private synchronized Program[] makeParts() {
        if (parts == null) {
            Program[] programs = programs(constants);
            parts = programs != null ? programs : programs(null);
        }
        return parts;
    }

    // Null where held operands make it need more working memory than was offered.
    private Program[] programs(Program.Constants held) {
        Program[] programs = new Program[count];
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            Program.Builder builder = builder(dnnl, maker, i, count, held);
            bases[i] = bytes;
            bytes += builder.scratchBytes();
            if (bytes > scratchBytes) {
                return null;
            }
            programs[i] = builder.build();
        }
        return programs;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        if (!isSplit()) {
            whole().run(inputs, outputs, scratch, 0);
        } else {
            Program[] programs = parts();
            Workers.current().run(count, part -> programs[part].run(inputs, outputs, scratch, bases[part]));
        }
    }

    @Override
    public Runnable bind(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        if (!isSplit()) {
            return whole().bind(inputs, outputs, scratch, 0);
        }
        Program[] programs = parts();
        Runnable[] bound = new Runnable[count];
        for (int i = 0; i < count; i++) {
            bound[i] = programs[i].bind(inputs, outputs, scratch, bases[i]);
        }
        Workers.Task each = part -> bound[part].run();
        return () -> {
            Workers workers = Workers.current();
            if (workers != null) {
                workers.run(count, each);
            } else {
                for (Runnable part : bound) {
                    part.run();
                }
            }
        };
    }

    /// Holds operands that never change in the layouts that the library prefers.
    @Override
    public Kernel fix(Tensor[] tensors) {
        Program.Constants held = new Program.Constants(tensors);
        ProgramKernel fixed = new ProgramKernel(dnnl, maker, count, scratchBytes, held).ready();
        return held.isEmpty() ? this : fixed;
    }
}
