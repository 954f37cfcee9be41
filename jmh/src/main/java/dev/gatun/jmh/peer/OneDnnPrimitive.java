// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.ConvShape;
import dev.gatun.jmh.MatMulShape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/// A primitive of oneDNN, made once and executed again and again. Convolutions and matrix products choose the layouts of
/// their operands themselves, and those are brought into them beforehand: what is timed is one call into the library.
/// Its OpenMP threads are set by the process's environment.
public final class OneDnnPrimitive implements Contender {
    /// Makes a primitive descriptor by one of the library's `…_primitive_desc_create`.
    private interface Maker {
        int make(dnnl_primitive_desc desc, dnnl_engine engine, dnnl_primitive_attr attributes);
    }

    private final String call;
    private final dnnl_primitive_desc desc;
    private final List<Integer> names = new ArrayList<>();
    private final List<DnnlOperand> operands = new ArrayList<>();
    private dnnl_primitive primitive;
    private dnnl_exec_arg_t arguments;
    private DnnlOperand result;

    private OneDnnPrimitive(String call, dnnl_primitive_attr attributes, Maker maker) {
        this.call = call;
        this.desc = new dnnl_primitive_desc();
        DnnlOperand.check(maker.make(desc, DnnlOperand.onEngine(), attributes), call);
    }

    /// `y = f(x)` for one of the library's elementwise functions.
    public static OneDnnPrimitive elementwise(int function, float[] x) {
        dnnl_memory_desc dense = DnnlOperand.dense(dnnl.dnnl_f32, x.length);
        return new OneDnnPrimitive("eltwise", null, (desc, engine, attributes) -> dnnl
                .dnnl_eltwise_forward_primitive_desc_create(desc, engine, dnnl.dnnl_forward_inference, function, dense,
                        dense, 0, 0, attributes))
                .with(dnnl.DNNL_ARG_SRC, x, dense, x.length).to(dnnl.DNNL_ARG_DST, dense, x.length);
    }

    /// Softmax of each row.
    public static OneDnnPrimitive softmax(float[] x, int rows) {
        int width = x.length / rows;
        dnnl_memory_desc dense = DnnlOperand.dense(dnnl.dnnl_f32, rows, width);
        return new OneDnnPrimitive("softmax", null, (desc, engine, attributes) -> dnnl
                .dnnl_softmax_forward_primitive_desc_create(desc, engine, dnnl.dnnl_forward_inference,
                        dnnl.dnnl_softmax_accurate, dense, dense, 1, attributes))
                .with(dnnl.DNNL_ARG_SRC, x, dense, rows, width).to(dnnl.DNNL_ARG_DST, dense, rows, width);
    }

    /// Layer norm of each row, with scale and shift.
    public static OneDnnPrimitive layerNorm(float[] x, int rows, float[] weight, float[] bias, double eps) {
        int width = x.length / rows;
        dnnl_memory_desc dense = DnnlOperand.dense(dnnl.dnnl_f32, rows, width);
        dnnl_memory_desc one = DnnlOperand.dense(dnnl.dnnl_f32, width);
        dnnl_memory_desc statistics = DnnlOperand.dense(dnnl.dnnl_f32, rows);
        return new OneDnnPrimitive("layer norm", null, (desc, engine, attributes) -> dnnl
                .dnnl_layer_normalization_forward_primitive_desc_create(desc, engine, dnnl.dnnl_forward_inference,
                        dense, dense, statistics, (float) eps, dnnl.dnnl_use_scale | dnnl.dnnl_use_shift, attributes))
                .with(dnnl.DNNL_ARG_SRC, x, dense, rows, width).with(dnnl.DNNL_ARG_SCALE, weight, one, width)
                .with(dnnl.DNNL_ARG_SHIFT, bias, one, width).to(dnnl.DNNL_ARG_DST, dense, rows, width);
    }

    /// The product of two f32 matrices, the right one in the layout that the library prefers.
    public static OneDnnPrimitive matmul(MatMulShape s) {
        return matmul("matmul, prepacked", s, dnnl.dnnl_f32, dnnl.dnnl_f32, dnnl.dnnl_f32, s.left(), s.right());
    }

    /// The same of bf16 matrices, with a bf16 result.
    public static OneDnnPrimitive matmulBf16(MatMulShape s) {
        return matmul("matmul, bf16, prepacked", s, dnnl.dnnl_bf16, dnnl.dnnl_bf16, dnnl.dnnl_bf16, s.left(),
                s.right());
    }

