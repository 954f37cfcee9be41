// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadersTest {
    private static final Path REAL = Path.of("../../shared/data");

    @TempDir
    Path folder;

    private Path write(String name, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve(name), content);
    }

    private static String refusal(Executable read) {
        return assertThrows(FormatException.class, read).getMessage();
    }

    @Test
    void readsIdx() throws IOException {
        Tensor t = Idx.read(write("x", 0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255));
        assertEquals(Shape.of(2, 3), t.shape());
        assertArrayEquals(new long[] {1, 2, 3, 4, 5, 255}, t.toLongs());
    }

    @Test
    void refusesBadIdx() throws IOException {
        Path wrong = write("a", 0, 0, 9, 1, 0, 0, 0, 1, 1);
        assertTrue(refusal(() -> Idx.read(wrong)).contains("wrong magic number"));
        Path cut = write("b", 0, 0, 8, 1, 0, 0, 0, 9, 1);
        assertTrue(refusal(() -> Idx.read(cut)).contains("cut off"));
        Path huge = write("c", 0, 0, 8, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                255);
        assertTrue(refusal(() -> Idx.read(huge)).contains("too many elements"));
        Path gzip = write("d", 0x1F, 0x8B, 8, 0, 0, 0);
        assertTrue(refusal(() -> Idx.read(gzip)).contains("damaged or cut off"));
        assertTrue(assertThrows(NoSuchFileException.class, () -> Idx.mnist(folder.resolve("none"), true)).getMessage()
                .startsWith("data: no such folder"));
        assertTrue(assertThrows(NoSuchFileException.class, () -> Idx.mnist(folder, true)).getMessage().contains(
                "train-images-idx3-ubyte or the same with .gz"));
    }

    @Test
    void readsCsvWithQuotes() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,\"b,\"\"c\"\"\",kind\r\n1, 2 ,x\n\n3,4,\"y\nz\"");
        Csv csv = Csv.read(file, true);
        assertEquals(List.of("a", "b,\"c\"", "kind"), csv.header());
        assertEquals(List.of(List.of("1", "2", "x"), List.of("3", "4", "y\nz")), csv.rows());
        Dataset dataset = csv.classification(csv.column("kind"));
        assertEquals(List.of("x", "y\nz"), dataset.classes());
        assertArrayEquals(new float[] {1, 2, 3, 4}, dataset.all().x().toFloats());
        assertArrayEquals(new float[] {2, 4}, new Csv(List.of(), List.of(List.of("1", "2"), List.of("3", "4")))
                .regression(1).all().y().toFloats());
    }

    @Test
    void refusesBadCsv() throws IOException {
        Path ragged = Files.writeString(folder.resolve("r.csv"), "1,2\n3");
        assertTrue(refusal(() -> Csv.read(ragged, false)).contains("row=2, cells=1, expected=2"));
        Path open = Files.writeString(folder.resolve("o.csv"), "1,\"2\n3");
        assertTrue(refusal(() -> Csv.read(open, false)).contains("quote is not closed"));
        Path text = Files.writeString(folder.resolve("t.csv"), "1,a\nq,b");
        assertTrue(refusal(() -> Csv.read(text, false).classification(1)).contains("row=2, column=1, cell='q'"));
        Path binary = write("b.csv", 0xC3, 0x28);
        assertTrue(refusal(() -> Csv.read(binary, false)).contains("not UTF-8"));
    }

    @Test
    void writesAndReadsPng() throws IOException {
        Tensor image = Tensor.of(new float[] {0, 1, 0.5f, 0.2f, 1, 0, 0.4f, 0.6f, 0.8f, 0, 0, 1}, 3, 2, 2);
        Images.writePng(folder.resolve("rgb.png"), image);
        Tensor read = Images.read(folder.resolve("rgb.png"), 3);
        assertEquals(image.shape(), read.shape());
        for (int i = 0; i < 12; i++) {
            assertEquals(image.toFloats()[i], read.toFloats()[i], 0.5 / 255 + 1e-6);
        }
        Tensor grey = Tensor.of(new float[] {0, 0.25f, 0.5f, 1}, 2, 2);
        Images.writePng(folder.resolve("grey.png"), grey);
        assertArrayEquals(new float[] {0, 64 / 255f, 128 / 255f, 1}, Images.read(folder.resolve("grey.png"), 1)
                .toFloats(), 1e-6f);
    }

    @Test
    void refusesBadPictures() throws IOException {
        Path text = Files.writeString(folder.resolve("x.png"), "no picture");
        assertTrue(refusal(() -> Images.read(text, 3)).contains("not a picture"));
        Path large = Files.write(folder.resolve("large.png"), pngHeader(50_000));
        assertTrue(refusal(() -> Images.read(large, 3)).contains("width=50000, height=50000"));
        // Fewer than 50 million pixels, but more than 33 bytes can hold.
        Path bomb = Files.write(folder.resolve("bomb.png"), pngHeader(7000));
        assertTrue(refusal(() -> Images.read(bomb, 3)).contains("height=7000, limit=272448 pixels"));
        Images.writePng(folder.resolve("good.png"), Tensor.full(0.3, DType.F32, 3, 40, 40));
        byte[] good = Files.readAllBytes(folder.resolve("good.png"));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(good, good.length / 2));
        assertTrue(refusal(() -> Images.read(cut, 3)).contains("damaged"));
        assertThrows(IOException.class, () -> Images.read(folder.resolve("missing.png"), 3));
        assertEquals(Shape.of(3, 40, 40), Images.parse(good, 3, 1600).shape());
        assertTrue(refusal(() -> Images.parse(good, 3, 1599)).contains("limit=1599 pixels; in memory"));
        assertTrue(refusal(() -> Images.parse(new byte[20], 3, 1599)).contains("not a picture"));
        assertTrue(refusal(() -> Images.parse(Arrays.copyOf(good, 60), 1, 1600)).contains("damaged"));
    }

    private static byte[] pngHeader(int size) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        byte[] header = ByteBuffer.allocate(17).put(new byte[] {'I', 'H', 'D', 'R'}).putInt(size).putInt(size).put(
                (byte) 8).put((byte) 2).array();
        out.write(header);
        CRC32 crc = new CRC32();
        crc.update(header);
        out.writeInt((int) crc.getValue());
        return png.toByteArray();
    }

    @Test
    void readsImageFolders() throws IOException {
        Images.writePng(folder.resolve("b/1.png"), Tensor.full(1, DType.F32, 4, 4));
        Images.writePng(folder.resolve("a/2.png"), Tensor.full(0, DType.F32, 3, 5));
        Files.writeString(folder.resolve("a/notes.txt"), "not a picture");
        ImageFolder data = ImageFolder.open(folder, 1, 2, 2);
        assertEquals(List.of("a", "b"), data.classes());
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 1, 1}, data.all().x().toFloats());
        assertArrayEquals(new long[] {0, 1}, data.all().y().toLongs());
        Files.delete(data.file(0));
        assertThrows(UncheckedIOException.class, data::all);
        assertThrows(NoSuchFileException.class, () -> ImageFolder.open(folder.resolve("none"), 1, 2, 2));
        Files.createDirectory(folder.resolve("empty"));
        assertThrows(IOException.class, () -> ImageFolder.open(folder.resolve("empty"), 1, 2, 2));
    }

    @Test
    void readsCifar10() throws IOException {
        int[] record = new int[3073];
        record[0] = 7;
        record[1] = 255;
        record[3072] = 51;
        Dataset data = Cifar10.read(List.of(write("data_batch_1.bin", record)));
        assertEquals(7, data.all().y().getLong(0));
        assertEquals(1, data.all().x().getDouble(0, 0, 0, 0));
        assertEquals(0.2, data.all().x().getDouble(0, 2, 31, 31), 1e-6);
        Path cut = write("cut.bin", Arrays.copyOf(record, 100));
        assertTrue(refusal(() -> Cifar10.read(List.of(cut))).contains("multiple of 3,073"));
        record[0] = 10;
        Path label = write("label.bin", record);
        assertTrue(refusal(() -> Cifar10.read(List.of(label))).contains("label=10"));
    }

    @Test
    void readsRealData() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(REAL), "the real data are not here");
        Dataset mnist = Idx.mnist(REAL.resolve("mnist"), false);
        assertEquals(10_000, mnist.size());
        assertArrayEquals(new long[] {7, 2, 1, 0, 4}, mnist.batch(0, 1, 2, 3, 4).y().toLongs());
        assertEquals("Ankle boot", Idx.fashionMnist(REAL.resolve("fashion-mnist"), false).classes().get(9));
        Dataset cifar = Cifar10.read(REAL.resolve("cifar10"), true);
        assertArrayEquals(new long[] {6, 9, 9, 4, 1, 1, 2, 7, 8, 3}, cifar.batch(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).y()
                .toLongs());
        assertEquals(3, Csv.read(REAL.resolve("tabular/iris.csv"), true).classification(5).classes().size());
        Tensor eight = Images.read(REAL.resolve("images/winml-mnist_28.png"), 1);
        assertEquals(Shape.of(1, 28, 28), eight.shape());
        assertEquals(Shape.of(3, 512, 512), Images.read(REAL.resolve("images/skimage-astronaut.png"), 3).shape());
    }
}
