// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;

/// The elements of a tensor by position: each axis of a common `shape` moves it by a stride, so that broadcast and
/// strided operands read alike. Every access names a row-major
/// index in `shape`.
final class Elements {
    private final MemorySegment segment;
    private final DType dtype;
    private final long[] dims;
    private final long[] strides;
    private final boolean packed;

    private Elements(Tensor tensor, Shape shape) {
        this.segment = tensor.segment();
        this.dtype = tensor.dtype();
        this.dims = shape.dims();
        this.strides = new long[dims.length];
        int added = dims.length - tensor.rank();
        for (int i = added; i < dims.length; i++) {
            strides[i] = tensor.dim(i - added) == dims[i] ? tensor.spec().stride(i - added) : 0;
        }
        this.packed = tensor.isContiguous() && tensor.shape().equals(shape);
    }

    /// The elements of `tensor`.
    static Elements of(Tensor tensor) {
        return new Elements(tensor, tensor.shape());
    }

    /// The elements of `tensor` as broadcast to `shape`.
    static Elements broadcast(Tensor tensor, Shape shape) {
        return new Elements(tensor, shape);
    }

    double get(long index) {
        return dtype.getDouble(segment, offset(index));
    }

    long getLong(long index) {
        return dtype.getLong(segment, offset(index));
    }

    void set(long index, double value) {
        dtype.setDouble(segment, offset(index), value);
    }

    void setLong(long index, long value) {
        dtype.setLong(segment, offset(index), value);
    }

    /// Copies one element of a tensor of the same type, bit for bit.
    void copy(long index, Elements source, long sourceIndex) {
        MemorySegment.copy(source.segment, source.offset(sourceIndex), segment, offset(index), dtype.bytes());
    }

    /// Copies `count` elements that follow each other in row-major order, from a tensor of the same type.
    void copyRun(long index, Elements source, long sourceIndex, long count) {
        if (packed && source.packed) {
            MemorySegment.copy(source.segment, sourceIndex * dtype.bytes(), segment, index * dtype.bytes(),
                    count * dtype.bytes());
            return;
        }
        for (long i = 0; i < count; i++) {
            copy(index + i, source, sourceIndex + i);
        }
    }

    private long offset(long index) {
        if (packed) {
            return index * dtype.bytes();
        }
        long rest = index;
        long offset = 0;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            offset += rest % dims[axis] * strides[axis];
            rest /= dims[axis];
        }
        return offset * dtype.bytes();
    }
}
