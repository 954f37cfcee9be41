// SPDX-License-Identifier: Apache-2.0
package dev.gatun.fuzz;

import com.sun.management.ThreadMXBean;
import dev.gatun.data.Csv;
import dev.gatun.data.Idx;
import dev.gatun.data.Images;
import dev.gatun.io.Npy;
import dev.gatun.io.SafeTensors;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/// A reader, and what it promises for any bytes at all: a value or one clear error, in bounded memory and time.
enum ReaderTarget {
    SAFETENSORS(".safetensors", 1000, SafeTensors::read) {
        @Override
        List<byte[]> seeds() {
            return List.of(written(file -> SafeTensors.write(file, Map.of("w", small(DType.F32), "b", small(
                    DType.BOOL), "s", Tensor.scalar(2, DType.BF16)), Map.of("format", "pt\u00e9"))), written(
                            file -> SafeTensors.write(file, Map.of(), Map.of())));
        }
    },
    NPY(".npy", 100, Npy::read) {
        @Override
        List<byte[]> seeds() {
            String columns = "{'descr': '>f8', 'fortran_order': True, 'shape': (2, 1), }";
            return List.of(written(file -> Npy.write(file, small(DType.F32))), written(file -> Npy.write(file, Tensor
                    .scalar(1, DType.F16))), bytes("\u0093NUMPY\u0001\u0000" + (char) columns.length() + "\0"
                            + columns + "\0".repeat(16)));
        }
    },
    NPZ(".npz", 5000, Npy::readAll) {
        @Override
        List<byte[]> seeds() {
            return List.of(written(file -> Npy.writeAll(file, Map.of("a", small(DType.I64), "b", small(DType.U8)))));
        }
    },
    IDX(".idx", 5000, Idx::read) {
        @Override
        List<byte[]> seeds() {
            byte[] plain = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6};
            return List.of(plain, written(out -> new GZIPOutputStream(out), plain));
        }
    },
    CSV(".csv", 2000, file -> {
        Csv table = Csv.read(file, true);
        if (table.header().contains("class")) {
            table.classification(table.column("class"));
        } else {
            table.regression(0);
        }
    }) {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes("a,b,class\n1,2.5,x\n\"3\",-1e3,\"y, \"\"z\"\"\"\n"), bytes("x\r\n1\r\n2\r\n"));
        }
    },
    // The most pixels that Images takes for a byte of a file, and what one takes while it is decoded.
    IMAGE(".img", 8256 * 32, file -> {
        Images.read(file, 1);
    }) {
        @Override
        List<byte[]> seeds() {
            return List.of(picture("png", BufferedImage.TYPE_INT_ARGB), picture("png", BufferedImage.TYPE_BYTE_GRAY),
                    picture("png", BufferedImage.TYPE_BYTE_INDEXED), picture("jpg", BufferedImage.TYPE_INT_RGB),
                    picture("bmp", BufferedImage.TYPE_INT_RGB), picture("gif", BufferedImage.TYPE_BYTE_INDEXED));
        }
    },
    // Also makes what follows from constants, at most 256 MiB of it twice.
    ONNX(".onnx", 1 << 20, file -> OnnxModel.load(file).unsupported()) {
        @Override
        List<byte[]> seeds() {
            OnnxWriter product = new OnnxWriter("product", 20).input("x", DType.F32, "n", 3).constant("w", small(
                    DType.F32)).node("MatMul", List.of("x", "w"), List.of("p"), Map.of()).node("Relu", List.of("p"),
                            List.of("y"), Map.of())
                    .output("y", DType.F32, "n", 2);
            OnnxWriter folded = new OnnxWriter("folded", 20).constant("dims", Tensor.of(new long[] {2, 3}, 2)).node(
                    "ConstantOfShape", List.of("dims"), List.of("zeros"), Map.of("value", Tensor.of(new long[] {1},
                            1)))
                    .node("Reshape", List.of("zeros", "dims"), List.of("y"), Map.of()).output("y",
                            DType.I64, 2, 3);
            OnnxWriter other = new OnnxWriter("other", 13).opset("ai.onnx.ml", 3).input("x", DType.U8, 1, 1, 8, 8)
                    .constant("pads", Tensor.of(new long[] {0, 0, 1, 1, 0, 0, 1, 1}, 8)).node("Pad", List.of("x",
                            "pads"), List.of("p"), Map.of("mode", "edge"))
                    .node("Cast", List.of("p"), List.of("y"), Map
                            .of("to", 1))
                    .output("y", DType.F32, 1, 1, 10, 10);
            return List.of(product.toBytes(), folded.toBytes(), other.toBytes());
        }
    };

    private static final long BASE_BYTES = 16 << 20;
    private static final long MOST_NANOS = 10_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final BufferPoolMXBean DIRECT = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct")).findFirst().orElseThrow();

    /// Reads something.
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    private interface Reader {
        void read(Path file) throws IOException;
    }

    private interface Wrapper {
        OutputStream around(OutputStream out) throws IOException;
    }

    private final String ending;
    private final long factor;
    private final Reader reader;

    // `factor`: the most bytes of memory for each byte of the file.
    ReaderTarget(String ending, long factor, Reader reader) {
        this.ending = ending;
        this.factor = factor;
        this.reader = reader;
    }

    /// Files that the reader takes.
    abstract List<byte[]> seeds();

    /// Reads `input` as a file.
    void read(byte[] input) throws IOException {
        Path file = file();
        write(file, input);
        reader.read(file);
    }

    /// Reads `input` as a file.
    ///
    /// @throws AssertionError if an error is unclear, or if it takes too much memory or time
    void check(byte[] input) {
        Path file = file();
        write(file, input);
        check(name(), input, factor, () -> reader.read(file));
    }

    /// Reads something as large as `input`, with at most `factor` bytes of memory for each of its bytes, besides 16 MiB.
    static void check(String name, byte[] input, long factor, Action read) {
        String problem = problem(name, input, factor, read);
        // What the first input of a kind takes may be classes that are loaded and instrumented.
        for (int again = 0; again < 2 && !problem.isEmpty(); again++) {
            problem = problem(name, input, factor, read);
        }
        if (!problem.isEmpty()) {
            throw new AssertionError(problem);
        }
    }

    private static String problem(String name, byte[] input, long factor, Action read) {
        long offHeap = DIRECT.getTotalCapacity();
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            read.run();
        } catch (IOException | IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).matches("(?s)[a-z0-9]+: .+")) {
                throw new AssertionError("an unclear message: " + e, e);
            }
        }
        long nanos = System.nanoTime() - start;
        long bytes = Math.max(THREADS.getCurrentThreadAllocatedBytes() - heap, DIRECT.getTotalCapacity() - offHeap);
        return nanos <= MOST_NANOS && bytes <= BASE_BYTES + factor * input.length ? ""
                : String.format(Locale.ROOT, "%s of %,d bytes took %,d bytes and %,d ms", name, input.length, bytes,
                        nanos / 1_000_000);
    }

    private Path file() {
        Path memory = Path.of("/dev/shm");
        return (Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"))).resolve("gatun-fuzz-"
                + ProcessHandle.current().pid() + ending);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
            file.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor small(DType dtype) {
        return Tensor.arange(6, DType.I64).to(dtype).reshape(2, 3);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] written(Reader writer) {
        try {
            Path file = Files.createTempFile("gatun-seed", ".bin");
            try {
                writer.read(file);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(Wrapper wrapper, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream wrapped = wrapper.around(out)) {
            wrapped.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] picture(String format, int type) {
        BufferedImage image = new BufferedImage(5, 4, type);
        image.setRGB(2, 1, 0xFF80C0E0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(out.toByteArray(), out.size());
    }
}