    /// The same of unsigned by signed bytes, with 32-bit sums.
    public static OneDnnPrimitive matmulBytes(MatMulShape s) {
        return matmul("matmul, u8 x s8, prepacked", s, dnnl.dnnl_u8, dnnl.dnnl_s8, dnnl.dnnl_s32, s.leftBytes(),
                s.rightBytes());
    }

    private static OneDnnPrimitive matmul(String name, MatMulShape s, int leftType, int rightType, int resultType,
            float[] left, float[] right) {
        dnnl_memory_desc leftDesc = DnnlOperand.dense(leftType, s.m(), s.k());
        dnnl_memory_desc rightDesc = DnnlOperand.any(rightType, s.k(), s.n());
        dnnl_memory_desc product = DnnlOperand.dense(resultType, s.m(), s.n());
        OneDnnPrimitive matmul = new OneDnnPrimitive(name, null, (desc, engine, attributes) -> dnnl
                .dnnl_matmul_primitive_desc_create(desc, engine, leftDesc, rightDesc, null, product, attributes));
        return matmul.with(dnnl.DNNL_ARG_SRC, left, leftDesc, s.m(), s.k())
                .with(dnnl.DNNL_ARG_WEIGHTS, right, matmul.chosen(dnnl.dnnl_query_weights_md), s.k(), s.n())
                .to(dnnl.DNNL_ARG_DST, product, s.m(), s.n());
    }

    /// A convolution with bias and ReLU in one pass.
    ///
    /// @param channelsLast whether images lie with their channels last, in place of the layout that the library prefers
    public static OneDnnPrimitive convolution(ConvShape s, int batch, boolean channelsLast, float[] x, float[] weight,
            float[] biases) {
        dnnl_primitive_attr attributes = new dnnl_primitive_attr();
        DnnlOperand.check(dnnl.dnnl_primitive_attr_create(attributes), "dnnl_primitive_attr_create");
        dnnl_post_ops after = new dnnl_post_ops();
        DnnlOperand.check(dnnl.dnnl_post_ops_create(after), "dnnl_post_ops_create");
        DnnlOperand.check(dnnl.dnnl_post_ops_append_eltwise(after, dnnl.dnnl_eltwise_relu, 0, 0),
                "dnnl_post_ops_append_eltwise");
        DnnlOperand.check(dnnl.dnnl_primitive_attr_set_post_ops(attributes, after), "dnnl_primitive_attr_set_post_ops");
        dnnl_memory_desc bias = DnnlOperand.dense(dnnl.dnnl_f32, s.outChannels());
        OneDnnPrimitive conv = new OneDnnPrimitive(channelsLast ? "convolution, channels last" : "convolution",
                attributes, (desc, engine, with) -> forward(s, dnnl.dnnl_forward_inference,
                        image(channelsLast, s.input(batch)), bias, image(channelsLast, s.output(batch)), desc, engine,
                        with));
        return conv.with(dnnl.DNNL_ARG_SRC, x, conv.chosen(dnnl.dnnl_query_src_md), s.input(batch))
                .with(dnnl.DNNL_ARG_WEIGHTS, weight, conv.chosen(dnnl.dnnl_query_weights_md), s.weight())
                .with(dnnl.DNNL_ARG_BIAS, biases, bias, s.outChannels())
                .to(dnnl.DNNL_ARG_DST, conv.chosen(dnnl.dnnl_query_dst_md), s.output(batch));
    }

    /// The gradient of a convolution with respect to its input.
    public static OneDnnPrimitive inputGradient(ConvShape s, int batch, float[] gradOut, float[] weight) {
        long[] step = {s.stride(), s.stride()};
        long[] pad = {s.pad(), s.pad()};
        OneDnnPrimitive conv = new OneDnnPrimitive("convolution, backward data", null,
                (desc, engine, attributes) -> dnnl
                        .dnnl_convolution_backward_data_primitive_desc_create(desc, engine,
                                dnnl.dnnl_convolution_direct,
                                any(s.input(batch)), any(s.weight()), any(s.output(batch)), step, new long[2], pad, pad,
                                hint(s, batch), attributes));
        return conv.with(dnnl.DNNL_ARG_DIFF_DST, gradOut, conv.chosen(dnnl.dnnl_query_diff_dst_md), s.output(batch))
                .with(dnnl.DNNL_ARG_WEIGHTS, weight, conv.chosen(dnnl.dnnl_query_weights_md), s.weight())
                .to(dnnl.DNNL_ARG_DIFF_SRC, conv.chosen(dnnl.dnnl_query_diff_src_md), s.input(batch));
    }

