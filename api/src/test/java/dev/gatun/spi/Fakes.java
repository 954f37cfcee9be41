// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.op.Op;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Backends that are made up.
final class Fakes {
    private Fakes() {
    }

    /// A backend that runs every op by filling the results with bytes `mark`, for `nanos` as it says.
    record FakeBackend(String name, String version, double nanos, byte mark) implements Backend {
        @Override
        public String details() {
            return "made up";
        }

        @Override
        public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
            return nanos < 0 ? Offer.decline("not today") : Offer.accept(name + " loop", nanos, (_, out, _) -> {
                for (var tensor : out) {
                    MemorySegment segment = tensor.segment();
                    segment.fill(mark);
                }
            });
        }
    }

    /// A provider that counts its probes.
    record FakeProvider(int rank, double leastNanos, Probe outcome, String name, AtomicInteger probes)
            implements
                BackendProvider {
        @Override
        public Probe probe() {
            probes.incrementAndGet();
            return outcome;
        }
    }

    static FakeProvider provider(String name, int rank, double nanos, double leastNanos) {
        return provider(new FakeBackend(name, "1", nanos, (byte) rank), rank, leastNanos);
    }

    static FakeProvider provider(Backend backend, int rank, double leastNanos) {
        return new FakeProvider(rank, leastNanos, new BackendProvider.Usable(backend), backend.name(),
                new AtomicInteger());
    }
}
