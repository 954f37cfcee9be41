// SPDX-License-Identifier: Apache-2.0
package dev.gatun.io;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NpyTest {
    @TempDir
    Path folder;

    private Path file(String header, byte... data) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(10 + header.length() + data.length);
        all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        all.put((byte) header.length()).put((byte) (header.length() >> 8));
        all.put(header.getBytes(StandardCharsets.US_ASCII)).put(data);
        return Files.write(folder.resolve("f.npy"), all.array());
    }

    private String refusal(Path file) {
        return assertThrows(FormatException.class, () -> Npy.read(file)).getMessage();
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            if (dtype != DType.BF16) {
                all.put(dtype.toString(), Tensor.linspace(0, 5, 6, DType.F32).to(dtype).reshape(3, 2));
            }
        }
        all.put("scalar", Tensor.scalar(2, DType.F32));
        all.put("empty", Tensor.zeros(DType.I64, 0, 3));
        all.put("strided", Tensor.linspace(0, 5, 6, DType.F64).reshape(3, 2).t());
        Npy.writeAll(folder.resolve("all.npz"), all);
        Map<String, Tensor> read = Npy.readAll(folder.resolve("all.npz"));
        assertEquals(all.keySet(), read.keySet());
        for (Map.Entry<String, Tensor> entry : all.entrySet()) {
            Npy.write(folder.resolve("one.npy"), entry.getValue());
            for (Tensor tensor : new Tensor[] {read.get(entry.getKey()), Npy.read(folder.resolve("one.npy")), Npy.parse(
                    Npy.format(entry.getValue()))}) {
                assertEquals(entry.getValue().spec().packed(), tensor.spec());
                assertArrayEquals(entry.getValue().toDoubles(), tensor.toDoubles());
            }
        }
    }

    @Test
    void readsBothByteOrdersAndColumnMajorArrays() throws IOException {
        Path file = file("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }", new byte[] {0, 1, 0, 2, 0, 3, 0,
            4, 0, 5, -1, -1});
        Tensor tensor = Npy.read(file);
        assertEquals(Shape.of(2, 3), tensor.shape());
        assertArrayEquals(new long[] {1, 3, 5, 2, 4, -1}, tensor.toLongs());
    }

    @Test
    void refusesBytesThatAreNoArray() {
        byte[] good = Npy.format(Tensor.of(1, 2, 3));
        for (int length : new int[] {0, 7, 20, good.length - 1, good.length + 1}) {
            String message = assertThrows(FormatException.class, () -> Npy.parse(Arrays.copyOf(good, length)))
                    .getMessage();
            assertTrue(message.startsWith("npy: ") && message.endsWith("file in memory"), message);
        }
    }

    @Test
    void refusesHostileFiles() throws IOException {
        assertTrue(refusal(Files.write(folder.resolve("x"), new byte[] {1, 2, 3})).contains("magic"));
        assertTrue(refusal(file("{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,), }")).contains(
                "cut off"));
        assertTrue(refusal(file("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", new byte[8])).contains(
                "cut off"));
        assertTrue(refusal(file("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", new byte[8])).contains(
                "behind the array"));
        assertTrue(refusal(file("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }")).contains("bad shape"));
        assertTrue(refusal(file("{'descr': '|O8', 'fortran_order': False, 'shape': (1,), }")).contains("header"));
        assertTrue(refusal(file("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }")).contains("c8"));
    }

    @Test
    void readsRealFiles() throws IOException {
        Path real = Path.of("../../shared/data/tensors/npy");
        Assumptions.assumeTrue(Files.isDirectory(real), "the real array files are not here");
        assertEquals(Shape.of(1, 3, 224, 224), Npy.read(real.resolve("tract-grace_hopper_1x3x224x244.npy")).shape());
        assertEquals(DType.F16, Npy.read(real.resolve("djl-fp16.npy")).dtype());
        assertEquals(DType.I8, Npy.read(real.resolve("djl-int8.npy")).dtype());
        assertTrue(Npy.readAll(real.resolve("candle-test.npz")).size() > 1);
    }

    @Test
    void saysWhichArchiveIsCutOff() throws IOException {
        Path file = folder.resolve("cut.npz");
        Npy.writeAll(file, Map.of("x", Tensor.arange(1000, DType.F32)));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length / 2; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            String message = assertThrows(FormatException.class, () -> Npy.readAll(file)).getMessage();
            assertTrue(message.contains("cut.npz"), message);
        }
    }
}
