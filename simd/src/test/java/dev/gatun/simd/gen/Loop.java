// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One flat loop: a method over `n` elements of some operands, with its vector code for one step.
///
/// Operand letters: `V` is read as a vector, `S` holds one element for all, `M` and `m` are the same for conditions of
/// one byte an element. Sums are kept in one accumulator for each unrolled step and folded in a fixed order.
final class Loop {
    /// The code of one step: from the loaded operands and the broadcast parameters to the results, outputs first and
    /// then what is accumulated.
    @FunctionalInterface
    interface Body {
        List<String> write(Emit e, List<String> operands, List<String> parameters);
    }

    // The first compiler tier fails on loops beyond this size, after which they may never reach the second one.
    private static final int LARGEST = 400;
    private static final int MEMORY_SIZE = 20;
    private static final int SUM_SIZE = 10;
    private static final String PAIR = "Simd.D_LANES == 2";

    private final LoopType type;
    private final String name;
    private final String operands;
    private final Body body;
    private List<String> parameters = List.of();
    private int outputs = 1;
    private boolean conditionOutput;
    private List<String> accumulators = List.of();
    private int unroll = 4;
    private String limit;
    private String slow;
    private boolean whole;

    private Loop(LoopType type, String name, String operands, Body body) {
        this.type = type;
        this.name = name;
        this.operands = operands;
        this.body = body;
    }

    static Loop of(LoopType type, String name, String operands, Body body) {
        return new Loop(type, name, operands, body);
    }

    Loop parameters(String... names) {
        parameters = List.of(names);
        return this;
    }

    Loop outputs(int count) {
        outputs = count;
        return this;
    }

    Loop conditionOutput() {
        conditionOutput = true;
        return this;
    }

    /// What is accumulated behind the outputs, each `ADD`, `MIN`, `MAX`, or `LARGER` (a maximum that may lose
    /// NaN).
    Loop accumulators(String... kinds) {
        accumulators = List.of(kinds);
        return this;
    }

    Loop unroll(int steps) {
        unroll = steps;
        return this;
    }

    /// Vectors with an element of operand 0 whose magnitude is not at most `limit` are given to the method `slow`.
    Loop slow(String limit, String slow) {
        this.limit = limit;
        this.slow = slow;
        return this;
    }

    /// `n` is a multiple of a vector's elements.
    Loop whole() {
        whole = true;
        return this;
    }

    // The compiler has no masks for vectors of two lanes; there the tail is one element.
    private boolean isPaired() {
        return type.bytes == 8;
    }

    private String lanes() {
        return type.lanes();
    }

    private String letter(int i) {
        return operands.length() == 1 ? "a" : String.valueOf((char) ('a' + i));
    }

    private String out(int i) {
        return outputs == 1 ? "dst" : "dst" + i;
    }

    // Unrolls less until the loop is small enough.
    private void fit() {
        int streams = outputs + (int) operands.chars().filter(kind -> kind == 'V' || kind == 'M').count();
        int step = MEMORY_SIZE * streams + SUM_SIZE * accumulators.size()
                + steps(new LinkedHashMap<>(), 1, false).size();
        while (unroll > 1 && (unroll + 2) * step > LARGEST) {
            unroll /= 2;
        }
    }

    void render(List<String> out) {
        fit();
        List<String> signature = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            signature.add("MemorySegment " + out(i) + ", long " + out(i) + "At");
        }
        for (int i = 0; i < operands.length(); i++) {
            signature.add("MemorySegment " + letter(i) + ", long " + letter(i) + "At");
        }
        signature.add("int n");
        parameters.forEach(p -> signature.add(type.scalar + " " + p));
        String result = accumulators.isEmpty() ? "void" : accumulators.size() == 1 ? type.scalar : "long";
        wrapped(out, "    static " + result + " " + name + "(", signature, ") {");
        out.addAll(Emit.ofOneClass(signature.stream().flatMap(item -> Arrays.stream(item.split(", "))).filter(
                item -> item.startsWith("MemorySegment")).map(item -> item.substring(item.indexOf(' ') + 1)).toList()));

