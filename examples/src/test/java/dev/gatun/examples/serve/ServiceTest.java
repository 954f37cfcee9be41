// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import dev.gatun.Gatun;
import dev.gatun.data.Images;
import dev.gatun.examples.serve.SlowBackend.Slow;
import dev.gatun.io.FormatException;
import dev.gatun.io.Npy;
import dev.gatun.op.Ops;
import dev.gatun.plan.Plan;
import dev.gatun.plan.PlanOptions;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A service in this process, with networks that take as long as they are told.
@Timeout(60)
class ServiceTest {
    private static final int SLOWEST_CLIENT_SECONDS = 2;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Service service;

    @BeforeAll
    static void configure() {
        Service.configure(Duration.ofSeconds(SLOWEST_CLIENT_SECONDS));
    }

    @AfterEach
    void close() {
        client.close();
        if (service != null) {
            service.close();
        }
    }

    private static Plan plan(long... dims) {
        return Gatun.compile(x -> new Tensor[] {Ops.apply(new Slow(), x[0])}, PlanOptions.standard().withInputNames("x")
                .withOutputNames("y"), TensorSpec.of(DType.F32, dims));
    }

    private static ServedModel model(long... dims) {
        Plan plan = plan(dims);
        return new ServedModel("slow", List.of(plan), false, Vision.of(plan.inputs().getFirst(), List.of(0.5f), List.of(
                0.125f)), List.of());
    }

    private static ServiceOptions options() {
        return ServiceOptions.standard().withPort(0);
    }

