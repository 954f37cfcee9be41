// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A kernel as one program, and as several that write disjoint parts of the result, for several threads. Thread-safe.
final class ProgramKernel implements Kernel {
    private static final int MOST = Runtime.getRuntime().availableProcessors();
    // Below this a second thread costs more than it gives.
    private static final double NANOS_PER_PART = 10_000;

    /// Adds the primitives of part `part` of `parts`.
    @FunctionalInterface
    interface Maker {
        void make(Program.Builder builder, int part, int parts);
    }

    private final Program whole;
    private final Program[] parts;
    private final long[] bases;

    private ProgramKernel(Program whole, Program[] parts, long[] bases) {
        this.whole = whole;
        this.parts = parts;
        this.bases = bases;
    }

    /// An offer for a kernel of at most `most` parts; a refusal where the library has no fast implementation.
    ///
    /// @param nanos the estimated time of one run on one thread
    static Offer offer(OneDnn dnnl, double nanos, long most, Maker maker) {
        Program.Builder whole = new Program.Builder(dnnl, Arena.ofAuto());
        maker.make(whole, 0, 1);
        if (whole.implementation().contains("ref")) {
            return Offer.decline("the library has only a plain loop for it: " + whole.implementation());
        }
        int count = (int) Math.min(Math.min(most, MOST), nanos / NANOS_PER_PART);
        Program.Builder[] split = new Program.Builder[count > 1 ? count : 0];
        long[] bases = new long[split.length];
        long bytes = 0;
        for (int i = 0; i < split.length; i++) {
            split[i] = new Program.Builder(dnnl, Arena.ofAuto());
            maker.make(split[i], i, count);
            bases[i] = bytes;
            bytes += split[i].scratchBytes();
        }
        return new Offer.Accepted(whole.implementation(), nanos, Math.max(bytes, whole.scratchBytes()), () -> {
            Program[] programs = new Program[split.length];
            for (int i = 0; i < programs.length; i++) {
                programs[i] = split[i].build();
            }
            return new ProgramKernel(whole.build(), programs, bases);
        });
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        Workers workers = parts.length == 0 ? null : Workers.current();
        if (workers == null || workers.threads() == 1) {
            whole.run(inputs, outputs, scratch, 0);
        } else {
            workers.run(parts.length, part -> parts[part].run(inputs, outputs, scratch, bases[part]));
        }
    }
}
