// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What the service counts, as text for Prometheus.
final class ServiceMetrics {
    private static final Duration[] BUCKETS = Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000,
            100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000).map(micros -> Duration.ofNanos(1000L * micros))
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentHashMap<String, Timer> requests = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();

    ServiceMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        gauge("gatun.memory.resident", "Physical memory of the process, 0 where not known", "bytes",
                _ -> ProcessMemory.residentBytes());
        gauge("gatun.memory.offheap", "Tensors and buffers outside the heap", "bytes", _ -> ProcessMemory
                .offHeapBytes());
    }

    void gauge(String name, String text, String unit, ToDoubleFunction<ServiceMetrics> value) {
        Gauge.builder(name, this, value).description(text).baseUnit(unit).register(registry);
    }

    /// Counts an answer.
    ///
    /// @param route the route, not the path that a client made up
    void answered(String route, int status, long nanos) {
        requests.computeIfAbsent(route + " " + status, _ -> Timer.builder("gatun.request").description(
                "Time from the headers of a request to the end of its answer").tag("route", route).tag("status", Integer
                        .toString(status))
                .serviceLevelObjectives(BUCKETS).register(registry)).record(Duration.ofNanos(nanos));
    }

    /// Counts a request that got no result.
    ///
    /// @param reason `queue`, `memory`, `deadline`, `size` or `aborted`
    void rejected(String reason) {
        counter("gatun.rejected", "reason", reason);
    }

    void reloaded(boolean isGood) {
        counter("gatun.model.reloads", "result", isGood ? "ok" : "failed");
    }

    private void counter(String name, String tag, String value) {
        counters.computeIfAbsent(name + value, _ -> Counter.builder(name).tag(tag, value).register(registry))
                .increment();
    }

    byte[] text() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }
}