    private void start(ServiceOptions options, ServedModel.Source source) throws IOException {
        service = Service.start(options, source);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    private HttpRequest predict(String type, byte[] body, String... headers) {
        HttpRequest.Builder request = to("/v1/predict").header("Content-Type", type).POST(HttpRequest.BodyPublishers
                .ofByteArray(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private HttpRequest json(String text, String... headers) {
        return predict("application/json", text.getBytes(StandardCharsets.UTF_8), headers);
    }

    // A request for a model of three values that takes so many milliseconds.
    private HttpRequest lasting(int millis, String... headers) {
        return json("{\"inputs\": {\"x\": [[" + millis + ", 2, 3]]}}", headers);
    }

    private HttpResponse<byte[]> bytes(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> sendLater(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private void assertRefused(int status, String message, HttpRequest request) throws IOException,
            InterruptedException {
        HttpResponse<String> response = send(request);
        assertEquals(status, response.statusCode(), response::body);
        assertTrue(response.body().startsWith("{\"error\":\"") && response.body().endsWith("\",\"status\":" + status
                + "}"), response::body);
        assertTrue(response.body().contains(message), response::body);
    }

    private void assertServes() throws IOException, InterruptedException {
        HttpResponse<String> response = send(lasting(0));
        assertEquals(200, response.statusCode(), response::body);
    }

    private static byte[] littleEndian(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    // ---- what it answers

    @Test
    void answersJson() throws Exception {
        start(options(), () -> model(1, 2, 3));
        HttpResponse<String> response = send(json("{\"inputs\": {\"x\": [[[0, -0.5, 1e-3], [4, 5, 16777217]]]}}"));
        assertEquals(200, response.statusCode(), response::body);
        assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "{\"outputs\":{\"y\":[[[0.0,-0.5,0.001],[4.0,5.0,1.6777216E7]]]},\"model\":\"slow\",\"version\":1}",
                response.body());
    }

    @Test
    void answersIntegersAndBooleansOfSeveralInputs() throws Exception {
        Plan plan = Gatun.compile(in -> new Tensor[] {Ops.apply(new Slow(), in[0]), Ops.apply(new Slow(), in[1]),
            Ops.apply(new Slow(), in[2])}, PlanOptions.standard().withInputNames("a", "b", "c").withOutputNames("p",
                    "q", "r"),
                TensorSpec.of(DType.I64, 2), TensorSpec.of(DType.BOOL, 4), TensorSpec.of(DType.F64, 1));
        start(options(), () -> new ServedModel("three", List.of(plan), false, null, List.of()));
        HttpResponse<String> response = send(json("{\"inputs\": {\"c\": [0.1], \"a\": [0, -9223372036854775808],"
                + " \"b\": [false, false, false, true]}}"));
        assertTrue(response.body().startsWith("{\"outputs\":{\"p\":[0,-9223372036854775808],\"q\":[false,false,false,"
                + "true],\"r\":[0.1]}"), response::body);
        assertRefused(400, "cannot hold the value: at=[1], value=1.5", json(
                "{\"inputs\": {\"a\": [0, 1.5], \"b\": [false, false, false, true], \"c\": [1]}}"));
        assertRefused(400, "cannot hold the value: at=[0], value=2", json(
                "{\"inputs\": {\"a\": [0, 1], \"b\": [2, 0, 0, 0], \"c\": [1]}}"));
        assertRefused(400, "out of range", json(
                "{\"inputs\": {\"a\": [0, 9223372036854775808], \"b\": [0, 0, 0, 0], \"c\": [1]}}"));
        assertRefused(400, "an input is missing: name='c'", json("{\"inputs\": {\"a\": [0, 1], \"b\": [0, 0, 0, 0]}}"));
        assertRefused(400, "the model has more inputs: inputs=[a, b, c]; send JSON", predict("application/octet-stream",
                new byte[16]));
    }

    @Test
    void answersRawBytes() throws Exception {
        start(options(), () -> model(1, 3));
        HttpRequest request = predict("application/octet-stream", littleEndian(0, 2, 3), "X-Dtype", "f32", "X-Shape",
                "1, 3", "Accept", "application/octet-stream");
        HttpResponse<byte[]> response = bytes(request);
        assertEquals(200, response.statusCode());
        assertArrayEquals(littleEndian(0, 2, 3), response.body());
        assertEquals(List.of("f32", "1,3", "1"), List.of("X-Dtype", "X-Shape", "X-Model-Version").stream().map(
                name -> response.headers().firstValue(name).orElse("")).toList());
        assertTrue(send(predict("application/octet-stream", littleEndian(0, 2, 3))).body().contains("[[0.0,2.0,3.0]]"));
        assertRefused(400, "wrong element type: X-Dtype=i32", predict("application/octet-stream", new byte[12],
                "X-Dtype", "i32"));
        assertRefused(400, "input 0 (x) is f32[3,1] but the model takes f32[1,3]", predict("application/octet-stream",
                new byte[12], "X-Shape", "3,1"));
        assertRefused(400, "not a shape: X-Shape=1,x", predict("application/octet-stream", new byte[12], "X-Shape",
                "1,x"));
        assertRefused(400, "not a shape", predict("application/octet-stream", new byte[12], "X-Shape",
                "4611686018427387904,4611686018427387904"));
        assertRefused(400, "the body must hold f32[1,3]: bytes=11, needed=12", predict("application/octet-stream",
                new byte[11]));
        assertRefused(400, "inputs must be finite: element=1, value=NaN", predict("application/octet-stream",
                littleEndian(0, Float.NaN, 0)));
    }

    @Test
    void answersArraysOfNumPy() throws Exception {
        start(options(), () -> model(1, 3));
        HttpResponse<byte[]> response = bytes(predict("application/x-npy", Npy.format(Tensor.of(new float[] {0, 5, 6},
                1, 3)), "Accept", "application/x-npy, */*"));
        assertEquals(200, response.statusCode());
        Tensor y = Npy.parse(response.body());
        assertEquals(TensorSpec.of(DType.F32, 1, 3), y.spec());
        assertArrayEquals(new float[] {0, 5, 6}, y.toFloats());
        assertRefused(400, "npy: the magic bytes are missing", predict("application/x-npy", new byte[90]));
        assertRefused(400, "input 0 (x) is f64[1,3] but the model takes f32[1,3]", predict("application/x-npy", Npy
                .format(Tensor.zeros(DType.F64, 1, 3))));
    }

    @Test
    void answersPictures() throws Exception {
        start(options(), () -> model(1, 1, 2, 2));
        Path png = folder.resolve("picture.png");
        Images.writePng(png, Tensor.of(new float[] {0, 0.2f, 0.4f, 1}, 2, 2));
        HttpResponse<byte[]> response = bytes(predict("image/png", Files.readAllBytes(png), "Accept",
                "application/octet-stream"));
        // Minus a mean of 0.5, divided by a deviation of 0.125.
        assertArrayEquals(littleEndian((0 - 0.5f) / 0.125f, (51 / 255f - 0.5f) / 0.125f, (102 / 255f - 0.5f) / 0.125f,
                (1 - 0.5f) / 0.125f), response.body());
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        assertTrue(send(predict("image/jpeg", jpeg.toByteArray())).body().contains("[[[[-4.0,-4.0],[-4.0,-4.0]]]]"));
        assertRefused(400, "images: not a picture", predict("image/png", new byte[64]));
        byte[] cut = new byte[40];
        System.arraycopy(Files.readAllBytes(png), 0, cut, 0, 40);
        assertRefused(400, "images: damaged picture", predict("image/png", cut));
        service.close();
        start(options(), () -> model(1, 3));
        assertRefused(415, "the model takes no pictures", predict("image/png", Files.readAllBytes(png)));
    }

    @Test
    void rowsOfRequestsShareRuns() throws Exception {
        start(options(), () -> new ServedModel("rows", List.of(plan(1, 2), plan(4, 2)), true, null, List.of()));
        assertTrue(send(json("{\"inputs\": {\"x\": [[0, 1], [0, 2], [0, 3]]}}")).body().contains(
                "\"y\":[[0.0,1.0],[0.0,2.0],[0.0,3.0]]"));
        assertArrayEquals(littleEndian(0, 1, 0, 2), bytes(predict("application/octet-stream", littleEndian(0, 1, 0, 2),
                "Accept", "application/octet-stream")).body());
        assertRefused(400, "has too many rows: limit=4", json(
                "{\"inputs\": {\"x\": [[0, 1], [0, 1], [0, 1], [0, 1], [0, 1]]}}"));
        assertRefused(400, "must have a row: rows=0", json("{\"inputs\": {\"x\": []}}"));
        assertRefused(400, "input 0 (x) is f32[5,2] but the model takes f32[4,2] or fewer rows", predict(
                "application/octet-stream", new byte[40]));
        assertTrue(send(to("/v1/model").build()).body().contains("\"shape\":[\"1 to 4\",2]"));
    }

    @Test
    void describesItself() throws Exception {
        start(options(), () -> model(1, 1, 2, 2));
        String about = send(to("/v1/model").build()).body();
        assertTrue(about.startsWith("{\"name\":\"slow\",\"inputs\":[{\"name\":\"x\",\"dtype\":\"f32\",\"shape\":[1,1,2,"
                + "2]}],\"outputs\":[{\"name\":\"y\",\"dtype\":\"f32\",\"shape\":[1,1,2,2]}],\"pictures\":{"), about);
        assertEquals("{\"status\":\"ready\"}", send(to("/healthz").build()).body());
        assertEquals("{\"status\":\"live\"}", send(to("/healthz/live").build()).body());
        assertEquals(200, send(to("/healthz").method("HEAD", HttpRequest.BodyPublishers.noBody()).build())
                .statusCode());
        assertRefused(404, "no such page: path=/nothing", to("/nothing").build());
        HttpResponse<String> metrics = send(to("/metrics").build());
        assertTrue(metrics.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
        for (String line : List.of("gatun_model_version 1.0", "gatun_queue_depth 0.0", "gatun_runners_busy 0.0",
                "gatun_request_seconds_bucket{route=\"/v1/model\",status=\"200\",le=\"10.0\"} 1",
                "gatun_request_seconds_count{route=\"other\",status=\"404\"} 1", "jvm_memory_used_bytes{",
                "gatun_memory_resident_bytes ")) {
            assertTrue(metrics.body().contains("\n" + line), () -> line + " is missing in\n" + metrics.body());
        }
    }

    // ---- what it refuses

    @Test
    void refusesWhatTheModelDoesNotTake() throws Exception {
        start(options(), () -> model(1, 3));
        assertRefused(400, "not valid JSON", json("{\"inputs\": {\"x\": [[1, 2"));
        assertRefused(400, "not valid JSON", json("{\"inputs\": {\"x\": [[1, 2, NaN]]}}"));
        assertRefused(400, "cannot hold the value: at=[0, 0], value=[",
                json("{\"inputs\": {\"x\": " + "[".repeat(5000)));
        assertRefused(400, "not valid JSON", json("{\"inputs\": {\"x\": [[" + "1".repeat(5000) + "]]}}"));
        assertRefused(400, "an object with the member 'inputs' is expected: found=null", json(""));
        assertRefused(400, "an object with the member 'inputs' is expected: found=START_ARRAY", json("[]"));
        assertRefused(400, "the member 'inputs' is missing", json("{}"));
        assertRefused(400, "the one member of a request must be 'inputs': member='input'", json("{\"input\": 1}"));
        assertRefused(400, "text behind the request", json("{\"inputs\": {\"x\": [[1, 2, 3]]}} {}"));
        assertRefused(400, "no such input: name='z'; inputs [x]", json("{\"inputs\": {\"z\": [[1, 2, 3]]}}"));
        assertRefused(400, "an input is given twice: name='x'", json(
                "{\"inputs\": {\"x\": [[1, 2, 3]], \"x\": [[1, 2, 3]]}}"));
        assertRefused(400, "an input is missing: name='x'", json("{\"inputs\": {}}"));
        assertRefused(400, "too few elements: at=[0], found=2, expected=3", json("{\"inputs\": {\"x\": [[1, 2]]}}"));
        assertRefused(400, "too many elements: at=[0], expected=3", json("{\"inputs\": {\"x\": [[1, 2, 3, 4]]}}"));
        assertRefused(400, "must be an array here: at=[0], found=VALUE_NUMBER_INT", json("{\"inputs\": {\"x\": [1]}}"));
        assertRefused(400, "cannot hold the value: at=[0, 0], value=[", json("{\"inputs\": {\"x\": [[[1], 2, 3]]}}"));
        assertRefused(400, "cannot hold the value: at=[0, 2], value=a", json("{\"inputs\": {\"x\": [[1, 2, \"a\"]]}}"));
        assertRefused(400, "cannot hold the number: at=[0, 1], value=1e39", json(
                "{\"inputs\": {\"x\": [[1, 1e39, 3]]}}"));
        assertRefused(400, "slow: a refused value", lasting(-1));
        assertRefused(400, "a deadline must be in [1, 3600000] ms: X-Deadline-Ms=soon", lasting(0, "X-Deadline-Ms",
                "soon"));
        assertRefused(415, "no such kind of body: Content-Type=text/plain", predict("text/plain", new byte[3]));
        assertServes();
    }

    @Test
    void refusesWrongMethods() throws Exception {
        start(options(), () -> model(1, 3));
        HttpResponse<String> response = send(to("/v1/predict").build());
        assertEquals(405, response.statusCode());
        assertEquals("POST", response.headers().firstValue("Allow").orElse(""));
        assertRefused(405, "the method must be GET: method=POST", to("/v1/model").POST(HttpRequest.BodyPublishers
                .noBody()).build());
        assertServes();
    }

    @Test
    void refusesLongBodies() throws Exception {
        start(options().withBodyLimit(1000), () -> model(1, 3));
        assertRefused(413, "the body is too long: limit=1000 bytes", json(" ".repeat(1001)));
        HttpRequest chunked = to("/v1/predict").header("Content-Type", "application/json").POST(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000]))).build();
        assertRefused(413, "limit=1000 bytes", chunked);
        // A promise is enough.
        try (Socket socket = socket()) {
            write(socket, "POST /v1/predict HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n");
            assertTrue(readAll(socket).startsWith("HTTP/1.1 413"));
        }
        assertServes();
    }

    @Test
    void mistakesInTheCodeSayNothingAndHurtNobody() throws Exception {
        start(options(), () -> model(1, 3));
        assertRefused(500, "internal error: UnsupportedOperationException", lasting(-2));
        assertServes();
    }

    @Test
    void refusesWhatIsMoreThanTheQueueHolds() throws Exception {
        start(options().withQueue(1, 1), () -> model(1, 3));
        var running = sendLater(lasting(400));
        await(() -> service.statistics().inUse() == 1);
        var waiting = sendLater(lasting(0));
        await(() -> service.statistics().waiting() == 1);
        HttpResponse<String> response = send(lasting(0));
        assertEquals(429, response.statusCode(), response::body);
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(List.of(200, 200), List.of(running.get().statusCode(), waiting.get().statusCode()));
        assertServes();
        assertTrue(send(to("/metrics").build()).body().contains("gatun_rejected_total{reason=\"queue\"} 1.0"));
    }

    @Test
    void refusesWhatCannotBeginInTime() throws Exception {
        start(options().withQueue(1, 8), () -> model(1, 3));
        var running = sendLater(lasting(300));
        await(() -> service.statistics().inUse() == 1);
        assertRefused(504, "no runner became free in time", lasting(0, "X-Deadline-Ms", "20"));
        assertEquals(200, running.get().statusCode());
        assertServes();
    }

    // ---- clients

    private Socket socket() throws IOException {
        return new Socket("127.0.0.1", service.port());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void slowClientsHoldNoRunnerAndAreLetGo() throws Exception {
        start(options().withQueue(1, 1), () -> model(1, 3));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = socket();
            write(socket, List.of("", "POST /v1/pre", "POST /v1/predict HTTP/1.1\r\nHost: a\r\n",
                    "POST /v1/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n"
                            + "{\"inputs\"")
                    .get(i % 4));
            slow.add(socket);
        }
        for (int i = 0; i < 30; i++) {
            assertServes();
        }
        // Those who began a request and do not go on lose their connection.
        for (int i = 0; i < slow.size(); i++) {
            if (i % 4 == 3) {
                slow.get(i).setSoTimeout(1000 * (SLOWEST_CLIENT_SECONDS + 4));
                assertEquals("", readAll(slow.get(i)));
            }
        }
        for (Socket socket : slow) {
            socket.close();
        }
        assertServes();
    }

    @Test
    void clientsWhoDieHurtNobody() throws Exception {
        start(options().withQueue(1, 64), () -> model(1, 3));
        String body = "{\"inputs\": {\"x\": [[20, 2, 3]]}}";
        for (int i = 0; i < 10; i++) {
            try (Socket socket = socket()) {
                // Closing sends a reset, as after kill -9.
                socket.setSoLinger(true, 0);
                write(socket,
                        "POST /v1/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                                + (body.length() + (i % 2) * 100) + "\r\n\r\n" + body);
            }
        }
        await(() -> service.statistics().inUse() == 0 && service.statistics().waiting() == 0);
        for (int i = 0; i < 10; i++) {
            assertServes();
        }
    }

    // ---- changes and the end

    @Test
    void reloadsUnderLoadWithoutDroppingARequest() throws Exception {
        AtomicReference<ServedModel.Source> file = new AtomicReference<>(() -> model(1, 3));
        start(options().withQueue(2, 64), () -> file.get().load());
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger good = new AtomicInteger();
        List<String> bad = new ArrayList<>();
        List<Thread> callers = IntStream.range(0, 4).mapToObj(i -> Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                try {
                    HttpResponse<String> response = send(lasting(i % 2));
                    if (response.statusCode() != 200) {
                        throw new IOException(response.statusCode() + " " + response.body());
                    }
                    good.incrementAndGet();
                } catch (IOException | InterruptedException e) {
                    synchronized (bad) {
                        bad.add(e.toString());
                    }
                }
            }
        })).toList();
        for (int version = 2; version < 12; version++) {
            Thread.sleep(50);
            HttpResponse<String> reload = send(to("/v1/reload").POST(HttpRequest.BodyPublishers.noBody()).build());
            assertEquals("{\"version\":" + version + "}", reload.body());
            file.set(() -> {
                throw new FormatException("model: damaged");
            });
            assertRefused(422, "the new model cannot be used, the old one stays: model: damaged", to("/v1/reload").POST(
                    HttpRequest.BodyPublishers.noBody()).build());
            file.set(() -> model(1, 3));
        }
        isOver.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(List.of(), bad);
        assertTrue(good.get() > 50, good::toString);
        String metrics = send(to("/metrics").build()).body();
        assertTrue(metrics.contains("gatun_model_version 11.0") && metrics.contains(
                "gatun_model_reloads_total{result=\"failed\"} 10.0"), metrics);
    }

    @Test
    void answersWithTheNewModelAfterAReload() throws Exception {
        AtomicReference<ServedModel> file = new AtomicReference<>(model(1, 3));
        start(options(), file::get);
        assertServes();
        file.set(model(1, 4));
        assertEquals(200, send(to("/v1/reload").POST(HttpRequest.BodyPublishers.noBody()).build()).statusCode());
        assertRefused(400, "too few elements", lasting(0));
        assertTrue(send(json("{\"inputs\": {\"x\": [[0, 1, 2, 3]]}}")).body().endsWith("\"version\":2}"));
    }

    @Test
    void drainingFinishesWhatIsThere() throws Exception {
        start(options(), () -> model(1, 3));
        var running = List.of(sendLater(lasting(400)), sendLater(lasting(300)));
        await(() -> service.statistics().inUse() == 2);
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> service.drain(Duration.ofMillis(100),
                Duration.ofSeconds(10)));
        HttpResponse<String> ready = send(to("/healthz").build());
        while (ready.statusCode() == 200) {
            ready = send(to("/healthz").build());
        }
        assertEquals(503, ready.statusCode());
        assertEquals("close", ready.headers().firstValue("Connection").orElse(""));
        for (var one : running) {
            assertEquals(200, one.get().statusCode());
        }
        assertTrue(drained.get());
        assertThrows(IOException.class, () -> send(to("/healthz").build()));
    }

    @Test
    void drainingGivesUpAtItsLimit() throws Exception {
        start(options(), () -> model(1, 3));
        var running = sendLater(lasting(3000));
        await(() -> service.statistics().inUse() == 1);
        assertFalse(service.drain(Duration.ZERO, Duration.ofMillis(50)));
        assertThrows(Exception.class, running::get);
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        start(options(), () -> model(1, 3));
        assertTrue(assertThrows(IOException.class,
                () -> Service.start(options().withPort(service.port()), () -> model(1,
                        3)))
                .getMessage().startsWith("serve: cannot listen there: host=127.0.0.1, port=" + service.port()));
        assertEquals("model: damaged", assertThrows(FormatException.class, () -> Service.start(options(), () -> {
            throw new FormatException("model: damaged");
        })).getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> options().withPort(70_000)).getMessage().contains(
                "port=70000"));
    }
}
