// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/// The element type of a tensor.
///
/// `F32`, `F64`, `I32`, `I64`, `I8` and `U8` have arithmetic, which wraps around for integers; `BOOL` has logic (one
/// byte an element, 0 or 1). The others are storage types: they can be copied, viewed and converted. `BF16` and `F16`
/// are converted to `F32` for arithmetic, matrices of `BF16` can also be multiplied as they are; `I16`, `U16`, `U32` and
/// `U64` are converted to `I32` or `I64`.
public enum DType {
    F32(4, Kind.FLOAT),
    F64(8, Kind.FLOAT),
    I32(4, Kind.INT),
    I64(8, Kind.INT),
    I8(1, Kind.INT),
    U8(1, Kind.INT),
    BOOL(1, Kind.BOOL),
    BF16(2, Kind.FLOAT),
    F16(2, Kind.FLOAT),
    I16(2, Kind.STORED_INT),
    U16(2, Kind.STORED_INT),
    U32(4, Kind.STORED_INT),
    U64(8, Kind.STORED_INT);

    private enum Kind {
        FLOAT,
        INT,
        STORED_INT,
        BOOL
    }

    private final int bytes;
    private final Kind kind;
    private final String text = name().toLowerCase(Locale.ROOT);

    DType(int bytes, Kind kind) {
        this.bytes = bytes;
        this.kind = kind;
    }

    /// The size of one element in bytes.
    public int bytes() {
        return bytes;
    }

    /// Whether elements are floating-point numbers (`F32`, `F64`, `BF16`, `F16`).
    public boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    /// Whether elements are integers: every type but `BOOL` and the floats.
    public boolean isInt() {
        return kind == Kind.INT || kind == Kind.STORED_INT;
    }

    /// Whether arithmetic is defined: for `F32`, `F64`, `I32`, `I64`, `I8` and `U8`.
    public boolean hasArithmetic() {
        return kind == Kind.INT || this == F32 || this == F64;
    }

    /// Reads the element at `byteOffset` as a double (`BOOL` as 0 or 1; `I64` and `U64` beyond 2^53 round).
    public double getDouble(MemorySegment segment, long byteOffset) {
        return switch (this) {
            case F32 -> segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, byteOffset);
            case F64 -> segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, byteOffset);
            case BF16 -> Float.intBitsToFloat(segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset) << 16);
            case F16 -> Float.float16ToFloat(segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset));
            case U64 -> unsigned(segment.get(ValueLayout.JAVA_LONG_UNALIGNED, byteOffset));
            default -> getLong(segment, byteOffset);
        };
    }

    /// Writes `value` at `byteOffset`: rounded to nearest even for floats, truncated toward zero for integers.
    public void setDouble(MemorySegment segment, long byteOffset, double value) {
        switch (this) {
            case F32 -> segment.set(ValueLayout.JAVA_FLOAT_UNALIGNED, byteOffset, (float) value);
            case F64 -> segment.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, byteOffset, value);
            case BF16 -> segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset, floatToBf16((float) value));
            case F16 -> segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset, Float.floatToFloat16((float) value));
            case BOOL -> segment.set(ValueLayout.JAVA_BYTE, byteOffset, (byte) (value != 0 ? 1 : 0));
            // The upper half of the range in one step of 2^63.
            case U64 -> setLong(segment, byteOffset, !(value >= 0x1p63) ? (long) value : (long) (value - 0x1p63)
                    ^ Long.MIN_VALUE);
            default -> setLong(segment, byteOffset, (long) value);
        }
    }

    private static double unsigned(long bits) {
        // The lowest bit is kept in the one above it, so that halving does not change how the value rounds.
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }

    /// Reads the element at `byteOffset` as a long (floats are truncated toward zero; `U64` as its bits).
    public long getLong(MemorySegment segment, long byteOffset) {
        return switch (this) {
            case I32 -> segment.get(ValueLayout.JAVA_INT_UNALIGNED, byteOffset);
            case U32 -> segment.get(ValueLayout.JAVA_INT_UNALIGNED, byteOffset) & 0xFFFFFFFFL;
            case I16 -> segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset);
            case U16 -> segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset) & 0xFFFF;
            case I64, U64 -> segment.get(ValueLayout.JAVA_LONG_UNALIGNED, byteOffset);
            case I8 -> segment.get(ValueLayout.JAVA_BYTE, byteOffset);
            case U8, BOOL -> segment.get(ValueLayout.JAVA_BYTE, byteOffset) & 0xFF;
            default -> (long) getDouble(segment, byteOffset);
        };
    }

    /// Writes `value` at `byteOffset`; integers narrower than 64 bits wrap around, `BOOL` stores `value != 0`.
    public void setLong(MemorySegment segment, long byteOffset, long value) {
        switch (this) {
            case I32, U32 -> segment.set(ValueLayout.JAVA_INT_UNALIGNED, byteOffset, (int) value);
            case I16, U16 -> segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, byteOffset, (short) value);
            case I64, U64 -> segment.set(ValueLayout.JAVA_LONG_UNALIGNED, byteOffset, value);
            case I8, U8 -> segment.set(ValueLayout.JAVA_BYTE, byteOffset, (byte) value);
            case BOOL -> segment.set(ValueLayout.JAVA_BYTE, byteOffset, (byte) (value != 0 ? 1 : 0));
            default -> setDouble(segment, byteOffset, value);
        }
    }

    /// Makes elements of whatever bytes are in `segment`: `BOOL` memory holds 0 and 1 alone, other types take any bits.
    public void normalize(MemorySegment segment) {
        for (long i = 0; this == BOOL && i < segment.byteSize(); i++) {
            setLong(segment, i, getLong(segment, i));
        }
    }

    /// The bfloat16 bits nearest to `value` (ties to even; NaN stays NaN).
    public static short floatToBf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }

    /// The lower-case name, as in `f32`.
    @Override
    public String toString() {
        return text;
    }
}
