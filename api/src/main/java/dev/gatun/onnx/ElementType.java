// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import java.util.Locale;

/// The element types of ONNX, with their numbers in `TensorProto.DataType` and the [DType] that holds their elements.
///
/// Types of 8 bits and fewer that [DType] lacks are held as one code in a `U8` each; text and complex numbers are held
/// by no type.
public enum ElementType {
    FLOAT(1, DType.F32),
    UINT8(2, DType.U8),
    INT8(3, DType.I8),
    UINT16(4, DType.U16),
    INT16(5, DType.I16),
    INT32(6, DType.I32),
    INT64(7, DType.I64),
    STRING(8, null),
    BOOL(9, DType.BOOL),
    FLOAT16(10, DType.F16),
    DOUBLE(11, DType.F64),
    UINT32(12, DType.U32),
    UINT64(13, DType.U64),
    COMPLEX64(14, null),
    COMPLEX128(15, null),
    BFLOAT16(16, DType.BF16),
    FLOAT8E4M3FN(17, DType.U8),
    FLOAT8E4M3FNUZ(18, DType.U8),
    FLOAT8E5M2(19, DType.U8),
    FLOAT8E5M2FNUZ(20, DType.U8),
    UINT4(21, DType.U8),
    INT4(22, DType.U8),
    FLOAT4E2M1(23, DType.U8),
    FLOAT8E8M0(24, DType.U8),
    UINT2(25, DType.U8),
    INT2(26, DType.U8);

    private final int code;
    private final DType dtype;

    ElementType(int code, DType dtype) {
        this.code = code;
        this.dtype = dtype;
    }

    /// The number in files.
    public int code() {
        return code;
    }

    /// The type of a tensor that holds such elements, or null.
    public DType dtype() {
        return dtype;
    }

    /// Whether elements are codes in a `U8` rather than numbers of their [DType].
    public boolean isCoded() {
        return code >= FLOAT8E4M3FN.code;
    }

    /// The bits of one element in packed raw data; 0 for text.
    public int bits() {
        return switch (this) {
            case UINT4, INT4, FLOAT4E2M1 -> 4;
            case UINT2, INT2 -> 2;
            case STRING -> 0;
            case COMPLEX64 -> 64;
            case COMPLEX128 -> 128;
            default -> 8 * dtype.bytes();
        };
    }

    /// The type of a number in files, or null where there is none.
    public static ElementType of(int code) {
        return code >= 1 && code <= values().length ? values()[code - 1] : null;
    }

    /// The type of the elements of tensors of `dtype`.
    public static ElementType of(DType dtype) {
        for (ElementType type : values()) {
            if (type.dtype == dtype && !type.isCoded()) {
                return type;
            }
        }
        throw new IllegalArgumentException("onnx: no element type for " + dtype);
    }

    /// The lower-case name, as in `float16`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
