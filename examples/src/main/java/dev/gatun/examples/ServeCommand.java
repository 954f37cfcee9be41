// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.examples.serve.Service;
import dev.gatun.examples.serve.ServiceOptions;
import dev.gatun.examples.serve.Vision;
import dev.gatun.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun serve`: answers predictions over HTTP until it is told to stop.
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Serves a model over HTTP: POST /v1/predict, GET /v1/model, POST /v1/reload, /healthz, /metrics.",
        footer = {"", "Ends on SIGTERM or SIGINT: it says that it is not ready, goes on for the time of --notice-ms,"
                + " answers what is there, and exits with 0, or with 1 if that took longer than --drain-s."})
final class ServeCommand implements Callable<Integer> {
    private static final Duration WATCH = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE|KIND",
            description = "An ONNX model, a safetensors file, or with random weights: lenet, mlp, resnet18, resnet50,"
                    + " mobilenetv2.")
    private String model;

    @Option(names = "--arch", paramLabel = "KIND",
            description = "The network whose weights a safetensors file holds that 'gatun train' did not write.")
    private String arch;

    @Option(names = "--channels", paramLabel = "N", defaultValue = "0",
            description = "Channels of pictures for --arch or a KIND (default: the network's usual number).")
    private int channels;

    @Option(names = "--size", paramLabel = "N", defaultValue = "0", description = "Height and width, likewise.")
    private int size;

    @Option(names = "--classes", paramLabel = "N", defaultValue = "0", description = "Number of classes, likewise.")
    private int classes;

    @Option(names = "--dim", paramLabel = "NAME=SIZE", description = "The size of an open dimension of an ONNX model.")
    private Map<String, Long> dims = Map.of();

    @Option(names = "--mean", paramLabel = "M[,M,M]", defaultValue = "0",
            description = "Taken from the channels of pictures, in [0, 1] (default: ${DEFAULT-VALUE}).")
    private String mean;

    @Option(names = "--std", paramLabel = "S[,S,S]", defaultValue = "1",
            description = "What the channels are then divided by (default: ${DEFAULT-VALUE}).")
    private String deviation;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "(default: ${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080",
            description = "0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--runners", paramLabel = "N", defaultValue = "0",
            description = "How many runs may go on at once (default: one for each processor).")
    private int runners;

    @Option(names = "--queue", paramLabel = "N", defaultValue = "64",
            description = "How many requests may wait; more get 429 (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1",
            description = "The most rows of a run; above 1 requests may have several rows, and share runs (default:"
                    + " ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--batch-wait-us", paramLabel = "N", defaultValue = "0",
            description = "How long the first request of a run waits for others, in microseconds (default:"
                    + " ${DEFAULT-VALUE}).")
    private long batchWait;

    @Option(names = "--max-body", paramLabel = "BYTES", defaultValue = "16777216",
            description = "Longer bodies get 413 (default: ${DEFAULT-VALUE}).")
    private int bodyLimit;

    @Option(names = "--max-pixels", paramLabel = "N", defaultValue = "16000000",
            description = "Larger pictures get 400 (default: ${DEFAULT-VALUE}).")
    private long pixelLimit;

    @Option(names = "--deadline-ms", paramLabel = "N", defaultValue = "10000",
            description = "For requests without X-Deadline-Ms; later ones get 504 (default: ${DEFAULT-VALUE}).")
    private long deadline;

    @Option(names = "--client-s", paramLabel = "N", defaultValue = "20",
            description = "How long a request may take to arrive, in seconds (default: ${DEFAULT-VALUE}).")
    private long slowest;

    @Option(names = "--notice-ms", paramLabel = "N", defaultValue = "200",
            description = "How long it goes on when told to stop (default: ${DEFAULT-VALUE}).")
    private long notice;

    @Option(names = "--drain-s", paramLabel = "N", defaultValue = "30",
            description = "How long it waits then for requests that are there (default: ${DEFAULT-VALUE}).")
    private long drain;

    @Option(names = "--watch", description = "Read the model again when its file changes.")
    private boolean isWatching;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (slowest < 1 || notice < 0 || drain < 0) {
            throw new IllegalArgumentException("serve: times must be positive: --client-s=" + slowest
                    + ", --notice-ms=" + notice + ", --drain-s=" + drain);
        }
        PrintWriter out = spec.commandLine().getOut();
        ServiceOptions options = new ServiceOptions(host, port, runners == 0 ? Runtime.getRuntime()
                .availableProcessors() : runners, queue, Duration.ofNanos(1000 * batchWait), bodyLimit, pixelLimit,
                Duration.ofMillis(deadline));
        ModelSource source = new ModelSource(model, arch, channels, size, classes, batch, dims, Vision.numbers(mean),
                Vision.numbers(deviation));
        Service.configure(Duration.ofSeconds(slowest));
        long start = System.nanoTime();
        Service service = Service.start(options, source);
        // The JVM would exit with 143: after a good end its own hook says 0.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean isDone = service.drain(Duration.ofMillis(notice), Duration.ofSeconds(drain));
            out.println("serve: stopped, " + (isDone ? "all requests answered" : "some requests were cut off"));
            Runtime.getRuntime().halt(isDone ? 0 : 1);
        }, "gatun-drain"));
        out.printf("serve: listening host=%s port=%d model=%s version=1 inputs=%s outputs=%s runners=%d queue=%d"
                + " constants=%d bytes ready after %d ms%n", host, service.port(), service.model().name(),
                service
                        .model().plans().getLast().inputs(),
                service.model().plans().getLast().outputs(), options
                        .runners(),
                queue, service.model().plans().stream().mapToLong(Plan::constantBytes)
                        .sum(),
                (System.nanoTime() - start) / 1_000_000);
        out.flush();
        if (isWatching) {
            watch(service, Path.of(model));
        }
        // Until the process is told to stop.
        new CountDownLatch(1).await();
        return 0;
    }

    private static void watch(Service service, Path file) {
        Thread.ofVirtual().name("gatun-watch").start(() -> {
            FileTime seen = time(file);
            while (true) {
                try {
                    Thread.sleep(WATCH);
                } catch (InterruptedException e) {
                    return;
                }
                FileTime now = time(file);
                if (now != null && !now.equals(seen)) {
                    seen = now;
                    try {
                        service.reload();
                    } catch (RuntimeException e) {
                        // Said in the log already; the old model stays.
                        continue;
                    }
                }
            }
        });
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null;
        }
    }
}
