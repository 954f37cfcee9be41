// SPDX-License-Identifier: Apache-2.0
package dev.gatun.io;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SafeTensorsTest {
    @TempDir
    Path folder;

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return file(text.length, text, data);
    }

    private Path file(long length, byte[] text, byte[] data) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(length).put(text).put(data);
        return Files.write(folder.resolve("f.safetensors"), all.array());
    }

    private String refusal(Path file) {
        return assertThrows(FormatException.class, () -> SafeTensors.read(file)).getMessage();
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            tensors.put("all." + dtype, Tensor.linspace(0, 5, 6, DType.F32).to(dtype).reshape(2, 3));
        }
        tensors.put("empty", Tensor.zeros(DType.F32, 0, 4));
        tensors.put("scalar", Tensor.scalar(3, DType.F64));
        tensors.put("strided", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).t());
        tensors.put("namé \"quoted\"\n", Tensor.of(1f));
        Path file = folder.resolve("deep/er/f.safetensors");
        SafeTensors.write(file, tensors, Map.of("step", "12"));
        SafeTensors read = SafeTensors.read(file);
        assertEquals(Map.of("step", "12"), read.metadata());
        assertEquals(tensors.keySet(), read.tensors().keySet());
        tensors.forEach((name, tensor) -> {
            assertEquals(tensor.spec().packed(), read.tensors().get(name).spec());
            assertArrayEquals(tensor.toDoubles(), read.tensors().get(name).toDoubles());
        });
        assertEquals(1, Files.list(file.getParent()).count());
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        Map<String, Tensor> tensors = Map.of("b", Tensor.of(1f), "a", Tensor.of(2f, 3f), "c", Tensor.of(4f));
        SafeTensors.write(folder.resolve("1"), tensors, Map.of());
        SafeTensors.write(folder.resolve("2"), tensors, Map.of());
        assertArrayEquals(Files.readAllBytes(folder.resolve("1")), Files.readAllBytes(folder.resolve("2")));
    }

    @Test
    void refusesHostileHeaders() throws IOException {
        String one = "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        assertTrue(refusal(file(1L << 60, "{}".getBytes(), new byte[0])).contains("length=1152921504606846976"));
        assertTrue(refusal(file(-1, "{}".getBytes(), new byte[0])).contains("header length out of range"));
        assertTrue(refusal(file("{" + one + "}", new byte[3])).contains("cut off"));
        assertTrue(refusal(file("{" + one + "}", new byte[5])).contains("the data must fill the file"));
        assertTrue(refusal(file("{" + one + "," + one + "}", new byte[4])).contains("repeated key 'x'"));
        assertTrue(refusal(file("{" + one + ",\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                new byte[4])).contains("without gap or overlap"));
        assertTrue(refusal(file("{\"x\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,1]}}", new byte[1]))
                .contains("dtype=F8"));
        assertTrue(refusal(file("{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
                new byte[0])).contains("too many elements"));
        assertTrue(refusal(file("{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", new byte[4]))
                .contains("must not be negative"));
        assertTrue(refusal(file("[".repeat(100), new byte[0])).contains("nested deeper"));
        assertTrue(refusal(file("[1]", new byte[0])).contains("an object was expected"));
        assertTrue(refusal(Files.write(folder.resolve("short"), new byte[5])).contains("too short"));
    }

    @Test
    void survivesRandomDamage() throws IOException {
        Path file = folder.resolve("f");
        SafeTensors.write(file, Map.of("x", Tensor.of(1f, 2f), "y", Tensor.of(3f)), Map.of("k", "v"));
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(good, random.nextInt(good.length))
                    : good.clone();
            for (int n = random.nextInt(4); n >= 0 && bad.length > 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bad);
            try {
                SafeTensors.read(file);
            } catch (FormatException expected) {
                assertTrue(expected.getMessage().startsWith("safetensors: "), expected.getMessage());
            }
        }
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = folder.resolve("f");
        SafeTensors.write(file, Map.of("x", Tensor.of(1f)), Map.of());
        assertThrows(IOException.class, () -> AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[100]));
            throw new IOException("No space left on device");
        }));
        assertEquals(1, SafeTensors.read(file).tensors().get("x").item());
        assertEquals(1, Files.list(folder).count());
    }

    @Test
    void filesMayBeReadByWhomTheSystemLets() throws IOException {
        Path file = folder.resolve("f");
        SafeTensors.write(file, Map.of("x", Tensor.of(1f)), Map.of());
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
        assertEquals(Files.getPosixFilePermissions(Files.createFile(folder.resolve("plain"))),
                Files.getPosixFilePermissions(file));
    }

    @Test
    void readsRealFiles() throws IOException {
        Path real = Path.of("../../shared/data/tensors/safetensors");
        Assumptions.assumeTrue(Files.isDirectory(real), "the real tensor files are not here");
        assertEquals(1, SafeTensors.read(real.resolve("burn-mnist.safetensors")).tensors().keySet().stream()
                .filter(name -> name.endsWith("conv1.weight")).count());
        for (String name : new String[] {"burn-multi_layer", "silero_vad_16k"}) {
            assertTrue(!SafeTensors.read(real.resolve(name + ".safetensors")).tensors().isEmpty());
        }
        assertEquals(TensorSpec.of(DType.I8, 2, 3), SafeTensors.read(real.resolve("djl-list.safetensors")).tensors()
                .get("attention").spec());
    }

    @Test
    void namesTheFolderThatIsNoFile() {
        assertTrue(refusal(folder).contains(folder.toString()));
    }

    @Test
    void refusesNamesThatCannotBeReadBack() {
        Path file = folder.resolve("names.safetensors");
        for (String name : new String[] {"__metadata__", "\ud800"}) {
            assertThrows(IllegalArgumentException.class,
                    () -> SafeTensors.write(file, Map.of(name, Tensor.of(1f)), Map.of()));
        }
        assertTrue(Files.notExists(file));
    }

    @Test
    void readsEveryByteThatIsNotZeroAsTrue() throws IOException {
        Path file = file("{\"m\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}", new byte[] {2, 0, -1});
        Tensor mask = SafeTensors.read(file).tensors().get("m");
        Tensor ones = Tensor.ones(DType.BOOL, 3);
        assertArrayEquals(new boolean[] {true, false, true}, mask.and(ones).toBooleans());
        assertArrayEquals(new boolean[] {false, true, false}, mask.xor(ones).toBooleans());
    }

    @Test
    void writesThroughLinksAndLeavesDevicesAlone() throws IOException {
        Path target = folder.resolve("target.safetensors");
        Path link = folder.resolve("link.safetensors");
        SafeTensors.write(target, Map.of("w", Tensor.of(1f)), Map.of());
        Files.createSymbolicLink(link, target);
        SafeTensors.write(link, Map.of("w", Tensor.of(2f)), Map.of());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(2, SafeTensors.read(target).tensors().get("w").item());
        Path device = folder.resolve("device");
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/null")), "/dev/null is missing");
        Files.createSymbolicLink(device, Path.of("/dev/null"));
        assertThrows(IOException.class, () -> SafeTensors.write(device, Map.of("w", Tensor.of(2f)), Map.of()));
        assertTrue(Files.exists(Path.of("/dev/null")) && !Files.isRegularFile(Path.of("/dev/null")));
    }
}
