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
    /// Tiles of the outer-product kernels: rows, then vectors of columns. Not 6 x 4, whose 29 values the compiler spills: a
    /// quarter of the speed.
    private static final int[][] TILES = {
        {12, 2}, {8, 2}, {6, 2}, {4, 2}, {3, 2}, {2, 2}, {1, 2},
        {12, 1}, {8, 1}, {6, 1}, {4, 1}, {3, 1}, {2, 1}, {1, 1},
        {4, 4}, {3, 4}, {2, 4}, {1, 8}};
    /// The biggest tiles once more, from zero: that many loads and their checks less.
    private static final int[][] FRESH = {{12, 2}, {6, 2}};
    /// Tiles of the inner-product kernels: rows of the left operand, then rows of the right one.
    private static final int[][] DOTS = {{6, 4}, {4, 4}, {3, 4}, {2, 4}, {1, 8}, {6, 1}, {4, 1}, {3, 1}, {2, 1},
        {1, 1}};
    private static final int DEPTH = 384;

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
        out.add("import jdk.incubator.vector.VectorShuffle;");
        out.add("import jdk.incubator.vector.VectorSpecies;");
        out.add("");
        out.add("/// Matrix micro-kernels on `" + primitive
                + "`; offsets and strides are in bytes, `k` in elements, `steps` in vectors.");
        out.add("///");
        out.add("/// A tile kernel `tileRxV` computes `C = init + A * B` for `R` rows and `V` vectors of columns, each element");
        out.add("/// in ascending order of `k`. Rows of `A` are [#ROW] bytes apart, row `p` of `B` is at `bo + at[from + p]`, so");
        out.add("/// that it may lie anywhere. Vectors of `init` are `ivs` bytes apart; 0 repeats one.");
        out.add("///");
        out.add("/// A dot kernel `dotRxS` adds the products of `steps` vectors of `R` rows of `A` and `S` rows of `B` to `R x S`");
        out.add("/// vectors of partial sums, packed at `so`, that start from vectors at `init`; vector `p` of a row of");
        out.add("/// `A` is at `as[p]`, of a row of `B` at `bs[p]`; row `j` of `B` is at `bo + at[from + j]`. `fold` adds up such partial sums.");
        out.add("///");
        out.add("/// Kernels read and write whole vectors only: accesses under masks double the code, which then may not be");
        out.add("/// compiled without boxes.");
        out.add("final class " + box + "MicroKernels {");
        int bytes = "float".equals(primitive) ? 4 : 8;
        out.add("    /// Most columns of `A` in one call of a tile kernel.");
        out.add("    static final int DEPTH = " + DEPTH + ";");
        out.add("    /// Bytes between rows of `A`; an odd number of cache lines, so that they do not share cache sets.");
        out.add("    static final long ROW = " + (DEPTH * bytes + 64) + ";");
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
        tiles(out);
        for (int[] tile : TILES) {
            tile(out, vector, bytes, "tile" + tile[0] + "x" + tile[1], tile[0], tile[1],
                    tile[0] > 2 || tile[1] > 2 ? "Views.of" : "", false);
        }
        fresh(out);
        for (int[] tile : FRESH) {
            tile(out, vector, bytes, "fresh" + tile[0] + "x" + tile[1], tile[0], tile[1], "Views.of", true);
        }
        tile(out, vector, bytes, "plain", 6, 2, "", false);
        tile(out, vector, bytes, "viewed", 6, 2, "Views.slice", false);
        dots(out);
        for (int[] dot : DOTS) {
            dot(out, vector, dot[0], dot[1]);
        }
        fold(out, vector, bytes);
        return String.join("\n", out) + "\n";
    }

    private static void tiles(List<String> out) {
        out.add("    static void tile(int rows, int width, int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at,");
        out.add("                     int from, MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {");
        out.add("        switch (rows << 4 | width) {");
        for (int[] s : TILES) {
            out.add("            case " + s[0] + " << 4 | " + s[1] + " -> tile" + s[0] + "x" + s[1]
                    + "(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);");
        }
        out.add("            default -> throw new AssertionError(rows + \" x \" + width);");
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private static void fresh(List<String> out) {
        out.add("    /// As `tile`, two vectors wide, from zero.");
        out.add("    static void fresh(int rows, int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,");
        out.add("                      MemorySegment c, long co, long crs) {");
        out.add("        switch (rows) {");
        for (int[] s : FRESH) {
            out.add("            case " + s[0] + " -> fresh" + s[0] + "x" + s[1]
                    + "(k, a, ao, b, bo, at, from, c, co, crs);");
        }
        out.add("            default -> throw new AssertionError(rows);");
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private static void dots(List<String> out) {
        out.add("    static void dot(int rows, int width, int steps, MemorySegment a, long ao, long ars, long[] as,");
        out.add("                    MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {");
        out.add("        switch (rows << 4 | width) {");
        for (int[] s : DOTS) {
            out.add("            case " + s[0] + " << 4 | " + s[1] + " -> dot" + s[0] + "x" + s[1]
                    + "(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);");
        }
        out.add("            default -> throw new AssertionError(rows + \" x \" + width);");
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private static void tile(List<String> out, String vector, int bytes, String name, int rows, int width,
            String view, boolean isFresh) {
        out.add("    static void " + name
                + "(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,");
        out.add("                        " + (isFresh ? "" : "MemorySegment init, long io, long irs, long ivs, ")
                + "MemorySegment c, long co, long crs) {");
        views(out, view, isFresh ? new String[] {"a", "b", "c"} : new String[] {"a", "b", "init", "c"});
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                out.add("        " + vector + " c" + i + "_" + j + " = " + vector + (isFresh ? ".zero(SP);"
                        : ".fromMemorySegment(SP, init, io" + times(i, "irs") + times(j, "ivs") + ", NATIVE);"));
            }
        }
        out.add("        for (int p = 0; p < k; p++) {");
        out.add("            long row = bo + at[from + p];");
        for (int j = 0; j < width; j++) {
            out.add("            " + vector + " b" + j + " = " + vector + ".fromMemorySegment(SP, b, row"
                    + times(j, "BYTES") + ", NATIVE);");
        }
        for (int i = 0; i < rows; i++) {
            out.add("            " + vector + " x" + i + " = " + vector + ".broadcast(SP, a.get(E, ao" + times(i, "ROW")
                    + " + p * " + bytes + "L));");
            for (int j = 0; j < width; j++) {
                out.add("            c" + i + "_" + j + " = x" + i + ".fma(b" + j + ", c" + i + "_" + j + ");");
            }
        }
        out.add("        }");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                out.add("        c" + i + "_" + j + ".intoMemorySegment(c, co" + times(i, "crs") + times(j, "BYTES")
                        + ", NATIVE);");
            }
        }
        out.add("    }");
        out.add("");
    }

    private static void views(List<String> out, String view, String... segments) {
        for (String segment : segments) {
            if (!view.isEmpty()) {
                out.add("        " + segment + " = " + view + "(" + segment + ");");
            }
        }
    }

    private static String times(int count, String stride) {
        return count == 0 ? "" : count == 1 ? " + " + stride : " + " + count + " * " + stride;
    }

    private static void dot(List<String> out, String vector, int rows, int others) {
        out.add("    static void dot" + rows + "x" + others
                + "(int steps, MemorySegment a, long ao, long ars, long[] as,");
        out.add("                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {");
        views(out, rows > 2 || others > 1 ? "Views.of" : "", "a", "b", "init", "sums");
        for (int i = 0; i < rows * others; i++) {
            out.add("        " + vector + " c" + i + " = " + vector + ".fromMemorySegment(SP, init, io"
                    + times(i, "ivs")
                    + ", NATIVE);");
        }
        for (int i = 0; i < rows; i++) {
            out.add("        long a" + i + " = ao" + times(i, "ars") + ";");
        }
        for (int j = 0; j < others; j++) {
            out.add("        long b" + j + " = bo + at[from" + (j == 0 ? "" : " + " + j) + "];");
        }
        out.add("        for (int p = 0; p < steps; p++) {");
        out.add("            long ap = as[p];");
        out.add("            long bp = bs[p];");
        for (int j = 0; j < others; j++) {
            out.add("            " + vector + " y" + j + " = " + vector + ".fromMemorySegment(SP, b, b" + j
                    + " + bp, NATIVE);");
        }
        for (int i = 0; i < rows; i++) {
            out.add("            " + vector + " x" + i + " = " + vector + ".fromMemorySegment(SP, a, a" + i
                    + " + ap, NATIVE);");
            for (int j = 0; j < others; j++) {
                int c = i * others + j;
                out.add("            c" + c + " = x" + i + ".fma(y" + j + ", c" + c + ");");
            }
        }
        out.add("        }");
        for (int i = 0; i < rows * others; i++) {
            out.add("        c" + i + ".intoMemorySegment(sums, so" + times(i, "BYTES") + ", NATIVE);");
        }
        out.add("    }");
        out.add("");
    }

    private static void fold(List<String> out, String vector, int bytes) {
        out.add("    /// Adds up the lanes of `rows x width` packed vectors at `so`: `C = init + sums`, with unit column stride in `C`.");
        out.add("    static void fold(int rows, int width, MemorySegment sums, long so, MemorySegment init, long io, long irs, long ics,");
        out.add("                     MemorySegment c, long co, long crs) {");
        out.add("        for (int i = 0; i < rows; i++) {");
        out.add("            for (int j = 0; j < width; j++) {");
        out.add("                " + vector + " v = " + vector
                + ".fromMemorySegment(SP, sums, so + (i * width + j) * BYTES, NATIVE);");
        for (int distance = 1; distance <= 8; distance *= 2) {
            out.add("                if (LANES > " + Math.max(2, distance) + ") {");
            out.add("                    v = v.add(v.rearrange(FOLD" + distance + "));");
            out.add("                }");
        }
        out.add("                c.set(E, co + i * crs + j * " + bytes
                + "L, init.get(E, io + i * irs + j * ics)");
        out.add("                        + (LANES == 2 ? v.lane(0) + v.lane(1) : v.lane(0)));");
        out.add("            }");
        out.add("        }");
        out.add("    }");
        out.add("}");
    }
}
