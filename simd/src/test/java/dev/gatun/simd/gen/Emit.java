// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes straight-line vector code: each method appends one statement and returns the name of its result.
///
/// Constants are collected apart, to be declared once in front of the loop.
final class Emit {
    final LoopType type;
    private final Map<String, String> constants;
    private final List<String> lines = new ArrayList<>();
    private int next;

    Emit(LoopType type, Map<String, String> constants) {
        this.type = type;
        this.constants = constants;
    }

    Emit(LoopType type) {
        this(type, new LinkedHashMap<>());
    }

    List<String> lines() {
        return lines;
    }

    void line(String text) {
        lines.add(text);
    }

    String let(String javaType, String expression) {
        String name = "t" + next++;
        lines.add(javaType + " " + name + " = " + expression + ";");
        return name;
    }

    private String vector(String expression) {
        return let(type.vector(), expression);
    }

    private String constant(String declared, String expression) {
        String known = constants.get(declared + " " + expression);
        if (known == null) {
            known = "c" + constants.size();
            constants.put(declared + " " + expression, known);
        }
        return known;
    }

    /// Statements that tell the compiler the class of all segments. It has met another one where vectors are
    /// reinterpreted by the interpreter, and would ask for it, and read all bounds again, after each store.
    static List<String> ofOneClass(List<String> segments) {
        String others = segments.stream().map(name -> name + ".getClass() != Simd.SEGMENT").collect(Collectors.joining(
                "\n                || "));
        return List.of("        if (" + others + ") {", "            throw Simd.foreign();", "        }");
    }

    // ---- constants

    String c(double value) {
        return constant(type.vector(), type.vector() + ".broadcast(" + type.species + ", " + type.literal(value) + ")");
    }

    String parameter(String name) {
        return constant(type.vector(), type.vector() + ".broadcast(" + type.species + ", " + name + ")");
    }

    String ic(int value) {
        return constant("IntVector", "IntVector.broadcast(Simd.I, " + value + ")");
    }

    // ---- arithmetic

    String add(String a, String b) {
        return vector(a + ".add(" + b + ")");
    }

    String sub(String a, String b) {
        return vector(a + ".sub(" + b + ")");
    }

    String mul(String a, String b) {
        return vector(a + ".mul(" + b + ")");
    }

    String div(String a, String b) {
        return vector(a + ".div(" + b + ")");
    }

    String min(String a, String b) {
        return vector(a + ".min(" + b + ")");
    }

    String max(String a, String b) {
        return vector(a + ".max(" + b + ")");
    }

    String neg(String a) {
        return vector(a + ".neg()");
    }

    String abs(String a) {
        return vector(a + ".abs()");
    }

    String sqrt(String a) {
        return vector(a + ".sqrt()");
    }

    /// `a * b + c`, rounded once.
    String fma(String a, String b, String c) {
        return vector(a + ".fma(" + b + ", " + c + ")");
    }

    /// The polynomial with the given coefficients, the constant one first.
    String polynomial(String x, double... coefficients) {
        String y = c(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) {
            y = fma(y, x, c(coefficients[i]));
        }
        return y;
    }

    /// The polynomial as its even and its odd half side by side, so that half as many steps wait for each other.
    String twoPolynomials(String x, double... coefficients) {
        String square = mul(x, x);
        double[][] halves = new double[2][];
        for (int k = 0; k < 2; k++) {
            int first = k;
            halves[k] = IntStream.range(0, (coefficients.length + 1 - k) / 2).mapToDouble(i -> coefficients[2 * i
                    + first]).toArray();
        }
        return fma(polynomial(square, halves[1]), x, polynomial(square, halves[0]));
    }

    // ---- choices

    String compare(String operator, String a, String b) {
        return let(type.mask(), a + ".compare(VectorOperators." + operator + ", " + b + ")");
    }

    String not(String mask) {
        return let(type.mask(), mask + ".not()");
    }

    String and(String a, String b) {
        return let(type.mask(), a + ".and(" + b + ")");
    }

    String select(String mask, String whereSet, String elsewhere) {
        return vector(elsewhere + ".blend(" + whereSet + ", " + mask + ")");
    }

    // ---- bits of floats

    String bits(String a) {
        return let("IntVector", a + ".reinterpretAsInts()");
    }

    String floats(String a) {
        return vector(a + ".reinterpretAsFloats()");
    }

    String integer(String operator, String a, String b) {
        return let("IntVector", a + "." + operator + "(" + b + ")");
    }

    String shift(String operator, String a, int count) {
        return let("IntVector", a + ".lanewise(VectorOperators." + operator + ", " + count + ")");
    }

    /// `magnitude`, not negative, with the sign of `sign`.
    String withSign(String magnitude, String sign) {
        String bit = integer("and", bits(sign), ic(Integer.MIN_VALUE));
        return floats(integer("or", bits(magnitude), bit));
    }
}
