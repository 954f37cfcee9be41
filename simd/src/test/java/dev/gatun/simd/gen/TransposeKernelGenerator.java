// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the in-register transposes of square blocks, flat, one method per element size and lane count.
///
/// Run `main` with the output folder (`simd/src/generated/java/dev/gatun/simd`) to regenerate them.
public final class TransposeKernelGenerator {
    private TransposeKernelGenerator() {
    }

    /// Writes the generated file into the folder `args[0]`.
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]).resolve("TransposeKernels.java"), source());
    }

    /// The source of `TransposeKernels`.
    public static String source() {
        List<String> out = new ArrayList<>();
        out.add("// SPDX-License-Identifier: Apache-2.0");
        out.add("// Written by TransposeKernelGenerator; do not edit.");
        out.add("package dev.gatun.simd;");
        out.add("");
        out.add("import java.lang.foreign.MemorySegment;");
        out.add("import java.nio.ByteOrder;");
        out.add("import jdk.incubator.vector.IntVector;");
        out.add("import jdk.incubator.vector.LongVector;");
        out.add("import jdk.incubator.vector.VectorSpecies;");
        out.add("");
        out.add("/// Transposes of blocks as wide as a vector; offsets and strides are in bytes.");
        out.add("///");
        out.add("/// A method for `L` lanes turns `L` rows of `blocks * L` columns into `blocks * L` rows of `L` columns.");
        out.add("final class TransposeKernels {");
        out.add("    private static final VectorSpecies<Integer> I = Simd.I;");
        out.add("    private static final VectorSpecies<Long> L = Simd.L;");
        out.add("    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();");
        out.add("");
        out.add("    private TransposeKernels() {");
        out.add("    }");
        out.add("");
        dispatcher(out, "ints", 16);
        dispatcher(out, "longs", 8);
        out.add("    /// Lane `j` of the lower result: lane `j` of the first vector, or `j - distance` of the second.");
        out.add("    private static int[] lower(int lanes, int distance) {");
        out.add("        int[] index = new int[lanes];");
        out.add("        for (int j = 0; j < lanes; j++) {");
        out.add("            index[j] = (j & distance) == 0 ? j : lanes + j - distance;");
        out.add("        }");
        out.add("        return index;");
        out.add("    }");
        out.add("");
        out.add("    /// Lane `j` of the upper result: lane `j + distance` of the first vector, or `j` of the second.");
        out.add("    private static int[] upper(int lanes, int distance) {");
        out.add("        int[] index = new int[lanes];");
        out.add("        for (int j = 0; j < lanes; j++) {");
        out.add("            index[j] = (j & distance) == 0 ? j + distance : lanes + j;");
        out.add("        }");
        out.add("        return index;");
        out.add("    }");
        out.add("");
        out.add("    private static long[] wide(int[] index) {");
        out.add("        long[] wide = new long[index.length];");
        out.add("        for (int j = 0; j < wide.length; j++) {");
        out.add("            wide[j] = index[j];");
        out.add("        }");
        out.add("        return wide;");
        out.add("    }");
        out.add("");
        for (int lanes = 2; lanes <= 16; lanes *= 2) {
            block(out, "Int", "I", 4, lanes);
        }
        for (int lanes = 2; lanes <= 8; lanes *= 2) {
            block(out, "Long", "L", 8, lanes);
        }
        out.set(out.size() - 1, "}");
        return String.join("\n", out) + "\n";
    }

    private static void dispatcher(List<String> out, String name, int most) {
        out.add("    static void " + name + "(int lanes, MemorySegment src, long so, long srs,");
        out.add("                     MemorySegment dst, long to, long trs, int blocks) {");
        out.add("        switch (lanes) {");
        for (int lanes = 2; lanes <= most; lanes *= 2) {
            out.add("            case " + lanes + " -> " + name + lanes + "(src, so, srs, dst, to, trs, blocks);");
        }
        out.add("            default -> throw new AssertionError(lanes);");
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private static void block(List<String> out, String box, String species, int bytes, int lanes) {
        String name = box.equals("Int") ? "ints" : "longs";
        String prefix = box.equals("Int") ? "INT" : "LONG";
        String vector = box + "Vector";
        String array = box.equals("Int") ? "int[]" : "long[]";
        for (int d = 1; d < lanes; d *= 2) {
            for (String half : new String[] {"lower", "upper"}) {
                String index = half + "(" + lanes + ", " + d + ")";
                out.add("    private static final " + array + " " + prefix + lanes + "_" + half.toUpperCase() + d
                        + " = " + (bytes == 8 ? "wide(" + index + ")" : index) + ";");
            }
        }
        out.add("");
        out.add("    static void " + name + lanes + "(MemorySegment src, long so, long srs,");
        out.add("                        MemorySegment dst, long to, long trs, int blocks) {");
        for (int d = 1; d < lanes; d *= 2) {
            out.add("        " + vector + " low" + d + " = " + vector + ".fromArray(" + species + ", " + prefix + lanes
                    + "_LOWER" + d + ", 0);");
            out.add("        " + vector + " up" + d + " = " + vector + ".fromArray(" + species + ", " + prefix + lanes
                    + "_UPPER" + d + ", 0);");
        }
        out.add("        for (int block = 0; block < blocks; block++) {");
        out.add("            long s = so + block * " + lanes * bytes + "L;");
        out.add("            long t = to + block * " + lanes + " * trs;");
        for (int i = 0; i < lanes; i++) {
            out.add("            " + vector + " r" + i + " = " + vector + ".fromMemorySegment(" + species + ", src, s"
                    + (i == 0 ? "" : " + " + i + " * srs") + ", NATIVE);");
        }
        String[] names = new String[lanes];
        for (int i = 0; i < lanes; i++) {
            names[i] = "r" + i;
        }
        for (int d = 1; d < lanes; d *= 2) {
            for (int i = 0; i < lanes; i++) {
                if ((i & d) == 0) {
                    String low = "s" + d + "_" + i;
                    String up = "s" + d + "_" + (i | d);
                    out.add("            " + vector + " " + low + " = low" + d + ".selectFrom(" + names[i] + ", "
                            + names[i | d] + ");");
                    out.add("            " + vector + " " + up + " = up" + d + ".selectFrom(" + names[i] + ", "
                            + names[i | d] + ");");
                    names[i] = low;
                    names[i | d] = up;
                }
            }
        }
        for (int i = 0; i < lanes; i++) {
            out.add("            " + names[i] + ".intoMemorySegment(dst, t" + (i == 0 ? "" : " + " + i + " * trs")
                    + ", NATIVE);");
        }
        out.add("        }");
        out.add("    }");
        out.add("");
    }
}
