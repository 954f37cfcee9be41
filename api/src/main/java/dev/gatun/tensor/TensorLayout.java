// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.op.Cast;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Detach;
import dev.gatun.op.Diagonal;
import dev.gatun.op.Expand;
import dev.gatun.op.Flip;
import dev.gatun.op.Gather;
import dev.gatun.op.IndexAdd;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.OneHot;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Pad;
import dev.gatun.op.Permute;
import dev.gatun.op.Reshape;
import dev.gatun.op.Scatter;
import dev.gatun.op.ScatterAdd;
import dev.gatun.op.Slice;
import dev.gatun.op.Sort;
import dev.gatun.op.Tril;
import dev.gatun.op.Triu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shape, order and selection: the operations of [Tensor] that move elements and do not compute with them.
///
/// Axes may be negative and then count from the end. What is called a view shares memory with its tensor.
public sealed interface TensorLayout permits Tensor {
    /// Values with their positions, as sorting gives them.
    ///
    /// @param values the elements
    /// @param indices their positions along the axis, `I64`
    record Indexed(Tensor values, Tensor indices) {
    }

    private Tensor self() {
        return (Tensor) this;
    }

    private Tensor apply(Op op) {
        return Ops.apply(op, self());
    }

    private int axis(int axis) {
        return self().shape().axis(axis);
    }

    // ---- shape

