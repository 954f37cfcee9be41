// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.internal.Slab;
import dev.gatun.internal.TensorText;
import dev.gatun.op.Concat;
import dev.gatun.op.Ops;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// An n-dimensional array of numbers in off-heap memory, perhaps a strided view of another tensor's memory.
///
/// Values of a tensor do not change, except through the operations that say so ([#copyFrom(Tensor)], [#fill(double)],
/// optimizer steps). Arithmetic is in [TensorMath], shape and selection in [TensorLayout]. A fresh tensor lives in the
/// innermost open [Scope] of the calling
/// thread, else as long as it is reachable. Tensors may be shared between threads as long as nobody writes to them.
public final class Tensor implements TensorMath, TensorLayout {
    private final TensorSpec spec;
    private final MemorySegment segment;
    private final Scope scope;
    private final Tensor base;
    private int version;

    private Tensor(TensorSpec spec, MemorySegment segment, Scope scope, Tensor base) {
        this.spec = spec;
        this.segment = segment;
        this.scope = scope;
        this.base = base;
    }

    // ---- making tensors

    /// A tensor of arbitrary content, for a kernel to fill.
    public static Tensor empty(TensorSpec spec) {
        TensorSpec packed = spec.packed();
        Scope scope = Scope.current();
        MemorySegment memory = scope == null ? Slab.fresh(packed.bytes()) : scope.allocate(packed.bytes());
        if (memory.byteSize() != packed.bytes()) {
            memory = memory.asSlice(0, packed.bytes());
        }
        return new Tensor(packed, memory, scope, null);
    }

    /// A tensor of zeros.
    public static Tensor zeros(DType dtype, long... dims) {
        return zeros(TensorSpec.of(dtype, dims));
    }

    /// A tensor of zeros.
    public static Tensor zeros(TensorSpec spec) {
        Tensor result = empty(spec);
        if (result.scope != null) {
            result.segment.fill((byte) 0);
        }
        return result;
    }

    /// A tensor of ones.
    public static Tensor ones(DType dtype, long... dims) {
        return full(1, dtype, dims);
    }

    /// A tensor that holds `value` everywhere, converted to `dtype`.
    public static Tensor full(double value, DType dtype, long... dims) {
        Tensor result = empty(TensorSpec.of(dtype, dims));
        fillSegment(result, value);
        return result;
    }

    /// A tensor of rank 0.
    public static Tensor scalar(double value, DType dtype) {
        return full(value, dtype);
    }

    /// `0, 1, …, count - 1`.
    public static Tensor arange(long count, DType dtype) {
        Tensor result = empty(TensorSpec.of(dtype, count));
        for (long i = 0; i < count; i++) {
            dtype.setLong(result.segment, i * dtype.bytes(), i);
        }
        return result;
    }

    /// `count` numbers evenly spaced from `start` to `end`, both included.
    public static Tensor linspace(double start, double end, long count, DType dtype) {
        Tensor result = empty(TensorSpec.of(dtype, count));
        for (long i = 0; i < count; i++) {
            double value = count == 1 ? start : start + (end - start) * i / (count - 1);
            dtype.setDouble(result.segment, i * dtype.bytes(), value);
        }
        return result;
    }

    /// The `n x n` identity matrix.
    public static Tensor eye(long n, DType dtype) {
        Tensor result = zeros(dtype, n, n);
        for (long i = 0; i < n; i++) {
            dtype.setLong(result.segment, i * (n + 1) * dtype.bytes(), 1);
        }
        return result;
    }

    /// A vector of `F32` copied from `values`.
    public static Tensor of(float... values) {
        return of(values, values.length);
    }

    /// An `F32` tensor copied from `values`, row-major.
    public static Tensor of(float[] values, long... dims) {
        return copyOf(MemorySegment.ofArray(values), DType.F32, dims);
    }

