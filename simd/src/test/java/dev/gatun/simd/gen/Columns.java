// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.util.List;

/// A reduction of the rows of a matrix into one row.
final class Columns {
    private static final int WIDTH = 4;

    private final LoopType type;
    private final String name;
    private final String operator;

    Columns(LoopType type, String name, String operator) {
        this.type = type;
        this.name = name;
        this.operator = operator;
    }

    void render(List<String> out) {
        String lanes = type.lanes();
        out.add("    /// Combines `dst` with `rows` rows of `a`, `rowBytes` apart.");
        out.add("    static void " + name + "(MemorySegment dst, long dstAt, MemorySegment a, long aAt, long rowBytes,"
                + " int rows,");
        out.add("                     int n) {");
        out.addAll(Emit.ofOneClass(List.of("dst", "a")));
        out.add("        int i = 0;");
        out.add("        for (; i <= n - " + WIDTH + " * " + lanes + "; i += " + WIDTH + " * " + lanes + ") {");
        out.add("            long to = dstAt + " + type.bytes + "L * i;");
        out.add("            long from = aAt + " + type.bytes + "L * i;");
        for (int k = 0; k < WIDTH; k++) {
            out.add("            " + type.vector() + " sum" + k + " = " + load("dst", "to", k, ""));
        }
        out.add("            for (int row = 0; row < rows; row++) {");
        for (int k = 0; k < WIDTH; k++) {
            out.add("                " + type.vector() + " x" + k + " = " + load("a", "from", k, ""));
        }
        for (int k = 0; k < WIDTH; k++) {
            out.add("                sum" + k + " = sum" + k + ".lanewise(VectorOperators." + operator + ", x" + k
                    + ");");
        }
        out.add("                from += rowBytes;");
        out.add("            }");
        for (int k = 0; k < WIDTH; k++) {
            out.add("            sum" + k + ".intoMemorySegment(dst, " + at("to", k) + ", NATIVE);");
        }
        out.add("        }");
        out.add("        for (; i <= n - " + lanes + "; i += " + lanes + ") {");
        single(out, "");
        out.add("        }");
        if (type.bytes == 8) {
            one(out);
        }
        out.add("        if (i < n) {");
        out.add("            " + type.mask() + " in = " + type.species + ".indexInRange(i, n);");
        single(out, ", in");
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    // There are no masks for vectors of two lanes; what is left there is one element.
    private void one(List<String> out) {
        String function = switch (operator) {
            case "ADD" -> type.box + ".sum";
            case "MIN" -> "Math.min";
            default -> "Math.max";
        };
        out.add("        if (i < n && " + type.lanes() + " == 2) {");
        out.add("            " + type.scalar + " sum = dst.get(" + type.layout + ", dstAt + 8L * i);");
        out.add("            for (int row = 0; row < rows; row++) {");
        out.add("                sum = " + function + "(sum, a.get(" + type.layout
                + ", aAt + 8L * i + row * rowBytes));");
        out.add("            }");
        out.add("            dst.set(" + type.layout + ", dstAt + 8L * i, sum);");
        out.add("            return;");
        out.add("        }");
    }

    private void single(List<String> out, String mask) {
        out.add("            long to = dstAt + " + type.bytes + "L * i;");
        out.add("            long from = aAt + " + type.bytes + "L * i;");
        out.add("            " + type.vector() + " sum = " + load("dst", "to", 0, mask));
        out.add("            for (int row = 0; row < rows; row++) {");
        out.add("                " + type.vector() + " x = " + load("a", "from", 0, mask));
        out.add("                sum = sum.lanewise(VectorOperators." + operator + ", x);");
        out.add("                from += rowBytes;");
        out.add("            }");
        out.add("            sum.intoMemorySegment(dst, to, NATIVE" + mask + ");");
    }

    private String at(String base, int k) {
        return k == 0 ? base : base + " + " + k * type.bytes + " * " + type.lanes();
    }

    private String load(String segment, String base, int k, String mask) {
        return type.vector() + ".fromMemorySegment(" + type.species + ", " + segment + ", " + at(base, k) + ", NATIVE"
                + mask + ");";
    }
}