    /// The gradient of a convolution with respect to its weight.
    public static OneDnnPrimitive weightGradient(ConvShape s, int batch, float[] x, float[] gradOut) {
        long[] step = {s.stride(), s.stride()};
        long[] pad = {s.pad(), s.pad()};
        OneDnnPrimitive conv = new OneDnnPrimitive("convolution, backward weights", null,
                (desc, engine, attributes) -> dnnl.dnnl_convolution_backward_weights_primitive_desc_create(desc, engine,
                        dnnl.dnnl_convolution_direct, any(s.input(batch)), any(s.weight()), null,
                        any(s.output(batch)), step, new long[2], pad, pad, hint(s, batch), attributes));
        return conv.with(dnnl.DNNL_ARG_SRC, x, conv.chosen(dnnl.dnnl_query_src_md), s.input(batch))
                .with(dnnl.DNNL_ARG_DIFF_DST, gradOut, conv.chosen(dnnl.dnnl_query_diff_dst_md), s.output(batch))
                .to(dnnl.DNNL_ARG_DIFF_WEIGHTS, conv.chosen(dnnl.dnnl_query_diff_weights_md), s.weight());
    }

    private static dnnl_primitive_desc hint(ConvShape s, int batch) {
        dnnl_primitive_desc hint = new dnnl_primitive_desc();
        DnnlOperand.check(forward(s, dnnl.dnnl_forward_training, any(s.input(batch)), null, any(s.output(batch)), hint,
                DnnlOperand.onEngine(), null), "convolution");
        return hint;
    }

    private static int forward(ConvShape s, int kind, dnnl_memory_desc x, dnnl_memory_desc bias, dnnl_memory_desc y,
            dnnl_primitive_desc desc, dnnl_engine engine, dnnl_primitive_attr attributes) {
        long[] step = {s.stride(), s.stride()};
        long[] pad = {s.pad(), s.pad()};
        return dnnl.dnnl_convolution_forward_primitive_desc_create(desc, engine, kind, dnnl.dnnl_convolution_auto, x,
                any(s.weight()), bias, y, step, new long[2], pad, pad, attributes);
    }

    private static dnnl_memory_desc image(boolean channelsLast, long... dims) {
        return channelsLast ? DnnlOperand.strided(dnnl.dnnl_f32, dims, new long[] {dims[1] * dims[2] * dims[3], 1,
            dims[1] * dims[3], dims[1]}) : any(dims);
    }

    private static dnnl_memory_desc any(long... dims) {
        return DnnlOperand.any(dnnl.dnnl_f32, dims);
    }

    private dnnl_memory_desc chosen(int query) {
        return dnnl.dnnl_primitive_desc_query_md(desc, query, 0);
    }

    private OneDnnPrimitive with(int name, float[] values, dnnl_memory_desc layout, long... dims) {
        names.add(name);
        operands.add(DnnlOperand.of(values, dims, layout));
        return this;
    }

    private OneDnnPrimitive to(int name, dnnl_memory_desc layout, long... dims) {
        result = DnnlOperand.empty(dims, layout);
        names.add(name);
        operands.add(result);
        primitive = new dnnl_primitive();
        DnnlOperand.check(dnnl.dnnl_primitive_create(primitive, desc), "dnnl_primitive_create");
        arguments = new dnnl_exec_arg_t(names.size());
        for (int i = 0; i < names.size(); i++) {
            arguments.position(i).arg(names.get(i)).memory(operands.get(i).memory());
        }
        arguments.position(0);
        return this;
    }

    @Override
    public String name() {
        return "oneDNN " + call;
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void run() {
        DnnlOperand.check(dnnl.dnnl_primitive_execute(primitive, DnnlOperand.stream(), names.size(), arguments),
                "dnnl_primitive_execute");
    }

    @Override
    public float[] result() {
        return result.values();
    }

    @Override
    public void close() {
        dnnl.dnnl_primitive_destroy(primitive);
        dnnl.dnnl_primitive_desc_destroy(desc);
        operands.forEach(DnnlOperand::close);
        arguments.close();
    }
}