    /// An `F64` tensor copied from `values`, row-major.
    public static Tensor of(double[] values, long... dims) {
        return copyOf(MemorySegment.ofArray(values), DType.F64, dims);
    }

    /// An `I32` tensor copied from `values`, row-major.
    public static Tensor of(int[] values, long... dims) {
        return copyOf(MemorySegment.ofArray(values), DType.I32, dims);
    }

    /// An `I64` tensor copied from `values`, row-major.
    public static Tensor of(long[] values, long... dims) {
        return copyOf(MemorySegment.ofArray(values), DType.I64, dims);
    }

    /// A `U8` tensor copied from `values`, row-major.
    public static Tensor of(byte[] values, long... dims) {
        return copyOf(MemorySegment.ofArray(values), DType.U8, dims);
    }

    /// An `I8` tensor copied from `values`, row-major.
    public static Tensor ofI8(byte[] values, long... dims) {
        return copyOf(MemorySegment.ofArray(values), DType.I8, dims);
    }

    /// A `BOOL` tensor copied from `values`, row-major.
    public static Tensor of(boolean[] values, long... dims) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return copyOf(MemorySegment.ofArray(bytes), DType.BOOL, dims);
    }

    /// A tensor copied from packed, row-major elements in native byte order.
    ///
    /// @throws IllegalArgumentException if `source` does not hold exactly the elements that `dims` names
    public static Tensor copyOf(MemorySegment source, DType dtype, long... dims) {
        TensorSpec spec = TensorSpec.of(dtype, dims);
        if (source.byteSize() != spec.bytes()) {
            throw new IllegalArgumentException("tensor: data must match the shape: values="
                    + source.byteSize() / dtype.bytes() + ", shape=" + spec.shape() + " holds " + spec.size());
        }
        Tensor result = empty(spec);
        MemorySegment.copy(source, 0, result.segment, 0, spec.bytes());
        dtype.normalize(result.segment);
        return result;
    }

    /// A tensor over memory that the engine reserved, such as a part of a plan's slab; for executors.
    ///
    /// @param memory from the first element to the last one, off the heap; it must last as long as the tensor, as that
    ///        of an automatic arena does
    /// @throws IllegalArgumentException if it is on the heap, has ended, or is of another size
    public static Tensor over(TensorSpec spec, MemorySegment memory) {
        if (!memory.isNative() || !memory.scope().isAlive()) {
            throw new IllegalArgumentException(
                    "tensor: memory must be off the heap and last as long as the tensor: memory="
                            + memory + "; tensor " + spec);
        }
        if (memory.byteSize() != spec.extent() * spec.dtype().bytes()) {
            throw new IllegalArgumentException("tensor: memory must be of the spec's extent: bytes=" + memory
                    .byteSize() + ", extent=" + spec.extent() + "; tensor " + spec);
        }
        return new Tensor(spec, memory, null, null);
    }

    /// A tensor without memory that stands for a result to come; for executors that draw graphs.
    ///
    /// @param base the tensor without memory that it is a view of, or null
    public static Tensor symbolic(TensorSpec spec, Tensor base) {
        return new Tensor(spec, null, null, base == null ? null : base.root());
    }

    // ---- joining tensors

    /// The tensors joined along `axis`; their other dimensions are equal.
    public static Tensor concat(int axis, Tensor... parts) {
        int at = parts.length == 0 ? axis : parts[0].shape().axis(axis);
        return Ops.apply(new Concat(at), parts);
    }

    /// The tensors, all of one shape, joined along a new axis.
    public static Tensor stack(int axis, Tensor... parts) {
        Tensor[] raised = new Tensor[parts.length];
        for (int i = 0; i < parts.length; i++) {
            raised[i] = parts[i].unsqueeze(axis);
        }
        return concat(axis, raised);
    }

    /// The sum of products that `equation` names, in Einstein's notation.
    ///
    /// Each operand has a letter for each axis; axes of one letter have one size and are multiplied element by element,
    /// a
    /// letter twice in one operand takes its diagonal, letters missing behind the arrow are summed over. Without an
    /// arrow,
    /// the result has the letters that appear once, in alphabetical order: `ij,jk->ik` and `ij,jk` are matrix products.
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.of(equation, operands);
    }

    /// A view of this tensor's memory with another spec, `offset` elements after the first; for view operations.
    ///
    /// @throws IllegalArgumentException if the view leaves this tensor's memory
    public Tensor view(TensorSpec viewSpec, long offset) {
        long room = segment.byteSize() / spec.dtype().bytes() - viewSpec.extent();
        if (viewSpec.dtype() != spec.dtype() || offset < 0 || offset > room && viewSpec.size() > 0) {
            throw new IllegalArgumentException("tensor: a view must stay inside the tensor: view=" + viewSpec
                    + ", offset=" + offset + "; tensor " + spec);
        }
        long start = viewSpec.size() == 0 ? 0 : offset * spec.dtype().bytes();
        long bytes = viewSpec.extent() * spec.dtype().bytes();
        MemorySegment slice = start == 0 && bytes == segment.byteSize() ? segment : segment.asSlice(start, bytes);
        return new Tensor(viewSpec, slice, scope, root());
    }

    // ---- what it is

    public TensorSpec spec() {
        return spec;
    }

    public DType dtype() {
        return spec.dtype();
    }

    public Shape shape() {
        return spec.shape();
    }

    /// The size of one dimension; `axis` may be negative.
    public long dim(int axis) {
        return spec.dim(axis);
    }

    public int rank() {
        return spec.rank();
    }

    /// The number of elements.
    public long size() {
        return spec.size();
    }

    /// Whether the elements lie packed in row-major order.
    public boolean isContiguous() {
        return spec.isContiguous();
    }

    /// The memory from the first element to the last one; strides are in [#spec()]. For kernels.
    ///
    /// @throws IllegalStateException if the tensor's scope is closed
    public MemorySegment segment() {
        check();
        return segment;
    }

    /// Whether this tensor only stands for a result to come, as in the capture of a plan, and has no data.
    public boolean isSymbolic() {
        return segment == null;
    }

    /// The scope whose closing ends this tensor, or null.
    public Scope scope() {
        return scope;
    }

    /// The tensor whose memory this one looks at; itself if it is no view.
    public Tensor root() {
        return base == null ? this : base;
    }

    /// Fails if the tensor's scope is closed, or if it has no data.
    ///
    /// @throws IllegalStateException naming tensor and scope
    public void check() {
        if (segment == null) {
            String origin = Ops.executor().origin(this);
            throw new IllegalStateException("capture: the data of a captured tensor is not known yet: tensor=" + spec
                    + (origin.isEmpty() ? "; the capture that it belongs to has ended" : ", made by " + origin)
                    + "; code that is captured must not read what it computes: control flow by data cannot be captured");
        }
        if (scope != null && !scope.isOpen()) {
            throw new IllegalStateException("tensor: used after its scope was closed: tensor=" + spec + "; " + scope
                    + "; copy it out with Scope.keep");
        }
    }

    /// How often the memory behind this tensor was written to since it was made; views share the count.
    public int version() {
        return root().version;
    }

    /// Counts one write; called by whatever writes to the memory.
    public void touch() {
        root().version++;
    }

    // ---- writing

    /// Overwrites this tensor's elements with those of `source`, which has its type and broadcasts to its shape.
    public Tensor copyFrom(Tensor source) {
        Ops.applyAll(Constants.ASSIGN, this, source);
        return this;
    }

    /// Overwrites every element with `value`, converted to this type.
    public Tensor fill(double value) {
        return copyFrom(scalar(value, dtype()));
    }

    private static void fillSegment(Tensor t, double value) {
        DType dtype = t.dtype();
        int bytes = dtype.bytes();
        // One element, then doubling copies: as fast as memcpy for every type.
        long total = t.spec.bytes();
        if (total > 0) {
            dtype.setDouble(t.segment, 0, value);
        }
        for (long done = bytes; done < total; done *= 2) {
            MemorySegment.copy(t.segment, 0, t.segment, done, Math.min(done, total - done));
        }
    }

    // ---- reading

    /// The only element of a tensor of size 1, as a double.
    public double item() {
        if (size() != 1) {
            throw new IllegalArgumentException("item: the tensor must have one element: tensor=" + spec);
        }
        return dtype().getDouble(segment(), 0);
    }

    /// One element, as a double; indices may be negative.
    public double getDouble(long... index) {
        return dtype().getDouble(segment(), offset(index) * dtype().bytes());
    }

    /// One element, as a long.
    public long getLong(long... index) {
        return dtype().getLong(segment(), offset(index) * dtype().bytes());
    }

    private long offset(long[] index) {
        if (index.length != rank()) {
            throw new IllegalArgumentException("tensor: one index for each axis: indices=" + index.length
                    + "; tensor " + spec);
        }
        long offset = 0;
        for (int i = 0; i < index.length; i++) {
            long at = index[i] < 0 ? index[i] + dim(i) : index[i];
            if (at < 0 || at >= dim(i)) {
                throw new IndexOutOfBoundsException("tensor: index out of range: axis=" + i + ", index=" + index[i]
                        + "; tensor " + spec);
            }
            offset += at * spec.stride(i);
        }
        return offset;
    }

    /// All elements of an `F32` tensor, row-major.
    public float[] toFloats() {
        return packed(DType.F32).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    /// All elements converted to doubles, row-major; works for every type.
    public double[] toDoubles() {
        MemorySegment memory = contiguous().segment();
        double[] values = new double[Math.toIntExact(size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = dtype().getDouble(memory, (long) i * dtype().bytes());
        }
        return values;
    }

    /// All elements of an `I32` tensor, row-major.
    public int[] toInts() {
        return packed(DType.I32).toArray(ValueLayout.JAVA_INT_UNALIGNED);
    }

    /// All elements of an integer or bool tensor converted to longs, row-major.
    public long[] toLongs() {
        if (dtype().isFloat()) {
            throw new IllegalArgumentException("toLongs: the tensor must hold integers: tensor=" + spec);
        }
        MemorySegment memory = contiguous().segment();
        long[] values = new long[Math.toIntExact(size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = dtype().getLong(memory, (long) i * dtype().bytes());
        }
        return values;
    }

    /// All elements of an `I8` or `U8` tensor, row-major.
    public byte[] toBytes() {
        return packed(dtype() == DType.I8 ? DType.I8 : DType.U8).toArray(ValueLayout.JAVA_BYTE);
    }

    /// All elements of a `BOOL` tensor, row-major.
    public boolean[] toBooleans() {
        byte[] bytes = packed(DType.BOOL).toArray(ValueLayout.JAVA_BYTE);
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }

    /// Copies all elements, packed and row-major in native byte order, to the start of `target`.
    public void copyTo(MemorySegment target) {
        MemorySegment.copy(contiguous().segment(), 0, target, 0, spec.bytes());
    }

    private MemorySegment packed(DType wanted) {
        if (dtype() != wanted) {
            throw new IllegalArgumentException("tensor: element type must be " + wanted + ": tensor=" + spec
                    + "; convert with .to(DType." + wanted.name() + ")");
        }
        return contiguous().segment();
    }

    /// A packed copy with memory of its own.
    public Tensor copy() {
        return Ops.apply(Constants.CONTIGUOUS, this);
    }

    /// Spec and values in nested brackets; long axes are cut in the middle.
    @Override
    public String toString() {
        if (segment == null) {
            return spec + " (captured)";
        }
        if (scope != null && !scope.isOpen()) {
            return spec + " (closed)";
        }
        return TensorText.format(this);
    }
}
