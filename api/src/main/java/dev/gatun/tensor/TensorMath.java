// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.op.Add;
import dev.gatun.op.Cast;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Detach;
import dev.gatun.op.Div;
import dev.gatun.op.Exp;
import dev.gatun.op.Expand;
import dev.gatun.op.Greater;
import dev.gatun.op.Log;
import dev.gatun.op.MatMul;
import dev.gatun.op.Mul;
import dev.gatun.op.Neg;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Permute;
import dev.gatun.op.Relu;
import dev.gatun.op.Reshape;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Slice;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Sub;
import dev.gatun.op.Sum;
import dev.gatun.op.Tanh;
import dev.gatun.op.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The arithmetic of [Tensor]: short names for the ops. Each method makes one op (or a few) and applies it.
///
/// Operands of one op have one element type; a Java number takes the type of the tensor that it meets. Shapes broadcast
/// by the usual rule. Axes may be negative.
public sealed interface TensorMath permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    private Tensor like(double value) {
        return Tensor.scalar(value, self().dtype());
    }

    private Tensor apply(Op op) {
        return Ops.apply(op, self());
    }

    // ---- elementwise, one operand

    /// `-x`.
    default Tensor neg() {
        return apply(new Neg());
    }

    /// `e^x`.
    default Tensor exp() {
        return apply(new Exp());
    }

    /// The natural logarithm.
    default Tensor log() {
        return apply(new Log());
    }

    /// The square root.
    default Tensor sqrt() {
        return apply(new Sqrt());
    }

    /// The hyperbolic tangent.
    default Tensor tanh() {
        return apply(new Tanh());
    }

    /// `1 / (1 + e^-x)`.
    default Tensor sigmoid() {
        return apply(new Sigmoid());
    }

    /// `max(x, 0)`.
    default Tensor relu() {
        return apply(new Relu());
    }

    // ---- elementwise, two operands

    /// `x + other`.
    default Tensor add(Tensor other) {
        return Ops.apply(new Add(), self(), other);
    }

    /// `x + other`.
    default Tensor add(double other) {
        return add(like(other));
    }

    /// `x - other`.
    default Tensor sub(Tensor other) {
        return Ops.apply(new Sub(), self(), other);
    }

    /// `x - other`.
    default Tensor sub(double other) {
        return sub(like(other));
    }

    /// `x * other`, element by element.
    default Tensor mul(Tensor other) {
        return Ops.apply(new Mul(), self(), other);
    }

    /// `x * other`.
    default Tensor mul(double other) {
        return mul(like(other));
    }

    /// `x / other`, element by element.
    default Tensor div(Tensor other) {
        return Ops.apply(new Div(), self(), other);
    }

    /// `x / other`.
    default Tensor div(double other) {
        return div(like(other));
    }

    /// `x > other` as `BOOL`.
    default Tensor greater(Tensor other) {
        return Ops.apply(new Greater(), self(), other);
    }

    /// `x > other` as `BOOL`.
    default Tensor greater(double other) {
        return greater(like(other));
    }

    /// With this `BOOL` tensor as condition: elements of `a` where it is true, of `b` elsewhere.
    default Tensor select(Tensor a, Tensor b) {
        return Ops.apply(new Where(), self(), a, b);
    }

    /// With this `BOOL` tensor as condition: elements of `a` where it is true, `b` elsewhere.
    default Tensor select(Tensor a, double b) {
        return select(a, Tensor.scalar(b, a.dtype()));
    }

    /// With this `BOOL` tensor as condition: `a` where it is true, elements of `b` elsewhere.
    default Tensor select(double a, Tensor b) {
        return select(Tensor.scalar(a, b.dtype()), b);
    }

    // ---- products

    /// The matrix product, batched over leading axes.
    ///
    /// A vector on the left counts as `[1, k]`, on the right as `[k, 1]`; the added axis is dropped from the result.
    default Tensor matmul(Tensor other) {
        Tensor a = self();
        if (a.rank() == 1) {
            return a.unsqueeze(0).matmul(other).squeeze(other.rank() == 1 ? 0 : -2);
        }
        if (other.rank() == 1) {
            return Ops.apply(new MatMul(), a, other.unsqueeze(1)).squeeze(-1);
        }
        return Ops.apply(new MatMul(), a, other);
    }

    // ---- reductions

    /// The sum of all elements, a scalar.
    default Tensor sum() {
        return apply(new Sum(List.of(), false));
    }

    /// The sum along `axes`, which are dropped.
    default Tensor sum(int... axes) {
        return apply(new Sum(axes(axes), false));
    }

    /// The sum along `axes`, which stay with size 1 if `keepDims`.
    default Tensor sum(boolean keepDims, int... axes) {
        return apply(new Sum(axes(axes), keepDims));
    }

    /// The sum over whatever axes make the result have `shape`: the adjoint of broadcasting from it.
    default Tensor sumTo(Shape shape) {
        Tensor x = self();
        if (x.shape().equals(shape)) {
            return x;
        }
        List<Integer> axes = new ArrayList<>();
        int added = x.rank() - shape.rank();
        for (int i = 0; i < x.rank(); i++) {
            if (i < added || shape.dim(i - added) == 1 && x.dim(i) != 1) {
                axes.add(i);
            }
        }
        return axes.isEmpty() ? x.reshape(shape) : apply(new Sum(axes, true)).reshape(shape);
    }

    /// Axes as ascending non-negative numbers.
    private List<Integer> axes(int... axes) {
        return Arrays.stream(axes).map(self().shape()::axis).sorted().boxed().toList();
    }

    // ---- shape

    /// The same elements under another shape; one dimension may be -1 and is then inferred. A view where possible.
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

    /// The same elements under another shape. A view where this tensor is contiguous, else a copy.
    default Tensor reshape(Shape shape) {
        return shape.equals(self().shape()) ? self() : Ops.apply(new Reshape(shape), contiguous());
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
        return view(self().shape().inserted(axis, 1));
    }

    /// Without `axis`, which must have size 1.
    default Tensor squeeze(int axis) {
        if (self().dim(axis) != 1) {
            throw new IllegalArgumentException("squeeze: the axis must have size 1: axis=" + axis + ", dim="
                    + self().dim(axis) + "; tensor " + self().spec());
        }
        return view(self().shape().without(axis));
    }

    private Tensor view(Shape shape) {
        return reshape(shape);
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
}
