// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatun.examples.serve.ServedModel.Values;
import dev.gatun.plan.Predictor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// A model behind HTTP, on the JDK's server with a virtual thread for each request.
///
/// | request | answer |
/// |---|---|
/// | `POST /v1/predict` | outputs; see [PredictHandler] |
/// | `GET /v1/model` | inputs, outputs, version |
/// | `POST /v1/reload` | reads the model's file again and changes over when the new one is warm |
/// | `GET /healthz`, `/healthz/ready` | 200 while requests are taken, 503 while draining |
/// | `GET /healthz/live` | 200 |
/// | `GET /metrics` | Prometheus text |
///
/// Errors are `{"error": text, "status": code}`: 400 for inputs that the model does not take, 404, 405, 406, 409 during a
/// reload, 413, 415, 422 for a new model that cannot be used, 429 with `Retry-After` beyond the limits, 500, and 504 when
/// no runner became free within the deadline, which is `X-Deadline-Ms` or the service's own.
///
/// Bodies are read to their end before a request counts, so slow clients hold up nobody.
public final class Service implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Service.class.getName());
    private static final int BACKLOG = 1024;

    private final ServiceOptions options;
    private final ServedModel.Source source;
    private final ServiceMetrics metrics = new ServiceMetrics();
    private final AtomicReference<Deployment> current;
    private final ReentrantLock reloading = new ReentrantLock();
    // Requests that have a runner or wait for one.
    private final AtomicInteger admitted = new AtomicInteger();
    private final int admissionLimit;
    // Requests that are not answered yet.
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicLong bodyBudget;
    private final Semaphore pictures;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean isDraining;

    private Service(ServiceOptions options, ServedModel.Source source) throws IOException {
        this.options = options;
        this.source = source;
        // The port first: loading a model takes longer than finding out that it is used.
        server = bind(options);
        try {
            current = new AtomicReference<>(deploy(1));
        } catch (IOException | RuntimeException | Error e) {
            server.stop(0);
            threads.close();
            throw e;
        }
        admissionLimit = options.runners() * current.get().model().mostRows() + options.queue();
        bodyBudget = new AtomicLong(Math.max(4L * options.bodyLimit(), Runtime.getRuntime().maxMemory() / 4));
        pictures = new Semaphore(options.runners(), true);
        metrics.gauge("gatun.queue.depth", "Requests that wait for a runner", null, _ -> statistics().waiting());
        metrics.gauge("gatun.runners.busy", "Runners in use", null, _ -> statistics().inUse());
        metrics.gauge("gatun.requests.present", "Requests that are not answered yet", null, _ -> present.get());
        metrics.gauge("gatun.model.version", "How often a model was loaded", null, _ -> current.get().version());
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /// Loads the model, warms it up and begins to answer.
    ///
    /// @throws IOException if the address is in use or not there, or the model cannot be read
    public static Service start(ServiceOptions options, ServedModel.Source source) throws IOException {
        Service service = new Service(options, source);
        service.server.start();
        return service;
    }

    /// Settings of the JDK's server, which reads them once for a process. Small answers are sent at once, a request may take
    /// `slowest` to arrive, and an answer, with the time that it takes to find, ten minutes to be taken. Called before the
    /// first service starts; settings that are there already stay.
    ///
    /// @param slowest whole seconds
    public static void configure(Duration slowest) {
        Map.of("sun.net.httpserver.nodelay", "true", "sun.net.httpserver.maxReqTime", Long.toString(slowest
                .toSeconds()), "sun.net.httpserver.maxRspTime", "600", "sun.net.httpserver.maxIdleConnections", "4096",
                "jdk.httpserver.maxConnections", "16384").forEach(
                        (name, value) -> System.getProperties().putIfAbsent(
                                name, value));
    }

    private static HttpServer bind(ServiceOptions options) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()),
                    BACKLOG);
        } catch (UnknownHostException e) {
            throw new IOException("serve: no such host: host=" + options.host(), e);
        } catch (BindException e) {
            throw new IOException("serve: cannot listen there: host=" + options.host() + ", port=" + options.port()
                    + "; " + e.getMessage() + "; choose another --port, 0 for a free one", e);
        }
    }

    private Deployment deploy(int version) throws IOException {
        ServedModel model = source.load();
        Predictor predictor = model.isBatched() ? Predictor.batching(model.plans(), options.runners(), options
                .batchWait()) : Predictor.of(model.plans().getFirst(), options.runners());
        return new Deployment(model, predictor, version);
    }

    /// The port that it listens on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// The model in service.
    public ServedModel model() {
        return current.get().model();
    }

    /// What the runners of the model in service do.
    public Predictor.Statistics statistics() {
        return current.get().predictor().statistics();
    }

    private void handle(HttpExchange exchange) {
        long start = System.nanoTime();
        present.incrementAndGet();
        String route = exchange.getRequestURI().getPath();
        int status = 499;
        try (exchange) {
            Response response = respond(exchange, route, start);
            status = response.status();
            send(exchange, response);
        } catch (IOException | CancellationException e) {
            // The client is gone or too slow; nobody is left to be told.
            metrics.rejected("aborted");
            LOG.log(System.Logger.Level.DEBUG, "request aborted", e);
        } finally {
            present.decrementAndGet();
            metrics.answered(status == 404 ? "other" : route, status, System.nanoTime() - start);
        }
    }

    private Response respond(HttpExchange exchange, String route, long start) throws IOException {
        try {
            return switch (route) {
                case "/v1/predict" -> {
                    checkMethod(exchange, "POST");
                    yield predict(exchange, start);
                }
                case "/v1/model" -> {
                    checkMethod(exchange, "GET");
                    yield Response.json(200, JsonTensors.write(describe()));
                }
                case "/v1/reload" -> {
                    checkMethod(exchange, "POST");
                    int version = reload();
                    yield Response.json(200, JsonTensors.write(Map.of("version", version)));
                }
                case "/healthz/live" -> health(exchange, "live", 200);
                case "/healthz", "/healthz/ready" -> isDraining ? health(exchange, "draining", 503)
                        : health(exchange, "ready", 200);
                case "/metrics" -> {
                    checkMethod(exchange, "GET");
                    yield new Response(200, Map.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8"), metrics
                            .text());
                }
                default -> throw new RequestException(404, "no such page: path=" + route);
            };
        } catch (RequestException e) {
            Response response = Response.error(e.status(), e.getMessage());
            return switch (e.status()) {
                case 405 -> response.with("Allow", route.matches("/v1/(predict|reload)") ? "POST" : "GET");
                case 413 -> {
                    metrics.rejected("size");
                    // What is still on its way would be taken for the next request.
                    yield response.with("Connection", "close");
                }
                case 429 -> response.with("Retry-After", "1");
                case 504 -> {
                    metrics.rejected("deadline");
                    yield response;
                }
                default -> response;
            };
        } catch (IOException | CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "serve: a request failed: " + route, e);
            return Response.error(500, "internal error: " + e.getClass().getSimpleName());
        }
    }

    private static void checkMethod(HttpExchange exchange, String expected) {
        String method = exchange.getRequestMethod();
        if (!method.equals(expected) && !(expected.equals("GET") && method.equals("HEAD"))) {
            throw new RequestException(405, "the method must be " + expected + ": method=" + method);
        }
    }

    private static Response health(HttpExchange exchange, String state, int status) {
        checkMethod(exchange, "GET");
        return Response.json(status, JsonTensors.write(Map.of("status", state)));
    }

    private Map<String, Object> describe() {
        Deployment deployment = current.get();
        Map<String, Object> all = new LinkedHashMap<>(deployment.model().describe());
        all.put("version", deployment.version());
        all.put("runners", options.runners());
        all.put("queue", options.queue());
        return all;
    }

    private void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        if (isDraining) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(response.body());
        }
    }

    // ---- predictions

    private Response predict(HttpExchange exchange, long start) throws IOException {
        long deadline = start + deadline(exchange).toNanos();
        try (Body body = Body.read(exchange, options.bodyLimit(), bodyBudget)) {
            if (admitted.incrementAndGet() > admissionLimit) {
                admitted.decrementAndGet();
                metrics.rejected("queue");
                throw new RequestException(429, "predict: too many requests wait: limit=" + admissionLimit
                        + "; try again later");
            }
            Deployment deployment = enter();
            try {
                return predict(exchange, body.bytes(), deployment, deadline);
            } finally {
                deployment.leave();
                admitted.decrementAndGet();
            }
        }
    }

    private Response predict(HttpExchange exchange, byte[] body, Deployment deployment, long deadline) {
        ServedModel model = deployment.model();
        try {
            Values inputs = decode(exchange, body, model, deadline);
            Values outputs = model.outputs(inputs.rows());
            deployment.predictor().predict(inputs.values(), outputs.values(), left(deadline));
            return PredictHandler.write(exchange.getRequestHeaders(), model, deployment.version(), outputs);
        } catch (Predictor.WaitTimeoutException e) {
            throw late(e.getMessage());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RequestException(400, e.getMessage());
        }
    }

    // Pictures grow when they are decoded, so only a few are at once.
    private Values decode(HttpExchange exchange, byte[] body, ServedModel model, long deadline) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean isPicture = type != null && type.toLowerCase(Locale.ROOT).startsWith("image/");
        try {
            if (isPicture && !pictures.tryAcquire(left(deadline).toNanos(), TimeUnit.NANOSECONDS)) {
                throw late("predict: too many pictures wait to be decoded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("predict: interrupted");
        }
        try {
            return PredictHandler.read(exchange.getRequestHeaders(), body, model, options.pixelLimit());
        } finally {
            if (isPicture) {
                pictures.release();
            }
        }
    }

    private Duration deadline(HttpExchange exchange) {
        String text = exchange.getRequestHeaders().getFirst("X-Deadline-Ms");
        try {
            long millis = text == null ? options.deadline().toMillis() : Long.parseLong(text.strip());
            if (millis >= 1 && millis <= 3_600_000) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new RequestException(400, "predict: a deadline must be in [1, 3600000] ms: X-Deadline-Ms=" + text);
    }

    private static Duration left(long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw late("predict: the deadline passed before a runner was asked for");
        }
        return Duration.ofNanos(left);
    }

    private static RequestException late(String message) {
        return new RequestException(504, message);
    }

    private Deployment enter() {
        while (true) {
            Deployment deployment = current.get();
            if (deployment.enter()) {
                return deployment;
            }
        }
    }

    // ---- changes of the model

    /// Reads the model again, warms it up and changes over; requests that are in the old one end there.
    ///
    /// @return the version now in service
    /// @throws RequestException with status 409 if a reload is going on, 422 if the new model cannot be used: the old one
    ///         stays
    public int reload() {
        if (!reloading.tryLock()) {
            throw new RequestException(409, "reload: another one is going on");
        }
        try {
            Deployment old = current.get();
            // On a thread of the system, which takes turns with others; a virtual one would keep its carrier for itself.
            FutureTask<Deployment> task = new FutureTask<>(() -> deploy(old.version() + 1));
            Thread.ofPlatform().name("gatun-reload").daemon().start(task);
            Deployment next = task.get();
            current.set(next);
            old.retire();
            metrics.reloaded(true);
            return next.version();
        } catch (ExecutionException e) {
            metrics.reloaded(false);
            String message = "reload: the new model cannot be used, the old one stays: " + e.getCause().getMessage();
            LOG.log(System.Logger.Level.WARNING, message);
            throw new RequestException(422, message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reload: interrupted");
        } finally {
            reloading.unlock();
        }
    }

    // ---- the end

    /// Says that it is not ready, goes on answering for `notice`, then takes no more connections and waits for the
    /// requests that are there.
    ///
    /// @param limit how long to wait for them
    /// @return whether all were answered
    public boolean drain(Duration notice, Duration limit) {
        isDraining = true;
        sleep(notice);
        long deadline = System.nanoTime() + limit.toNanos();
        while (present.get() > 0 && System.nanoTime() < deadline) {
            sleep(Duration.ofMillis(2));
        }
        boolean isDone = present.get() == 0;
        close();
        return isDone;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it at once; requests that are not answered lose their connection.
    @Override
    public void close() {
        isDraining = true;
        server.stop(0);
        threads.shutdownNow();
        current.get().retire();
    }
}
