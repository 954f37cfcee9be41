// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.util.Arrays;

/// What is known of a tensor without its data: element type, shape and strides (in elements). Immutable.
///
/// A stride of 0 repeats an element (broadcast). Strides are never negative. Axes of size 1 always have the stride
/// that a row-major tensor would have there, so that equal layouts have equal specs.
public final class TensorSpec {
    private static final TensorSpec[] SCALARS = Arrays.stream(DType.values()).map(t -> of(t, Shape.scalar())).toArray(
            TensorSpec[]::new);

    private final DType dtype;
    private final Shape shape;
    private final long[] strides;
    private final boolean contiguous;
    private final int hash;

    private TensorSpec(DType dtype, Shape shape, long[] strides, boolean contiguous) {
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        this.contiguous = contiguous;
        this.hash = (dtype.ordinal() * 31 + shape.hashCode()) * 31 + Arrays.hashCode(strides);
    }

    /// A row-major spec.
    public static TensorSpec of(DType dtype, Shape shape) {
        return new TensorSpec(dtype, shape, shape.strides(), true);
    }

    /// A row-major spec.
    public static TensorSpec of(DType dtype, long... dims) {
        return dims.length == 0 ? SCALARS[dtype.ordinal()] : of(dtype, Shape.of(dims));
    }

    /// A spec with strides in elements, one for each axis.
    public static TensorSpec strided(DType dtype, Shape shape, long[] strides) {
        if (strides.length != shape.rank()) {
            throw new IllegalArgumentException("spec: one stride for each axis: strides=" + Arrays.toString(strides)
                    + ", shape=" + shape);
        }
        long[] rowMajor = shape.strides();
        if (shape.size() == 0) {
            return new TensorSpec(dtype, shape, rowMajor, true);
        }
        long[] canonical = strides.clone();
        double reach = 0;
        for (int i = 0; i < canonical.length; i++) {
            if (canonical[i] < 0) {
                throw new IllegalArgumentException("spec: strides must not be negative: strides="
                        + Arrays.toString(strides));
            }
            if (shape.dim(i) == 1) {
                canonical[i] = rowMajor[i];
            }
            reach += (shape.dim(i) - 1) * (double) canonical[i];
        }
        // Every byte offset fits in a long.
        if (reach > 0x1p59) {
            throw new IllegalArgumentException("spec: strides reach too far: strides=" + Arrays.toString(strides)
                    + ", shape=" + shape);
        }
        return new TensorSpec(dtype, shape, canonical, Arrays.equals(canonical, rowMajor));
    }

    public DType dtype() {
        return dtype;
    }

    public Shape shape() {
        return shape;
    }

    /// The size of one dimension; `axis` may be negative.
    public long dim(int axis) {
        return shape.dim(axis);
    }

    public int rank() {
        return shape.rank();
    }

    /// The number of elements.
    public long size() {
        return shape.size();
    }

    /// The number of bytes of the elements, packed.
    public long bytes() {
        return shape.size() * dtype.bytes();
    }

    /// The stride of one axis in elements.
    public long stride(int axis) {
        return strides[shape.axis(axis)];
    }

    /// All strides in elements, as a copy.
    public long[] strides() {
        return strides.clone();
    }

    /// Whether the elements lie packed in row-major order.
    public boolean isContiguous() {
        return contiguous;
    }

    /// The row-major spec of the same type and shape.
    public TensorSpec packed() {
        return contiguous ? this : of(dtype, shape);
    }

    /// The number of elements from the first to the last one, both included: what memory must hold.
    public long extent() {
        if (shape.size() == 0) {
            return 0;
        }
        long extent = 1;
        for (int i = 0; i < strides.length; i++) {
            extent += (shape.dim(i) - 1) * strides[i];
        }
        return extent;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof TensorSpec that && hash == that.hash && dtype == that.dtype
                && shape.equals(that.shape) && Arrays.equals(strides, that.strides);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// The form `f32[2,3]`, with `strided` behind it where the elements are not packed.
    @Override
    public String toString() {
        return dtype + shape.toString() + (contiguous ? "" : " strided");
    }
}
