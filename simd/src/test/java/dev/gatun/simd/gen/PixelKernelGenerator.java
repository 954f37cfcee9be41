// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the kernels of 1x1 convolutions, flat, one method per number of pixels.
///
/// Run `main` with the output folder (`simd/src/generated/java/dev/gatun/simd`) to regenerate them.
public final class PixelKernelGenerator {
    private static final int[] ROWS = {14, 12, 8, 7, 6, 4, 2, 1};

    private PixelKernelGenerator() {
    }

    /// Writes the generated file into the folder `args[0]`.
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]).resolve("PixelKernels.java"), source());
    }

    /// The source of `PixelKernels`.
    public static String source() {
        List<String> out = new ArrayList<>();
        out.add("// SPDX-License-Identifier: Apache-2.0");
        out.add("// Written by PixelKernelGenerator; do not edit.");
        out.add("package dev.gatun.simd;");
        out.add("");
        out.add("import java.lang.foreign.MemorySegment;");
        out.add("import java.lang.foreign.ValueLayout;");
        out.add("import java.nio.ByteOrder;");
        out.add("import jdk.incubator.vector.FloatVector;");
        out.add("import jdk.incubator.vector.VectorSpecies;");
        out.add("");
        out.add("/// Tiles of products `A' * B`, for 1x1 convolutions; offsets and strides are in bytes.");
        out.add("///");
        out.add("/// A kernel for `R` rows computes `R` rows of two vectors of `C`: sums over `k` of `A[k][r] * B[k][j]`, in");
        out.add("/// ascending order of `k`. `pixelsR` has an image as `A`, with rows `stride` apart, packed weights as `B`, and sums");
        out.add("/// that start from a bias for each column. `planesR` has packed weights as `A` and an image as `B`, with rows");
        out.add("/// `stride` apart. Rows of `C` are `crs` apart.");
        out.add("///");
        out.add("/// Nothing else is done before and after the loop: the compiler then runs out of what it may inline, and boxes.");
        out.add("final class PixelKernels {");
        out.add("    private static final VectorSpecies<Float> SP = Simd.F;");
        out.add("    private static final long BYTES = SP.vectorByteSize();");
        out.add("    private static final ValueLayout.OfFloat E = ValueLayout.JAVA_FLOAT_UNALIGNED;");
        out.add("    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();");
        out.add("");
        out.add("    private PixelKernels() {");
        out.add("    }");
        out.add("");
        for (String name : new String[] {"pixels", "planes"}) {
            String bias = name.equals("pixels") ? "MemorySegment bias, long biasAt, " : "";
            out.add("    static void " + name
                    + "(int rows, int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,");
            out.add("                       " + bias + "MemorySegment c, long co, long crs) {");
            out.add("        switch (rows) {");
            for (int rows : ROWS) {
                out.add("            case " + rows + " -> " + name + rows
                        + "(k, a, ao, b, bo, stride, " + (bias.isEmpty() ? "" : "bias, biasAt, ") + "c, co, crs);");
            }
            out.add("            default -> throw new AssertionError(rows);");
            out.add("        }");
            out.add("    }");
            out.add("");
            for (int rows : ROWS) {
                tile(out, name, rows);
            }
        }
        out.removeLast();
        out.add("}");
        return String.join("\n", out) + "\n";
    }

    private static void tile(List<String> out, String name, int rows) {
        boolean isPixels = name.equals("pixels");
        out.add("    static void " + name + rows
                + "(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,");
        out.add("                       " + (isPixels ? "MemorySegment bias, long biasAt, " : "")
                + "MemorySegment c, long co, long crs) {");
        for (String segment : isPixels ? new String[] {"a", "b", "bias", "c"} : new String[] {"a", "b", "c"}) {
            out.add("        " + segment + " = Views.of(" + segment + ");");
        }
        if (isPixels) {
            out.add("        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);");
            out.add("        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);");
        }
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < 2; j++) {
                out.add("        FloatVector c" + r + "_" + j + " = " + (isPixels ? "v" + j : "FloatVector.zero(SP)")
                        + ";");
            }
        }
        out.add("        for (int p = 0; p < k; p++) {");
        out.add("            long at = ao + p * " + (isPixels ? "stride" : rows * 4 + "L") + ";");
        out.add("            long row = bo + p * " + (isPixels ? "(2 * BYTES)" : "stride") + ";");
        out.add("            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);");
        out.add("            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);");
        for (int r = 0; r < rows; r++) {
            out.add("            FloatVector x" + r + " = FloatVector.broadcast(SP, a.get(E, at + " + r * 4 + "L));");
            for (int j = 0; j < 2; j++) {
                out.add("            c" + r + "_" + j + " = x" + r + ".fma(b" + j + ", c" + r + "_" + j + ");");
            }
        }
        out.add("        }");
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < 2; j++) {
                out.add("        c" + r + "_" + j + ".intoMemorySegment(c, co"
                        + (r == 0 ? "" : " + " + r + " * crs") + (j == 0 ? "" : " + BYTES") + ", NATIVE);");
            }
        }
        out.add("    }");
        out.add("");
    }
}