        boolean apart = unroll == 1 && accumulators.isEmpty() && !whole;
        Map<String, String> constants = new LinkedHashMap<>();
        List<String> main = steps(constants, unroll, false);
        List<String> single = steps(constants, 1, false);
        List<String> tail = steps(constants, 1, true);
        declare(out, constants);
        out.add("        int i = 0;");
        if (unroll > 1) {
            out.add("        for (; i <= n - " + unroll + " * " + lanes() + "; i += " + unroll + " * " + lanes()
                    + ") {");
            main.forEach(line -> out.add("            " + line));
            out.add("        }");
        }
        out.add("        for (; i <= n - " + lanes() + "; i += " + lanes() + ") {");
        single.forEach(line -> out.add("            " + line));
        out.add("        }");
        if (!whole) {
            // One masked step instead of a loop of them, whose hoisted checks fail at its end and cost the compiled code.
            out.add("        if (i < n) {");
            if (apart) {
                List<String> names = new ArrayList<>();
                signature.forEach(
                        item -> Arrays.stream(item.split(", ")).forEach(p -> names.add(p.substring(p.lastIndexOf(' ')
                                + 1))));
                names.add("i");
                wrapped(out, "            " + name + "Tail(", names, ");");
            } else {
                tail.forEach(line -> out.add("            " + line));
            }
            out.add("        }");
        }
        epilogue(out);
        out.add("    }");
        out.add("");
        if (apart) {
            // The first compiler tier can take one step over so many operands, but not two.
            signature.add("int i");
            wrapped(out, "    private static void " + name + "Tail(", signature, ") {");
            declare(out, constants);
            tail.forEach(line -> out.add("        " + line));
            out.add("    }");
            out.add("");
        }
    }

    private void declare(List<String> out, Map<String, String> constants) {
        constants.forEach((declared, constant) -> {
            int space = declared.lastIndexOf(' ', declared.indexOf(".broadcast"));
            out.add("        " + declared.substring(0, space) + " " + constant + " = " + declared.substring(space + 1)
                    + ";");
        });
        for (int i = 0; i < operands.length(); i++) {
            if (operands.charAt(i) == 'S') {
                out.add("        " + type.vector() + " " + letter(i) + "Same = " + type.vector() + ".broadcast("
                        + type.species + ", " + letter(i) + ".get(" + type.layout + ", " + letter(i) + "At));");
            } else if (operands.charAt(i) == 'm') {
                out.add("        " + type.mask() + " " + letter(i) + "Same = VectorMask.fromLong(" + type.species + ", "
                        + letter(i) + ".get(ValueLayout.JAVA_BYTE, " + letter(i) + "At) == 0 ? 0L : -1L);");
            }
        }
        for (int k = 0; k < accumulators.size(); k++) {
            for (int step = 0; step < unroll; step++) {
                out.add("        " + type.vector() + " " + sum(k, step) + " = " + type.vector() + ".broadcast("
                        + type.species + ", " + start(accumulators.get(k)) + ");");
            }
        }
    }

    private String start(String kind) {
        return switch (kind) {
            case "ADD" -> type.literal(0);
            case "MIN" -> type.isFloat() ? type.literal(Double.POSITIVE_INFINITY) : type.box + ".MAX_VALUE";
            default -> type.isFloat() ? type.literal(Double.NEGATIVE_INFINITY) : type.box + ".MIN_VALUE";
        };
    }

    private static String sum(int k, int step) {
        return "sum" + k + "_" + step;
    }

    private List<String> steps(Map<String, String> constants, int count, boolean masked) {
        Emit e = new Emit(type, constants);
        if (masked) {
            e.line(type.mask() + " in = " + (isPaired() ? PAIR + " ? null : " : "") + type.species
                    + ".indexInRange(i, n);");
        }
        for (int i = 0; i < operands.length(); i++) {
            if ("VM".indexOf(operands.charAt(i)) >= 0) {
                e.line("long " + letter(i) + "i = " + letter(i) + "At + " + scaled(operands.charAt(i) == 'M') + ";");
            }
        }
        for (int i = 0; i < outputs; i++) {
            e.line("long " + out(i) + "i = " + out(i) + "At + " + scaled(conditionOutput) + ";");
        }
        List<List<String>> results = new ArrayList<>();
        for (int step = 0; step < count; step++) {
            List<String> loaded = new ArrayList<>();
            for (int i = 0; i < operands.length(); i++) {
                loaded.add(load(e, i, step, masked));
            }
            results.add(body.write(e, loaded, parameters.stream().map(e::parameter).toList()));
            if (slow != null) {
                results.set(step, List.of(results.get(step).get(0), loaded.get(0)));
            }
        }
        for (int step = 0; step < count; step++) {
            for (int i = 0; i < outputs; i++) {
                store(e, i, step, masked, results.get(step));
            }
            for (int k = 0; k < accumulators.size(); k++) {
                accumulate(e, k, step, masked, results.get(step).get(outputs + k));
            }
        }
        return e.lines();
    }

    private String scaled(boolean condition) {
        return condition ? "i" : type.bytes + "L * i";
    }

    private String at(String base, int step, int bytes) {
        return step == 0 ? base : base + " + " + step * bytes + " * " + lanes();
    }

    private String load(Emit e, int i, int step, boolean masked) {
        String a = letter(i);
        char kind = operands.charAt(i);
        if (kind == 'S' || kind == 'm') {
            return a + "Same";
        }
        if (kind == 'M') {
            String bits = e.let("long", "Conditions.read(" + a + ", " + at(a + "i", step, 1) + ", "
                    + (masked ? "n - i" : lanes()) + ")");
            return e.let(type.mask(), "VectorMask.fromLong(" + type.species + ", " + bits + ")");
        }
        String one = masked && isPaired()
                ? PAIR + " ? " + type.vector() + ".broadcast(" + type.species + ", " + a + ".get("
                        + type.layout + ", " + a + "i)) : "
                : "";
        return e.let(type.vector(), one + type.vector() + ".fromMemorySegment(" + type.species + ", " + a + ", "
                + at(a + "i", step, type.bytes) + ", NATIVE" + (masked ? ", in" : "") + ")");
    }

    private void store(Emit e, int i, int step, boolean masked, List<String> results) {
        String value = results.get(i);
        String place = at(out(i) + "i", step, conditionOutput ? 1 : type.bytes);
        if (conditionOutput) {
            e.line("Conditions.write(" + out(i) + ", " + place + ", "
                    + (masked ? "n - i" : lanes()) + ", " + value + ".toLong());");
            return;
        }
        String store = value + ".intoMemorySegment(" + out(i) + ", " + place + ", NATIVE" + (masked ? ", in" : "")
                + ");";
        if (slow == null && masked && isPaired()) {
            e.line("if (" + PAIR + ") {");
            e.line("    " + out(i) + ".set(" + type.layout + ", " + place + ", " + value + ".lane(0));");
            e.line("} else {");
            e.line("    " + store);
            e.line("}");
            return;
        }
        if (slow == null) {
            e.line(store);
            return;
        }
        String wide = e.compare("LE", e.abs(results.get(1)), e.c(Double.parseDouble(limit)));
        e.line("if (" + wide + ".allTrue()) {");
        e.line("    " + store);
        e.line("} else {");
        e.line("    " + slow + "(" + out(i) + ", " + place + ", a, " + at("ai", step, type.bytes) + ", "
                + (masked ? "n - i" : lanes()) + ");");
        e.line("}");
    }

    private void accumulate(Emit e, int k, int step, boolean masked, String value) {
        String s = sum(k, step);
        String kind = accumulators.get(k);
        if (kind.equals("LARGER")) {
            String larger = e.compare("GT", value, s);
            String pair = masked && isPaired() ? PAIR + " ? " + larger + " : " : "";
            e.line(s + " = " + s + ".blend(" + value + ", " + (masked ? pair + larger + ".and(in)" : larger) + ");");
        } else if (masked && isPaired()) {
            // Both lanes hold the last element: a sum takes it once.
            e.line(s + " = " + PAIR + " ? " + s + ".lanewise(VectorOperators." + kind + ", " + value
                    + (kind.equals("ADD") ? ".withLane(1, 0)" : "") + ")");
            e.line("        : " + s + ".lanewise(VectorOperators." + kind + ", " + value + ", in);");
        } else {
            e.line(s + " = " + s + ".lanewise(VectorOperators." + kind + ", " + value + (masked ? ", in" : "") + ");");
        }
    }

    private void epilogue(List<String> out) {
        for (int k = 0; k < accumulators.size(); k++) {
            String kind = accumulators.get(k).equals("LARGER") ? "MAX" : accumulators.get(k);
            String folded = "all" + k;
            out.add("        " + type.vector() + " " + folded + " = " + (unroll == 1 ? sum(k, 0)
                    : lanewise(sum(k, 0), kind, sum(k, 1))) + ";");
            if (unroll == 4) {
                out.add("        " + folded + " = " + lanewise(folded, kind, lanewise(sum(k, 2), kind, sum(k, 3)))
                        + ";");
            }
            for (int distance = 8; distance >= 1; distance /= 2) {
                if (distance * type.bytes * 2 > 64) {
                    continue;
                }
                out.add("        if (" + lanes() + " > " + (isPaired() ? Math.max(2, distance) : distance) + ") {");
                out.add("            " + folded + " = " + lanewise(folded, kind, folded + ".rearrange(FOLD" + distance
                        + ")") + ";");
                out.add("        }");
            }
        }
        if (accumulators.size() == 1) {
            out.add("        return " + result(0) + ";");
        } else if (accumulators.size() == 2) {
            out.add("        return Pairs.pack(" + result(0) + ", " + result(1) + ");");
        }
    }

    // Two lanes are not rearranged: that would be boxed.
    private String result(int k) {
        String all = "all" + k;
        if (!isPaired()) {
            return all + ".lane(0)";
        }
        String lanes = all + ".lane(0), " + all + ".lane(1)";
        return PAIR + " ? " + switch (accumulators.get(k)) {
            case "ADD" -> type.box + ".sum(" + lanes + ")";
            case "MIN" -> "Math.min(" + lanes + ")";
            default -> "Math.max(" + lanes + ")";
        } + " : " + all + ".lane(0)";
    }

    private static String lanewise(String a, String kind, String b) {
        return a + ".lanewise(VectorOperators." + kind + ", " + b + ")";
    }

    private static void wrapped(List<String> out, String head, List<String> items, String end) {
        String line = head;
        String indent = " ".repeat(head.length());
        for (int i = 0; i < items.size(); i++) {
            String piece = items.get(i) + (i + 1 < items.size() ? "," : end);
            String joined = line.isBlank() || line.equals(head) ? line + piece : line + " " + piece;
            if (joined.length() > 118 && !line.equals(head)) {
                out.add(line);
                joined = indent + piece;
            }
            line = joined;
        }
        out.add(line);
    }
}
