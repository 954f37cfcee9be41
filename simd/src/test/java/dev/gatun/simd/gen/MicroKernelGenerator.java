// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the matrix micro-kernels, flat, one method per tile shape and element type.
///
/// Run `main` with the output folder (`simd/src/generated/java/dev/gatun/simd`) to regenerate them.
public final class MicroKernelGenerator {
    /// Tiles of the outer-product kernels: rows, then vectors of columns.
    private static final int[][] TILES = {
        {12, 2}, {8, 2}, {6, 2}, {4, 2}, {3, 2}, {2, 2}, {1, 2},
        {12, 1}, {8, 1}, {6, 1}, {4, 1}, {3, 1}, {2, 1}, {1, 1},
        {3, 4}, {2, 4}, {1, 8}};
    /// Tiles of the inner-product kernels: rows of the left operand, then rows of the right one.
    private static final int[][] DOTS = {{6, 4}, {4, 4}, {2, 4}, {1, 8}, {6, 1}, {4, 1}, {2, 1}, {1, 1}};

    private MicroKernelGenerator() {
    }

    /// Writes both generated files into the folder `args[0]`.
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.writeString(folder.resolve("FloatMicroKernels.java"), floats());
        Files.writeString(folder.resolve("DoubleMicroKernels.java"), doubles());
    }

    /// The source of `FloatMicroKernels`.
    public static String floats() {
        return source("Float", "float", "F");
    }

    /// The source of `DoubleMicroKernels`.
    public static String doubles() {
        return source("Double", "double", "D");
    }

    private static String source(String box, String primitive, String species) {
        List<String> out = new ArrayList<>();
        String vector = box + "Vector";
        out.add("// SPDX-License-Identifier: Apache-2.0");
        out.add("// Written by MicroKernelGenerator; do not edit.");
        out.add("package dev.gatun.simd;");
        out.add("");
        out.add("import java.lang.foreign.MemorySegment;");
        out.add("import java.lang.foreign.ValueLayout;");
        out.add("import java.nio.ByteOrder;");
        out.add("import jdk.incubator.vector." + vector + ";");
        out.add("import jdk.incubator.vector.VectorMask;");
        out.add("import jdk.incubator.vector.VectorShuffle;");
        out.add("import jdk.incubator.vector.VectorSpecies;");
        out.add("");
        out.add("/// Matrix micro-kernels on `" + primitive
                + "`; offsets and strides are in bytes, `k` and `columns` in elements.");
        out.add("///");
        out.add("/// A tile kernel `tileRxV` computes `C = init + A * B` for `R` rows and `V` vectors of columns, each element");
        out.add("/// in ascending order of `k`. It reads whole vectors of `B` and only `columns` columns of `init` and `C`, where");
        out.add("/// `columns` is more than `V - 1` vectors and at most `V`.");
        out.add("/// A dot kernel `dotRxS` computes `C = init + A * transpose(B)` for `R` rows of `A` and `S` rows of `B`, all");
        out.add("/// with unit column stride but `init`, whose column stride is `ics`; the order of each sum depends on `k` and");
        out.add("/// the species alone.");
        out.add("final class " + box + "MicroKernels {");
        out.add("    private static final VectorSpecies<" + box + "> SP = Simd." + species + ";");
        out.add("    private static final int LANES = Simd." + species + "_LANES;");
        out.add("    private static final long BYTES = SP.vectorByteSize();");
        out.add("    private static final ValueLayout.Of" + box + " E = ValueLayout.JAVA_" + primitive.toUpperCase()
                + "_UNALIGNED;");
        out.add("    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();");
        out.add("    // Lanes are summed by folding in this order, so that results do not depend on how the code is compiled.");
        for (int distance = 1; distance <= 8; distance *= 2) {
            out.add("    private static final VectorShuffle<" + box + "> FOLD" + distance
                    + " = SP.shuffleFromOp(i -> (i ^ "
                    + distance + ") % LANES);");
        }
        out.add("");
        out.add("    private " + box + "MicroKernels() {");
        out.add("    }");
        out.add("");
        dispatcher(out, "tile", TILES, "int columns");
        for (int[] tile : TILES) {
            tile(out, box, vector, tile[0], tile[1]);
        }
        dispatcher(out, "dot", DOTS, "long ics");
        for (int[] dot : DOTS) {
            dot(out, box, vector, primitive, dot[0], dot[1]);
        }
        out.set(out.size() - 1, "}");
        return String.join("\n", out) + "\n";
    }

    private static void dispatcher(List<String> out, String name, int[][] shapes, String last) {
        out.add("    static void " + name
                + "(int rows, int width, int k, MemorySegment a, long ao, long ars, long acs,");
        out.add("                     MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,");
        out.add("                     MemorySegment c, long co, long crs, " + last + ") {");
        out.add("        switch (rows << 4 | width) {");
        for (int[] s : shapes) {
            out.add("            case " + s[0] + " << 4 | " + s[1] + " -> " + name + s[0] + "x" + s[1]
                    + "(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, " + last.split(" ")[1] + ");");
        }
        out.add("            default -> throw new AssertionError(rows + \" x \" + width);");
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private static void header(List<String> out, String name, String last) {
        out.add("    static void " + name + "(int k, MemorySegment a, long ao, long ars, long acs,");
        out.add("                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,");
        out.add("                        MemorySegment c, long co, long crs, " + last + ") {");
    }

    private static void tile(List<String> out, String box, String vector, int rows, int width) {
        header(out, "tile" + rows + "x" + width, "int columns");
        String masked = "        VectorMask<" + box + "> mask = SP.indexInRange(0, columns - " + (width - 1)
                + " * LANES);";
        for (int i = 0; i < rows; i++) {
            StringBuilder names = new StringBuilder();
            for (int j = 0; j < width; j++) {
                names.append(j == 0 ? "" : ", ").append("c").append(i).append('_').append(j);
            }
            out.add("        " + vector + " " + names + ";");
        }
        out.add("        if (columns == " + width + " * LANES) {");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                out.add("            c" + i + "_" + j + " = " + vector + ".fromMemorySegment(SP, init, "
                        + at("io", i, "irs", j) + ", NATIVE);");
            }
        }
        out.add("        } else {");
        out.add("    " + masked);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                out.add("            c" + i + "_" + j + " = " + vector + ".fromMemorySegment(SP, init, "
                        + at("io", i, "irs", j) + ", NATIVE" + (j == width - 1 ? ", mask" : "") + ");");
            }
        }
        out.add("        }");
        for (int i = 0; i < rows; i++) {
            out.add("        long a" + i + " = " + at("ao", i, "ars", 0) + ";");
        }
        out.add("        for (int p = 0; p < k; p++) {");
        for (int j = 0; j < width; j++) {
            out.add("            " + vector + " b" + j + " = " + vector + ".fromMemorySegment(SP, b, bo + p * brs"
                    + (j == 0 ? "" : j == 1 ? " + BYTES" : " + " + j + " * BYTES") + ", NATIVE);");
        }
        for (int i = 0; i < rows; i++) {
            out.add("            " + vector + " x" + i + " = " + vector + ".broadcast(SP, a.get(E, a" + i
                    + " + p * acs));");
            for (int j = 0; j < width; j++) {
                out.add("            c" + i + "_" + j + " = x" + i + ".fma(b" + j + ", c" + i + "_" + j + ");");
            }
        }
        out.add("        }");
        out.add("        if (columns == " + width + " * LANES) {");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                out.add("            c" + i + "_" + j + ".intoMemorySegment(c, " + at("co", i, "crs", j)
                        + ", NATIVE);");
            }
        }
        out.add("        } else {");
        out.add("    " + masked);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                out.add("            c" + i + "_" + j + ".intoMemorySegment(c, " + at("co", i, "crs", j) + ", NATIVE"
                        + (j == width - 1 ? ", mask" : "") + ");");
            }
        }
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private static String at(String base, int row, String stride, int vector) {
        String s = base;
        if (row > 0) {
            s += row == 1 ? " + " + stride : " + " + row + " * " + stride;
        }
        if (vector > 0) {
            s += vector == 1 ? " + BYTES" : " + " + vector + " * BYTES";
        }
        return s;
    }

    private static void dot(List<String> out, String box, String vector, String primitive, int rows, int others) {
        header(out, "dot" + rows + "x" + others, "long ics");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < others; j++) {
                out.add("        " + vector + " c" + i + "_" + j + " = " + vector + ".zero(SP);");
            }
        }
        for (int i = 0; i < rows; i++) {
            out.add("        long a" + i + " = " + at("ao", i, "ars", 0) + ";");
        }
        for (int j = 0; j < others; j++) {
            out.add("        long b" + j + " = " + at("bo", j, "brs", 0) + ";");
        }
        out.add("        int whole = k / LANES;");
        out.add("        for (int p = 0; p < whole; p++) {");
        dotStep(out, vector, rows, others, "            ", "p * BYTES", "");
        out.add("        }");
        out.add("        if (whole * LANES < k) {");
        out.add("            VectorMask<" + box + "> mask = SP.indexInRange(whole * LANES, k);");
        dotStep(out, vector, rows, others, "            ", "whole * BYTES", ", mask");
        out.add("        }");
        for (int distance = 1; distance <= 8; distance *= 2) {
            out.add("        if (LANES > " + distance + ") {");
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < others; j++) {
                    String c = "c" + i + "_" + j;
                    out.add("            " + c + " = " + c + ".add(" + c + ".rearrange(FOLD" + distance + "));");
                }
            }
            out.add("        }");
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < others; j++) {
                String i0 = i == 0 ? "" : i == 1 ? " + irs" : " + " + i + " * irs";
                String c0 = i == 0 ? "" : i == 1 ? " + crs" : " + " + i + " * crs";
                String ij = j == 0 ? "" : j == 1 ? " + ics" : " + " + j + " * ics";
                String cj = j == 0 ? "" : " + " + j * ("float".equals(primitive) ? 4 : 8);
                out.add("        c.set(E, co" + c0 + cj + ", init.get(E, io" + i0 + ij + ") + c" + i + "_" + j
                        + ".lane(0));");
            }
        }
        out.add("    }");
        out.add("");
    }

    private static void dotStep(List<String> out, String vector, int rows, int others, String indent, String offset,
            String mask) {
        for (int j = 0; j < others; j++) {
            out.add(indent + vector + " y" + j + " = " + vector + ".fromMemorySegment(SP, b, b" + j + " + " + offset
                    + ", NATIVE" + mask + ");");
        }
        for (int i = 0; i < rows; i++) {
            out.add(indent + vector + " x" + i + " = " + vector + ".fromMemorySegment(SP, a, a" + i + " + " + offset
                    + ", NATIVE" + mask + ");");
            for (int j = 0; j < others; j++) {
                out.add(indent + "c" + i + "_" + j + " = x" + i + ".fma(y" + j + ", c" + i + "_" + j + ");");
            }
        }
    }
}
