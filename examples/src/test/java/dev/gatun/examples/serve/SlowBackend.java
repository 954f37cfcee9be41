// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import dev.gatun.op.Op;
import dev.gatun.spi.Backend;
import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Runs [Slow] and nothing else.
public final class SlowBackend implements BackendProvider, Backend {
    /// Copies its input, after as many milliseconds as the first element of it says. -1 stands for data that it refuses, -2
    /// for a mistake in its code.
    record Slow() implements Op {
        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return List.of(inputs.getFirst().packed());
        }
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public int rank() {
        return -1000;
    }

    @Override
    public Probe probe() {
        return new Usable(this);
    }

    @Override
    public String details() {
        return "for tests";
    }

    @Override
    public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return op instanceof Slow ? Offer.accept("sleep", 1, SlowBackend::run) : Offer.decline("only Slow is here");
    }

    private static void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        float millis = x.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0);
        if (millis == -1) {
            throw new IndexOutOfBoundsException("slow: a refused value: millis=-1");
        }
        if (millis == -2) {
            throw new UnsupportedOperationException("a secret of the code");
        }
        if (millis > 0) {
            try {
                Thread.sleep((long) millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        MemorySegment.copy(x, 0, outputs[0].segment(), 0, x.byteSize());
    }
}
