// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One flat loop over `rows` rows of `n` floats, at least a vector of them: constants are set up once for all rows, and
/// the folding of one row's sums overlaps with the next row's loop.
///
/// Operand letters: `V` is a row of its own in each step, `C` the same row for all. What a row is given and what it
/// accumulates are floats in a record of four in the segment `s`. A row's last vector ends at its last element and may
/// overlap the one before: it is loaded ahead of all stores, so that a result may lie where an operand lies, and counts
/// for no sum twice.
final class RowLoop {
    private static final int RECORD_BYTES = 16;

    private final String name;
    private final String operands;
    private final Loop.Body body;
    private final LoopType type = LoopType.F32;
    private int outputs = 1;
    private boolean fromFirst;
    private boolean strided;
    private int[] given = {};
    private final List<String> accumulators = new ArrayList<>();
    private final List<Integer> results = new ArrayList<>();

    private RowLoop(String name, String operands, Loop.Body body) {
        this.name = name;
        this.operands = operands;
        this.body = body;
    }

    static RowLoop of(String name, String operands, Loop.Body body) {
        return new RowLoop(name, operands, body);
    }

    /// The places in a row's record of the parameters.
    RowLoop given(int... places) {
        given = places;
        return this;
    }

    /// Makes the first element of a row of operand 0 the only parameter.
    RowLoop fromFirst() {
        fromFirst = true;
        return this;
    }

    /// Gives each operand and the result the bytes from a row to the next; else rows lie packed.
    RowLoop strided() {
        strided = true;
        return this;
    }

    /// Leaves only what is accumulated.
    RowLoop noOutput() {
        outputs = 0;
        return this;
    }

    /// What else is accumulated, and into which place of a row's record: `ADD`, `SQUARE` (the sum of squares), or
    /// `LARGER` (a maximum that may lose NaN).
    RowLoop accumulate(String kind, int place) {
        accumulators.add(kind);
        results.add(place);
        return this;
    }

    private static String letter(int i) {
        return String.valueOf((char) ('a' + i));
    }

    private boolean isRow(int i) {
        return operands.charAt(i) == 'V';
    }

    void render(List<String> out) {
        String indent = "    ";
        StringBuilder head = new StringBuilder("    static void " + name + "(");
        head.append(outputs == 1 ? "MemorySegment dst, long dstAt, " + (strided ? "long dstStride, " : "") : "");
        for (int i = 0; i < operands.length(); i++) {
            head.append("MemorySegment ").append(letter(i)).append(", long ").append(letter(i)).append("At, ");
            head.append(strided && isRow(i) ? "long " + letter(i) + "Stride, " : "");
        }
        out.add(head.toString().stripTrailing());
        out.add(indent + "        MemorySegment s, long sAt, int rows, int n) {");
        List<String> segments = new ArrayList<>(outputs == 1 ? List.of("dst", "s") : List.of("s"));
        for (int i = 0; i < operands.length(); i++) {
            segments.add(letter(i));
        }
        out.addAll(Emit.ofOneClass(segments));
        Map<String, String> constants = new LinkedHashMap<>();
        List<String> step = step(constants);
        List<String> last = last(constants);
        constants.forEach((declared, constant) -> {
            int space = declared.lastIndexOf(' ', declared.indexOf(".broadcast"));
            out.add("        " + declared.substring(0, space) + " " + constant + " = " + declared.substring(space + 1)
                    + ";");
        });
        out.add("        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;");
        if (accumulators.stream().anyMatch(kind -> !kind.equals("LARGER"))) {
            out.add("        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));");
        }
        out.add("        for (int row = 0; row < rows; row++) {");
        List<String> lines = new ArrayList<>();
        start(lines);
        lines.add("for (int i = 0; i < whole; i += Simd.F_LANES) {");
        step.forEach(line -> lines.add("    " + line));
        lines.add("}");
        lines.addAll(last);
        fold(lines);
        lines.forEach(line -> out.add("            " + line));
        out.add("        }");
        out.add("    }");
        out.add("");
    }

    private String rowOf(String operand) {
        return strided ? operand + "Stride * row" : "4L * n * row";
    }

