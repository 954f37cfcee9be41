// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OnnxWriterTest {
    @TempDir
    Path folder;

    private static String hex(ProtoWriter message) {
        return HexFormat.of().formatHex(message.toByteArray());
    }

    @Test
    void fieldsAreEncodedAsTheSpecificationShows() {
        // The examples of the encoding's documentation: 150, "testing", a message in a message, packed numbers.
        assertEquals("089601", hex(new ProtoWriter().number(1, 150)));
        assertEquals("120774657374696e67", hex(new ProtoWriter().text(2, "testing")));
        assertEquals("1a03089601", hex(new ProtoWriter().message(3, new ProtoWriter().number(1, 150))));
        assertEquals("3206038e029ea705", hex(new ProtoWriter().numbers(6, 3, 270, 86942)));
        assertEquals("10feffffffffffffffff01", hex(new ProtoWriter().number(2, -2)));
        assertEquals("150000803f", hex(new ProtoWriter().real(2, 1)));
        assertEquals("3a080000803f000000c0", hex(new ProtoWriter().reals(7, 1, -2)));
    }

    @Test
    void largePayloadsAreWrittenInPlace() throws IOException {
        byte[] payload = new byte[10_000];
        payload[9_999] = 7;
        ProtoWriter inner = new ProtoWriter().number(1, 1).bytes(9, MemorySegment.ofArray(payload)).number(2, 2);
        ProtoWriter outer = new ProtoWriter().text(1, "a").message(7, inner).text(2, "b");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        outer.writeTo(Channels.newChannel(out));
        assertEquals(outer.size(), out.size());
        assertArrayEquals(outer.toByteArray(), out.toByteArray());
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray());
        assertEquals(7, bytes.get(bytes.limit() - 6));
        assertEquals("1002120162", HexFormat.of().formatHex(out.toByteArray(), bytes.limit() - 5, bytes.limit()));
    }

    private static OnnxWriter product(Tensor weight) {
        return new OnnxWriter("product", 20).input("x", DType.F32, "batch", weight.dim(0)).constant("w", weight)
                .node("MatMul", List.of("x", "w"), List.of("y"), Map.of())
                .output("y", DType.F32, "batch", weight.dim(1));
    }

    @Test
    void numbersOfLargeModelsGoToAFileOfTheirOwn() throws IOException {
        Tensor weight = Tensor.arange(600, DType.F32).reshape(20, 30);
        OnnxWriter writer = product(weight).constant("small", Tensor.of(1, 2, 3)).constant("second", Tensor.arange(300,
                DType.I64));
        Path file = folder.resolve("model.onnx");
        Path data = folder.resolve("model.onnx.data");
        writer.write(file);
        assertFalse(Files.exists(data));
        writer.write(file, 100);
        byte[] bytes = Files.readAllBytes(data);
        assertEquals(4096 + 2400, bytes.length);
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(599, numbers.getFloat(599 * 4));
        assertEquals(299, numbers.getLong(4096 + 299 * 8));
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("model.onnx.data") && text.contains("4096"), text);
        assertTrue(Files.size(file) < 600);
    }

    @Test
    void rejectsANameThatIsTaken() {
        OnnxWriter writer = product(Tensor.zeros(DType.F32, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> writer.constant("w", Tensor.scalar(1, DType.F32)));
        assertThrows(IllegalArgumentException.class, () -> writer.node("Abs", List.of("x"), List.of("z"), Map.of("a",
                'c')));
    }
}