    /// The same elements under another shape; one dimension may be -1 and is then inferred. See [#reshape(Shape)].
    default Tensor reshape(long... dims) {
        long known = 1;
        int open = -1;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] == -1 && open < 0) {
                open = i;
            } else {
                known *= dims[i];
            }
        }
        if (open < 0) {
            return reshape(Shape.of(dims));
        }
        if (known <= 0 || self().size() % known != 0) {
            throw new IllegalArgumentException("reshape: the dimension -1 cannot be inferred: dims="
                    + Arrays.toString(dims) + "; tensor " + self().spec());
        }
        long[] full = dims.clone();
        full[open] = self().size() / known;
        return reshape(Shape.of(full));
    }

    /// The same elements under another shape. A view where the strides allow it, else a copy.
    default Tensor reshape(Shape shape) {
        Tensor x = self();
        if (shape.equals(x.shape())) {
            return x;
        }
        return Ops.apply(new Reshape(shape), Reshape.isView(x.spec(), shape) ? x : contiguous());
    }

    /// Axes from `start` to `end`, both included, joined into one.
    default Tensor flatten(int start, int end) {
        Shape shape = self().shape();
        int first = shape.axis(start);
        int last = shape.axis(end);
        long joined = 1;
        for (int i = last; i > first; i--) {
            joined *= shape.dim(i);
            shape = shape.without(i);
        }
        return reshape(shape.with(first, shape.dim(first) * joined));
    }

    /// A view with the axes in the given order.
    default Tensor permute(int... order) {
        return apply(new Permute(Arrays.stream(order).map(self().shape()::axis).boxed().toList()));
    }

    /// A view with two axes exchanged.
    default Tensor transpose(int a, int b) {
        int[] order = new int[self().rank()];
        Arrays.setAll(order, i -> i);
        order[self().shape().axis(a)] = self().shape().axis(b);
        order[self().shape().axis(b)] = self().shape().axis(a);
        return permute(order);
    }

    /// A view with the last two axes exchanged.
    default Tensor t() {
        return transpose(-2, -1);
    }

    /// A view broadcast to `dims`.
    default Tensor expand(long... dims) {
        return expand(Shape.of(dims));
    }

    /// A view broadcast to `shape`.
    default Tensor expand(Shape shape) {
        return shape.equals(self().shape()) ? self() : apply(new Expand(shape));
    }

    /// A new axis of size 1 before `axis`.
    default Tensor unsqueeze(int axis) {
        return reshape(self().shape().inserted(axis, 1));
    }

    /// Without `axis`, which must have size 1.
    default Tensor squeeze(int axis) {
        if (self().dim(axis) != 1) {
            throw new IllegalArgumentException("squeeze: the axis must have size 1: axis=" + axis + ", dim="
                    + self().dim(axis) + "; tensor " + self().spec());
        }
        return reshape(self().shape().without(axis));
    }

    /// A view of the elements `start` to `end - 1` along `axis`; negative bounds count from the end.
    default Tensor slice(int axis, long start, long end) {
        return slice(axis, start, end, 1);
    }

    /// A view of every `step`-th element from `start` to before `end` along `axis`; negative bounds count from the end,
    /// an `end` beyond the axis is cut.
    default Tensor slice(int axis, long start, long end, long step) {
        int at = self().shape().axis(axis);
        long dim = self().dim(at);
        long from = start < 0 ? start + dim : start;
        long to = end < 0 ? end + dim : Math.min(end, dim);
        return apply(new Slice(at, from, to, step));
    }

    /// A view of one index of the first axis, which is dropped; a negative index counts from the end.
    default Tensor get(long index) {
        return get(0, index);
    }

    /// A view of one index of `axis`, which is dropped; a negative index counts from the end.
    default Tensor get(int axis, long index) {
        long dim = self().dim(axis);
        long at = index < 0 ? index + dim : index;
        if (at < 0 || at >= dim) {
            throw new IndexOutOfBoundsException("get: index out of range: axis=" + axis + ", index=" + index
                    + "; tensor " + self().spec());
        }
        return slice(axis, at, at + 1).squeeze(axis);
    }

    /// This tensor if its elements are packed in row-major order, else a packed copy.
    default Tensor contiguous() {
        return self().isContiguous() ? self() : apply(new Contiguous());
    }

    /// This tensor converted to another element type; itself where it has that type.
    default Tensor to(DType dtype) {
        return self().dtype() == dtype ? self() : apply(new Cast(dtype));
    }

    /// The same elements, cut off from the gradient.
    default Tensor detach() {
        return apply(new Detach());
    }

    // ---- joining and splitting

    /// Consecutive views of the given sizes along `axis`; the sizes add up to the dimension.
    default List<Tensor> split(int axis, long... sizes) {
        long start = 0;
        for (long size : sizes) {
            start += size;
        }
        if (start != self().dim(axis) || Arrays.stream(sizes).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("split: sizes must add up to the dimension: sizes="
                    + Arrays.toString(sizes) + ", dim=" + self().dim(axis) + "; tensor " + self().spec());
        }
        List<Tensor> parts = new ArrayList<>();
        start = 0;
        for (long size : sizes) {
            parts.add(slice(axis, start, start += size));
        }
        return parts;
    }

    /// At most `count` views along `axis`, of equal size but for a smaller last one.
    default List<Tensor> chunk(int axis, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("chunk: the count must be positive: count=" + count);
        }
        long dim = self().dim(axis);
        long size = Math.max(1, (dim + count - 1) / count);
        List<Tensor> parts = new ArrayList<>();
        for (long start = 0; start == 0 || start < dim; start += size) {
            parts.add(slice(axis, start, start + size));
        }
        return parts;
    }

    /// Elements of `value` added along each axis, `before[i]` in front of axis `i` and `after[i]` behind it.
    default Tensor pad(long[] before, long[] after, double value) {
        return apply(new Pad(Arrays.stream(before).boxed().toList(), Arrays.stream(after).boxed().toList(), value));
    }

    /// Elements of `value` added in front and behind along one axis.
    default Tensor pad(int axis, long before, long after, double value) {
        long[] front = new long[self().rank()];
        long[] back = new long[self().rank()];
        front[axis(axis)] = before;
        back[axis(axis)] = after;
        return pad(front, back, value);
    }

    /// The order of elements reversed along `axes`; a copy.
    default Tensor flip(int... axes) {
        return apply(new Flip(Arrays.stream(axes).map(this::axis).boxed().toList()));
    }

    /// Elements moved by `shift` places along `axis`; those that leave at one end come in at the other.
    default Tensor roll(int axis, long shift) {
        long dim = self().dim(axis);
        long cut = dim == 0 ? 0 : Math.floorMod(-shift, dim);
        return cut == 0 ? self() : Tensor.concat(axis, slice(axis, cut, dim), slice(axis, 0, cut));
    }

    // ---- selection by index

    /// Elements picked along `axis`, one index for each result element: `y[i][j] = x[i][index[i][j]]` with `axis = 1`.
    ///
    /// @throws IndexOutOfBoundsException if an index is outside `[0, dim)`
    default Tensor gather(int axis, Tensor index) {
        return Ops.apply(new Gather(axis(axis)), self(), index);
    }

    /// A copy with `source` added at indices along `axis`: `y[i][index[i][j]] += source[i][j]` with `axis = 1`.
    ///
    /// @throws IndexOutOfBoundsException if an index is outside `[0, dim)`
    default Tensor scatterAdd(int axis, Tensor index, Tensor source) {
        return Ops.apply(new ScatterAdd(axis(axis)), self(), index, source);
    }

    /// A copy with elements replaced at indices along `axis`: `y[i][index[i][j]] = source[i][j]` with `axis = 1`.
    ///
    /// @throws IndexOutOfBoundsException if an index is outside `[0, dim)`
    default Tensor scatter(int axis, Tensor index, Tensor source) {
        return Ops.apply(new Scatter(axis(axis), Scatter.Mode.REPLACE), self(), index, source);
    }

    /// Slices picked along `axis`, which is replaced by the dimensions of `index`; rows of a matrix with `axis = 0`.
    ///
    /// @throws IndexOutOfBoundsException if an index is outside `[0, dim)`
    default Tensor indexSelect(int axis, Tensor index) {
        return Ops.apply(new IndexSelect(axis(axis)), self(), index);
    }

    /// A copy with the slices of `source` added at indices along `axis`.
    ///
    /// @throws IndexOutOfBoundsException if an index is outside `[0, dim)`
    default Tensor indexAdd(int axis, Tensor index, Tensor source) {
        return Ops.apply(new IndexAdd(axis(axis)), self(), index, source);
    }

    /// With class numbers (`I64`) as elements: a new last axis with 1 at the class and 0 elsewhere.
    ///
    /// @throws IndexOutOfBoundsException if an element is outside `[0, classes)`
    default Tensor oneHot(long classes, DType dtype) {
        return apply(new OneHot(classes, dtype));
    }

    // ---- matrices

    /// Zeros above the main diagonal of the last two axes; a copy. Of `BOOL` ones it is a causal mask.
    default Tensor tril() {
        return tril(0);
    }

    /// Zeros where `column - row > diagonal` in the last two axes; a copy.
    default Tensor tril(long diagonal) {
        return apply(new Tril(diagonal));
    }

    /// Zeros below the main diagonal of the last two axes; a copy.
    default Tensor triu() {
        return triu(0);
    }

    /// Zeros where `column - row < diagonal` in the last two axes; a copy.
    default Tensor triu(long diagonal) {
        return apply(new Triu(diagonal));
    }

    /// A view of the main diagonal of the last two axes.
    default Tensor diagonal() {
        return diagonal(-2, -1);
    }

    /// A view of the main diagonal of two axes of equal size, which are dropped; it becomes the last axis.
    default Tensor diagonal(int first, int second) {
        return apply(new Diagonal(axis(first), axis(second)));
    }

    // ---- order

    /// The elements in ascending order along `axis`, stable, NaN last.
    default Indexed sort(int axis) {
        return sort(axis, false);
    }

    /// The elements in order along `axis`, stable; NaN counts as the largest.
    default Indexed sort(int axis, boolean descending) {
        Tensor[] sorted = Ops.applyAll(new Sort(axis(axis), descending), self());
        return new Indexed(sorted[0], sorted[1]);
    }

    /// The `k` largest elements along `axis` in descending order, first ones first among equals.
    default Indexed topK(int axis, long k) {
        return topK(axis, k, true);
    }

    /// The `k` largest (or smallest) elements along `axis`, the best first.
    default Indexed topK(int axis, long k, boolean largest) {
        if (k < 0 || k > self().dim(axis)) {
            throw new IllegalArgumentException("topk: k must be in [0, dim]: k=" + k + ", dim=" + self().dim(axis)
                    + "; tensor " + self().spec());
        }
        Indexed sorted = sort(axis, largest);
        return new Indexed(sorted.values().slice(axis, 0, k), sorted.indices().slice(axis, 0, k));
    }
}