    private void start(List<String> lines) {
        for (int i = 0; i < operands.length(); i++) {
            if (isRow(i)) {
                lines.add("long " + letter(i) + "r = " + letter(i) + "At + " + rowOf(letter(i)) + ";");
            }
        }
        if (outputs == 1) {
            lines.add("long dstr = dstAt + " + rowOf("dst") + ";");
        }
        if (given.length + results.size() > 0) {
            lines.add("long sr = sAt + " + RECORD_BYTES + "L * row;");
        }
        if (fromFirst) {
            lines.add("FloatVector p0 = FloatVector.broadcast(Simd.F, a.get(" + type.layout + ", ar));");
        }
        for (int k = 0; k < given.length; k++) {
            lines.add("FloatVector p" + k + " = FloatVector.broadcast(Simd.F, s.get(" + type.layout + ", sr + "
                    + 4 * given[k] + "));");
        }
        for (int k = 0; k < accumulators.size(); k++) {
            lines.add("FloatVector sum" + k + " = FloatVector.broadcast(Simd.F, "
                    + (accumulators.get(k).equals("LARGER") ? "Float.NEGATIVE_INFINITY" : "0.0f") + ");");
        }
        if (outputs == 1) {
            for (int i = 0; i < operands.length(); i++) {
                lines.add("FloatVector " + letter(i) + "Last = " + load(i, "4L * (n - Simd.F_LANES)"));
            }
        }
    }

    private String load(int i, String offset) {
        return "FloatVector.fromMemorySegment(Simd.F, " + letter(i) + ", " + letter(i) + (isRow(i) ? "r" : "At") + " + "
                + offset + ", NATIVE);";
    }

    private List<String> parameters() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < (fromFirst ? 1 : given.length); k++) {
            names.add("p" + k);
        }
        return names;
    }

    private List<String> step(Map<String, String> constants) {
        Emit e = new Emit(type, constants);
        e.line("long at = 4L * i;");
        List<String> loaded = new ArrayList<>();
        for (int i = 0; i < operands.length(); i++) {
            String load = load(i, "at");
            loaded.add(e.let("FloatVector", load.substring(0, load.length() - 1)));
        }
        List<String> values = body.write(e, loaded, parameters());
        if (outputs == 1) {
            e.line(values.get(0) + ".intoMemorySegment(dst, dstr + at, NATIVE);");
        }
        for (int k = 0; k < accumulators.size(); k++) {
            add(e, k, values.get(outputs + k), false);
        }
        return e.lines();
    }

    private List<String> last(Map<String, String> constants) {
        Emit e = new Emit(type, constants);
        List<String> loaded = new ArrayList<>();
        for (int i = 0; i < operands.length(); i++) {
            if (outputs == 0) {
                e.line("FloatVector " + letter(i) + "Last = " + load(i, "4L * (n - Simd.F_LANES)"));
            }
            loaded.add(letter(i) + "Last");
        }
        List<String> values = body.write(e, loaded, parameters());
        if (outputs == 1) {
            e.line(values.get(0) + ".intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);");
        }
        for (int k = 0; k < accumulators.size(); k++) {
            add(e, k, values.get(outputs + k), true);
        }
        return e.lines();
    }

    private void add(Emit e, int k, String value, boolean last) {
        String s = "sum" + k;
        if (!accumulators.get(k).equals("LARGER")) {
            String counted = last ? e.select("fresh", value, e.c(0)) : value;
            e.line(s + " = " + (accumulators.get(k).equals("ADD") ? s + ".add(" + counted + ");"
                    : counted + ".fma(" + counted + ", " + s + ");"));
        } else {
            e.line(s + " = " + s + ".blend(" + value + ", " + e.compare("GT", value, s) + ");");
        }
    }

    private void fold(List<String> lines) {
        for (int k = 0; k < accumulators.size(); k++) {
            boolean adds = !accumulators.get(k).equals("LARGER");
            String all = "all" + k;
            lines.add("FloatVector " + all + " = sum" + k + ";");
            for (int distance = 8; distance >= 1; distance /= 2) {
                lines.add("if (Simd.F_LANES > " + distance + ") {");
                lines.add("    FloatVector other = " + all + ".rearrange(FOLD" + distance + ");");
                lines.add("    " + all + " = " + both(adds, all, "other") + ";");
                lines.add("}");
            }
            lines.add("s.set(" + type.layout + ", sr + " + 4 * results.get(k) + ", " + all + ".lane(0));");
        }
    }

    private static String both(boolean adds, String a, String b) {
        return adds ? a + ".add(" + b + ")" : a + ".blend(" + b + ", " + b + ".compare(VectorOperators.GT, " + a + "))";
    }
}
