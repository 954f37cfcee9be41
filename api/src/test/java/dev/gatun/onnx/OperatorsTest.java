// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.Gatun;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Operators where the official cases are too small to tell, or too few.
class OperatorsTest {
    private final SplittableRandom random = new SplittableRandom(7);

    private Tensor normal(long... dims) {
        Tensor x = Tensor.zeros(DType.F32, dims);
        float[] values = new float[(int) x.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, dims);
    }

    private Tensor bytes(boolean signed, long... dims) {
        byte[] values = new byte[(int) Tensor.zeros(DType.U8, dims).size()];
        random.nextBytes(values);
        return signed ? Tensor.ofI8(values, dims) : Tensor.of(values, dims);
    }

    // A model of one node; operands that are not null are constants, the others its inputs.
    private static OnnxModel model(int opset, String operator, Map<String, Object> attributes, TensorSpec[] inputs,
            Tensor[] constants, int results) throws IOException {
        OnnxWriter writer = new OnnxWriter("node", opset);
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < constants.length; i++) {
            String name = "x" + i;
            if (constants[i] != null) {
                writer.constant(name, constants[i]);
            } else if (inputs[i] != null) {
                writer.input(name, inputs[i].dtype(), Arrays.stream(inputs[i].shape().dims()).boxed().toArray());
            } else {
                name = "";
            }
            operands.add(name);
        }
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            outputs.add("y" + i);
        }
        writer.node(operator, operands, outputs, attributes);
        outputs.forEach(name -> writer.output(name, DType.F32));
        return OnnxModel.read(writer.toBytes(), null);
    }

    private static Tensor[] run(int opset, String operator, Map<String, Object> attributes, int results,
            Tensor... operands) throws IOException {
        TensorSpec[] specs = new TensorSpec[operands.length];
        Tensor[] constants = operands.clone();
        List<Tensor> given = new ArrayList<>();
        for (int i = 0; i < operands.length; i++) {
            specs[i] = operands[i] == null ? null : operands[i].spec();
            if (operands[i] != null && operands[i].dtype().isFloat()) {
                constants[i] = null;
                given.add(operands[i]);
            }
        }
        return model(opset, operator, attributes, specs, constants, results).forward(given.toArray(Tensor[]::new));
    }

    private static void assertClose(double[] expected, double[] actual, double tolerance) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(1);
        assertArrayEquals(expected, actual, tolerance * Math.max(1, scale));
    }

    // ---- transforms

    @Test
    void longTransformsAgreeWithTheirDefinition() throws IOException {
        for (int length : new int[] {96, 127, 130, 1024}) {
            Tensor signal = normal(2, length, 2);
            Tensor y = run(20, "DFT", Map.of(), 1, signal)[0];
            assertEquals(signal.shape(), y.shape());
            for (int k : new int[] {0, 1, length / 3, length - 1}) {
                double real = 0;
                double imaginary = 0;
                for (int n = 0; n < length; n++) {
                    double angle = -2 * Math.PI * ((long) k * n % length) / length;
                    double re = signal.getDouble(1, n, 0);
                    double im = signal.getDouble(1, n, 1);
                    real += re * Math.cos(angle) - im * Math.sin(angle);
                    imaginary += re * Math.sin(angle) + im * Math.cos(angle);
                }
                // Rounding of a sum of `length` terms of size 1.
                double allowed = Math.ulp(1f) * 8 * Math.sqrt(length) * Math.log(length);
                assertEquals(real, y.getDouble(1, k, 0), allowed, "length=" + length + ", k=" + k);
                assertEquals(imaginary, y.getDouble(1, k, 1), allowed, "length=" + length + ", k=" + k);
            }
        }
    }

    @Test
    void oneSidedTransformsAreTurnedBack() throws IOException {
        for (int length : new int[] {7, 130, 256}) {
            Tensor signal = normal(3, length, 1);
            Tensor half = run(20, "DFT", Map.of("onesided", 1L), 1, signal)[0];
            assertEquals(length / 2 + 1, half.dim(1));
            Tensor size = Tensor.scalar(length, DType.I64);
            Tensor back = run(20, "DFT", Map.of("onesided", 1L, "inverse", 1L), 1, half, size)[0];
            assertClose(signal.toDoubles(), back.toDoubles(), 1e-5);
        }
    }

    // ---- quantised numbers

    @Test
    void integerConvolutionsOfManyChannelsAreExact() throws IOException {
        // The largest products, of which F32 does not hold the sum.
        Tensor x = Tensor.full(255, DType.U8, 1, 300, 5, 5);
        Tensor weight = Tensor.full(-128, DType.I8, 2, 300, 3, 3);
        Tensor zero = Tensor.full(127, DType.I8);
        Tensor y = run(10, "ConvInteger", Map.of(), 1, x, weight, Tensor.full(0, DType.U8), zero)[0];
        assertEquals(DType.I32, y.dtype());
        assertEquals(255L * -255 * 300 * 9, y.getLong(0, 1, 2, 2));
        Tensor a = bytes(false, 2, 150, 6, 7);
        Tensor b = bytes(true, 3, 150, 3, 2);
        Tensor sums = run(10, "ConvInteger", Map.of(), 1, a, b, Tensor.full(11, DType.U8))[0];
        for (int o = 0; o < 3; o++) {
            long sum = 0;
            for (int c = 0; c < 150; c++) {
                for (int u = 0; u < 3; u++) {
                    for (int v = 0; v < 2; v++) {
                        sum += (a.getLong(1, c, 2 + u, 3 + v) - 11) * b.getLong(o, c, u, v);
                    }
                }
            }
            assertEquals(sum, sums.getLong(1, o, 2, 3));
        }
    }

    // ---- recurrent layers

    @Test
    void lengthsThatCutNothingChangeNothing() throws IOException {
        for (String direction : List.of("forward", "reverse", "bidirectional")) {
            int directions = direction.equals("bidirectional") ? 2 : 1;
            for (String operator : List.of("LSTM", "GRU")) {
                int gates = operator.equals("LSTM") ? 4 : 3;
                Map<String, Object> attributes = Map.of("hidden_size", 5L, "direction", direction,
                        "linear_before_reset", 1L);
                Tensor x = normal(6, 2, 3);
                Tensor w = normal(directions, gates * 5, 3);
                Tensor r = normal(directions, gates * 5, 5);
                Tensor b = normal(directions, 2 * gates * 5);
                Tensor[] fast = run(14, operator, attributes, 2, x, w, r, b);
                Tensor[] slow = run(14, operator, attributes, 2, x, w, r, b, Tensor.of(new int[] {6, 6}, 2));
                assertClose(slow[0].toDoubles(), fast[0].toDoubles(), 1e-5);
                assertClose(slow[1].toDoubles(), fast[1].toDoubles(), 1e-5);
            }
        }
    }

    @Test
    void shortSequencesGiveWhatTheyGiveAlone() throws IOException {
        Map<String, Object> attributes = Map.of("hidden_size", 4L, "direction", "bidirectional");
        Tensor x = normal(5, 2, 3);
        Tensor w = normal(2, 16, 3);
        Tensor r = normal(2, 16, 4);
        Tensor b = normal(2, 32);
        Tensor[] both = run(14, "LSTM", attributes, 3, x, w, r, b, Tensor.of(new int[] {5, 2}, 2));
        Tensor alone = x.slice(0, 0, 2).slice(1, 1, 2).contiguous();
        Tensor[] one = run(14, "LSTM", attributes, 3, alone, w, r, b);
        Tensor cut = both[0].slice(2, 1, 2);
        assertClose(one[0].toDoubles(), cut.slice(0, 0, 2).toDoubles(), 1e-5);
        assertTrue(Arrays.stream(cut.slice(0, 2, 5).toDoubles()).allMatch(v -> v == 0));
        assertClose(one[1].toDoubles(), both[1].slice(1, 1, 2).toDoubles(), 1e-5);
        assertClose(one[2].toDoubles(), both[2].slice(1, 1, 2).toDoubles(), 1e-5);
    }

    // ---- selection

    @Test
    void consecutivePlacesAreReplacedAsScatteredOnesAre() throws IOException {
        Tensor x = normal(6, 4);
        long[][] places = {{1, 2, 3}, {0, 1, 4, 5}, {-1}, {5, 0}, {2, 2}, {}};
        for (long[] rows : places) {
            Tensor updates = normal(rows.length, 4);
            Tensor index = Tensor.of(rows, rows.length, 1);
            Tensor y = run(16, "ScatterND", Map.of(), 1, x, index, updates)[0];
            double[] expected = x.toDoubles();
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(updates.get(i).toDoubles(), 0, expected, 4 * Math.floorMod(rows[i], 6), 4);
            }
            assertArrayEquals(expected, y.toDoubles(), 0);
        }
        assertThrows(IllegalArgumentException.class,
                () -> run(16, "ScatterND", Map.of(), 1, x, Tensor.of(new long[] {6}, 1,
                        1), normal(1, 4)));
    }

    @Test
    void determinantsFollowThePivots() throws IOException {
        Tensor x = Tensor.of(new float[] {0, 2, 1, 3, 0, 0, 1, 1, 4, 1, 2, 3, 2, 4, 6, 1, 0, 1}, 2, 3, 3);
        assertArrayEquals(new double[] {-21, 0}, run(22, "Det", Map.of(), 1, x)[0].toDoubles(), 1e-5);
    }

    @Test
    void hiddenAxesOfEinsteinSumsBroadcast() throws IOException {
        Tensor a = normal(2, 1, 3, 4);
        Tensor b = normal(5, 4, 6);
        Tensor y = run(12, "Einsum", Map.of("equation", "...ij, ...jk -> ...ik"), 1, a, b)[0];
        assertEquals(a.matmul(b).shape(), y.shape());
        assertClose(a.matmul(b).toDoubles(), y.toDoubles(), 1e-5);
    }

    // ---- windows

    @Test
    void largeMaximaAreTakenAxisByAxis() throws IOException {
        Tensor x = normal(2, 3, 11, 9);
        Map<String, Object> attributes = Map.of("kernel_shape", new long[] {5, 7}, "pads", new long[] {2, 3, 1, 3},
                "strides", new long[] {2, 1});
        Tensor alone = run(12, "MaxPool", attributes, 1, x)[0];
        Tensor[] withPlaces = run(12, "MaxPool", attributes, 2, x);
        assertEquals(withPlaces[0].shape(), alone.shape());
        assertArrayEquals(withPlaces[0].toDoubles(), alone.toDoubles(), 0);
        double[] flat = x.toDoubles();
        long[] places = withPlaces[1].toLongs();
        double[] picked = Arrays.stream(places).mapToDouble(place -> flat[(int) place]).toArray();
        assertArrayEquals(alone.toDoubles(), picked, 0);
    }

    @Test
    void plansOfOperatorsGiveWhatTheyGiveAtOnce() throws IOException {
        Tensor image = normal(1, 2, 6, 5);
        Tensor scales = Tensor.of(1, 1, 2.5f, 1.4f);
        OnnxModel resize = model(19, "Resize", Map.of("mode", "cubic"), new TensorSpec[] {image.spec(), null, null},
                new Tensor[] {null, null, scales}, 1);
        assertPlanned(resize, image);
        Tensor grid = normal(1, 3, 4, 2);
        OnnxModel sample = model(20, "GridSample", Map.of("padding_mode", "reflection"), new TensorSpec[] {image.spec(),
            grid.spec()}, new Tensor[2], 1);
        assertPlanned(sample, image, grid);
        Tensor volume = normal(2, 4, 5, 6, 7);
        OnnxModel conv = model(22, "Conv",
                Map.of("group", 2L, "strides", new long[] {2, 1, 1}, "pads", new long[] {1, 0,
                    1, 0, 1, 1}),
                new TensorSpec[] {volume.spec(), null}, new Tensor[] {null, normal(6, 2, 3, 2, 3)}, 1);
        assertPlanned(conv, volume);
        OnnxModel choice = model(13, "NonZero", Map.of(), new TensorSpec[] {image.spec()}, new Tensor[1], 1);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Gatun.compile(choice::forward, image
                .spec()));
        assertTrue(e.getMessage().contains("NonZero"), e.getMessage());
    }

    @Test
    void hostileSizesAreRefusedAtOnce() {
        Tensor image = normal(1, 4, 6, 6);
        assertRefused("resize", "Resize", Map.of("mode", "linear"), image, null, null, Tensor.of(new long[] {1, 4,
            1L << 31, 6}, 4));
        assertRefused("window", "MaxPool", Map.of("kernel_shape", new long[] {2, 2}, "strides", new long[] {0, 1}),
                image);
        assertRefused("window", "Conv", Map.of("dilations", new long[] {1, 1L << 62}), image, normal(2, 4, 3, 3));
        assertRefused("block", "DepthToSpace", Map.of("blocksize", 0L), image);
        assertRefused("sampling points", "RoiAlign", Map.of("sampling_ratio", (1L << 31) - 1), image, Tensor.of(
                new float[] {0, 0, 1, 1}, 1, 4), Tensor.of(new long[] {0}, 1));
        assertRefused("size", "HannWindow", Map.of(), Tensor.scalar(1L << 40, DType.I64));
        assertRefused("heads", "Attention", Map.of("q_num_heads", 0L, "kv_num_heads", 0L), normal(1, 2, 4), normal(1, 2,
                4), normal(1, 2, 4));
    }

    private static void assertRefused(String word, String operator, Map<String, Object> attributes,
            Tensor... operands) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> run(24, operator, attributes, 1,
                operands));
        assertTrue(e.getMessage().contains(operator) && e.getMessage().contains(word), e.getMessage());
    }

    private static void assertPlanned(OnnxModel model, Tensor... inputs) {
        Tensor[] expected = model.forward(inputs);
        Plan plan = Gatun.compile(model::forward, Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new));
        try (Runner runner = plan.runner()) {
            runner.run(inputs);
            assertClose(expected[0].toDoubles(), runner.output(0).toDoubles(), 1e-5);
        }
    }
}
