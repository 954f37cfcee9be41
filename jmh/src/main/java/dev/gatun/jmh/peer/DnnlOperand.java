// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/// An operand of a oneDNN primitive, in memory that the library allocates (and aligns) itself.
///
/// @param dims   its dimensions
/// @param layout how they lie in memory
/// @param memory the memory
record DnnlOperand(long[] dims, dnnl_memory_desc layout, dnnl_memory memory) implements AutoCloseable {
    private static final dnnl_engine ENGINE = engine();
    private static final dnnl_stream STREAM = newStream();

    private static final class Allocate extends Pointer {
        // The library's DNNL_MEMORY_ALLOCATE.
        Allocate() {
            address = -1;
        }
    }

    private static dnnl_engine engine() {
        dnnl_engine engine = new dnnl_engine();
        check(dnnl.dnnl_engine_create(engine, dnnl.dnnl_cpu, 0), "dnnl_engine_create");
        return engine;
    }

    private static dnnl_stream newStream() {
        dnnl_stream stream = new dnnl_stream();
        check(dnnl.dnnl_stream_create(stream, ENGINE, dnnl.dnnl_stream_default_flags), "dnnl_stream_create");
        return stream;
    }

    static dnnl_engine onEngine() {
        return ENGINE;
    }

    static dnnl_stream stream() {
        return STREAM;
    }

    /// A layout that the primitive chooses.
    static dnnl_memory_desc any(int type, long... dims) {
        dnnl_memory_desc desc = new dnnl_memory_desc();
        check(dnnl.dnnl_memory_desc_create_with_tag(desc, dims.length, dims, type, dnnl.dnnl_format_tag_any),
                "dnnl_memory_desc_create_with_tag");
        return desc;
    }

    /// Row-major.
    static dnnl_memory_desc dense(int type, long... dims) {
        long[] strides = new long[dims.length];
        long step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= dims[i];
        }
        return strided(type, dims, strides);
    }

    /// With one stride in elements for each dimension.
    static dnnl_memory_desc strided(int type, long[] dims, long[] strides) {
        dnnl_memory_desc desc = new dnnl_memory_desc();
        check(dnnl.dnnl_memory_desc_create_with_strides(desc, dims.length, dims, type, strides),
                "dnnl_memory_desc_create_with_strides");
        return desc;
    }

    /// An operand of arbitrary content.
    static DnnlOperand empty(long[] dims, dnnl_memory_desc layout) {
        dnnl_memory memory = new dnnl_memory();
        check(dnnl.dnnl_memory_create(memory, layout, ENGINE, new Allocate()), "dnnl_memory_create");
        return new DnnlOperand(dims, layout, memory);
    }

    /// The row-major f32 `values` in the layout `layout`.
    static DnnlOperand of(float[] values, long[] dims, dnnl_memory_desc layout) {
        try (DnnlOperand dense = empty(dims, dense(dnnl.dnnl_f32, dims))) {
            dense.data().put(values);
            DnnlOperand operand = empty(dims, layout);
            dense.copyTo(operand);
            return operand;
        }
    }

    /// The values as row-major f32.
    float[] values() {
        int size = 1;
        for (long dim : dims) {
            size *= Math.toIntExact(dim);
        }
        float[] values = new float[size];
        try (DnnlOperand dense = empty(dims, dense(dnnl.dnnl_f32, dims))) {
            copyTo(dense);
            dense.data().get(values);
        }
        return values;
    }

    private FloatPointer data() {
        try (PointerPointer<FloatPointer> handle = new PointerPointer<>(1)) {
            check(dnnl.dnnl_memory_get_data_handle(memory, handle), "dnnl_memory_get_data_handle");
            return new FloatPointer(handle.get(0));
        }
    }

    private void copyTo(DnnlOperand target) {
        dnnl_primitive_desc desc = new dnnl_primitive_desc();
        check(dnnl.dnnl_reorder_primitive_desc_create(desc, layout, ENGINE, target.layout, ENGINE,
                (dnnl_primitive_attr) null), "dnnl_reorder_primitive_desc_create");
        dnnl_primitive reorder = new dnnl_primitive();
        check(dnnl.dnnl_primitive_create(reorder, desc), "dnnl_primitive_create");
        try (dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(2)) {
            arguments.position(0).arg(dnnl.DNNL_ARG_SRC).memory(memory);
            arguments.position(1).arg(dnnl.DNNL_ARG_DST).memory(target.memory);
            check(dnnl.dnnl_primitive_execute(reorder, STREAM, 2, arguments.position(0)), "dnnl_primitive_execute");
            check(dnnl.dnnl_stream_wait(STREAM), "dnnl_stream_wait");
        } finally {
            dnnl.dnnl_primitive_destroy(reorder);
            dnnl.dnnl_primitive_desc_destroy(desc);
        }
    }

    static void check(int status, String call) {
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException(call + ": status=" + status);
        }
    }

    @Override
    public void close() {
        dnnl.dnnl_memory_destroy(memory);
    }
}
