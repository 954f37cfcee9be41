// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

/// The element type of a generated loop, as spelled in Java.
enum LoopType {
    F32("Float", "Float", "F", "float", "FLOAT", 4),
    F64("Double", "Double", "D", "double", "DOUBLE", 8),
    I32("Int", "Integer", "I", "int", "INT", 4),
    I64("Long", "Long", "L", "long", "LONG", 8);

    final String name;
    final String box;
    final String species;
    final String scalar;
    final String layout;
    final int bytes;

    LoopType(String name, String box, String species, String scalar, String layout, int bytes) {
        this.name = name;
        this.box = box;
        this.species = "Simd." + species;
        this.scalar = scalar;
        this.layout = "ValueLayout.JAVA_" + layout + "_UNALIGNED";
        this.bytes = bytes;
    }

    String vector() {
        return name + "Vector";
    }

    String lanes() {
        return bytes == 4 ? "Simd.F_LANES" : "Simd.D_LANES";
    }

    String mask() {
        return "VectorMask<" + box + ">";
    }

    boolean isFloat() {
        return this == F32 || this == F64;
    }

    String literal(double value) {
        if (this == I32 || this == I64) {
            return (long) value + (this == I64 ? "L" : "");
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return box + (Double.isNaN(value) ? ".NaN" : value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        return this == F32 ? (float) value + "f" : Double.toString(value);
    }
}
