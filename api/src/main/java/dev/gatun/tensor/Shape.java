// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.util.Arrays;

/// The dimensions of a tensor, outermost first. Immutable. Rank 0 is a scalar; a dimension may be 0.
///
/// Axis arguments count from the front, or from the back when negative: `-1` is the last axis.
public final class Shape {
    private static final Shape SCALAR = new Shape(new long[0]);

    private final long[] dims;
    private final long size;

    private Shape(long[] dims) {
        long product = 1;
        for (long dim : dims) {
            if (dim < 0) {
                throw new IllegalArgumentException("shape: dimensions must not be negative: dims=" + text(dims));
            }
            product = dim == 0 || product == 0 ? 0 : multiply(product, dim, dims);
        }
        this.dims = dims;
        this.size = product;
    }

    private static long multiply(long product, long dim, long[] dims) {
        // 2^59 elements keep every byte offset inside a long.
        if (Math.multiplyHigh(product, dim) != 0 || product * dim < 0 || product * dim > 1L << 59) {
            throw new IllegalArgumentException("shape: too many elements: dims=" + text(dims));
        }
        return product * dim;
    }

    /// A shape of the given dimensions.
    ///
    /// @throws IllegalArgumentException if one is negative or the product exceeds 2^59
    public static Shape of(long... dims) {
        return dims.length == 0 ? SCALAR : new Shape(dims.clone());
    }

    /// The shape of a single number.
    public static Shape scalar() {
        return SCALAR;
    }

    /// The number of dimensions.
    public int rank() {
        return dims.length;
    }

    /// The size of one dimension; `axis` may be negative.
    public long dim(int axis) {
        return dims[axis(axis)];
    }

    /// All dimensions, as a copy.
    public long[] dims() {
        return dims.clone();
    }

    /// The number of elements: the product of all dimensions, 1 for a scalar.
    public long size() {
        return size;
    }

    /// The non-negative form of `axis`.
    ///
    /// @throws IllegalArgumentException if it is outside `[-rank, rank)`
    public int axis(int axis) {
        int result = axis < 0 ? axis + dims.length : axis;
        if (result < 0 || result >= dims.length) {
            throw new IllegalArgumentException("shape: axis out of range: axis=" + axis + ", rank=" + dims.length
                    + "; shape " + this);
        }
        return result;
    }

    /// This shape with one dimension replaced.
    public Shape with(int axis, long dim) {
        long[] copy = dims.clone();
        copy[axis(axis)] = dim;
        return new Shape(copy);
    }

    /// This shape without one dimension.
    public Shape without(int axis) {
        int at = axis(axis);
        long[] copy = new long[dims.length - 1];
        System.arraycopy(dims, 0, copy, 0, at);
        System.arraycopy(dims, at + 1, copy, at, copy.length - at);
        return new Shape(copy);
    }

    /// This shape with a new dimension before `axis` (`axis` in `[-rank - 1, rank]`).
    public Shape inserted(int axis, long dim) {
        int at = axis < 0 ? axis + dims.length + 1 : axis;
        if (at < 0 || at > dims.length) {
            throw new IllegalArgumentException("shape: axis out of range: axis=" + axis + ", rank=" + dims.length
                    + "; shape " + this);
        }
        long[] copy = new long[dims.length + 1];
        System.arraycopy(dims, 0, copy, 0, at);
        copy[at] = dim;
        System.arraycopy(dims, at, copy, at + 1, dims.length - at);
        return new Shape(copy);
    }

    /// Row-major strides in elements.
    public long[] strides() {
        long[] strides = new long[dims.length];
        long step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= Math.max(dims[i], 1);
        }
        return strides;
    }

    /// The shape that both broadcast to, by the usual rule: aligned at the last axis, a dimension of 1 stretches.
    ///
    /// @return the common shape, or null where there is none
    public static Shape broadcast(Shape a, Shape b) {
        if (a.equals(b)) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        long[] dims = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long x = i <= a.rank() ? a.dims[a.rank() - i] : 1;
            long y = i <= b.rank() ? b.dims[b.rank() - i] : 1;
            if (x != y && x != 1 && y != 1) {
                return null;
            }
            dims[rank - i] = x == 1 ? y : x;
        }
        return new Shape(dims);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /// The form `[2,3]`.
    @Override
    public String toString() {
        return text(dims);
    }

    private static String text(long[] dims) {
        return Arrays.toString(dims).replace(" ", "");
    }
}
