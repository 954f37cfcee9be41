// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Lstm;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// Long short-term memory, whose gates the library has in the same order. Its gated recurrent units have another order.
final class RecurrentFamily {
    private static final double NANOS_PER_CALL = 4000;
    private static final double NANOS_PER_STEP = 1200;
    private static final double NANOS_PER_PRODUCT = 0.019;
    private static final double NANOS_PER_CELL = 4;
    private static final double NANOS_PER_WEIGHT_BYTE = 0.12;
    private static final int GATES = 4;

    private final OneDnn dnnl;

    private RecurrentFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        RecurrentFamily family = new RecurrentFamily(backend.dnnl());
        backend.register(Lstm.class, (op, inputs, _) -> family.lstm(op, inputs));
    }

    private Offer lstm(Lstm op, List<TensorSpec> inputs) {
        if (!inputs.stream().allMatch(TensorSpec::isContiguous)) {
            return Offer.decline("strided operand");
        }
        TensorSpec x = inputs.get(0);
        double weights = (double) inputs.get(3).size() + inputs.get(4).size();
        double cells = (double) x.dim(0) * x.dim(1) * inputs.get(1).dim(1);
        double nanos = NANOS_PER_CALL + x.dim(0) * NANOS_PER_STEP + (x.dim(0) * x.dim(1) * weights * NANOS_PER_PRODUCT
                + cells * NANOS_PER_CELL) * dnnl.slowness() + weights * 4 * NANOS_PER_WEIGHT_BYTE;
        return ProgramKernel.offer(dnnl, nanos, 1, (builder, _, _) -> lstm(builder, op, inputs));
    }

    private void lstm(Program.Builder builder, Lstm op, List<TensorSpec> inputs) {
        Arena arena = builder.arena();
        long time = inputs.get(0).dim(0);
        long batch = inputs.get(0).dim(1);
        long in = inputs.get(0).dim(2);
        long hidden = inputs.get(1).dim(1);
        MemoryDesc x = dnnl.dense(arena, time, batch, in);
        MemoryDesc y = dnnl.dense(arena, time, batch, hidden);
        MemoryDesc state = dnnl.dense(arena, 1, 1, batch, hidden);
        MemoryDesc anyIn = dnnl.any(arena, 1, 1, in, GATES, hidden);
        MemoryDesc anyBack = dnnl.any(arena, 1, 1, hidden, GATES, hidden);
        MemoryDesc bias = dnnl.dense(arena, 1, 1, GATES, hidden);
        int direction = op.reverse() ? DnnlHeader.dnnl_unidirectional_right2left() : DnnlHeader
                .dnnl_unidirectional_left2right();
        PrimitiveDesc desc = dnnl.primitive(arena, "dnnl_lstm_forward_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_lstm_forward_primitive_desc_create(out, dnnl.engine(), DnnlHeader.dnnl_forward_inference(),
                        direction, x.handle(), state.handle(), state.handle(), anyIn.handle(), anyBack.handle(),
                        OneDnn.NONE, OneDnn.NONE, bias.handle(), y.handle(), state.handle(), state.handle(), DnnlHeader
                                .dnnl_rnn_flags_undef(),
                        dnnl.attributes()));
        List<Program.Argument> arguments = new ArrayList<>();
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_LAYER(), builder.input(0, 0, x)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_ITER(), builder.input(1, 0, state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_ITER_C(), builder.input(2, 0, state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS_LAYER(), builder.as(desc.operand(arena,
                DnnlHeader.dnnl_query_weights_md()), weight(builder, 3, in, hidden))));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS_ITER(), builder.as(desc.operand(arena, DnnlHeader
                .dnnl_query_weights_md(), 1), weight(builder, 4, hidden, hidden))));
        // The fast implementation wants a bias.
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), inputs.size() == 7 ? sum(builder, 5, 6, bias)
                : builder.number(DType.F32, 0, 1, 1, GATES, hidden)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_LAYER(), builder.output(0, 0, y)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_ITER(), builder.output(1, 0, state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_ITER_C(), builder.output(2, 0, state)));
        builder.step(desc, arguments.toArray(Program.Argument[]::new));
    }

    // Blocks of rows of outputs, each row of inputs, as layer, direction, input, gate, output.
    private Program.Value weight(Program.Builder builder, int operand, long in, long hidden) {
        long all = GATES * hidden * in;
        return builder.input(operand, 0,
                dnnl.strided(builder.arena(), new long[] {1, 1, in, GATES, hidden}, new long[] {
                    all, all, 1, hidden * in, in}));
    }

    private Program.Value sum(Program.Builder builder, int a, int b, MemoryDesc desc) {
        Program.Value sum = builder.scratch(desc);
        PrimitiveDesc add = dnnl.primitive(builder.arena(), "dnnl_binary_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_binary_primitive_desc_create(out, dnnl.engine(), DnnlHeader.dnnl_binary_add(), desc.handle(), desc
                        .handle(), desc.handle(), dnnl.attributes()));
        builder.step(add, new Program.Argument(DnnlHeader.DNNL_ARG_SRC_0(), builder.input(a, 0, desc)),
                new Program.Argument(DnnlHeader.DNNL_ARG_SRC_1(), builder.input(b, 0, desc)), new Program.Argument(
                        DnnlHeader.DNNL_ARG_DST(), sum));
        return sum;
    }
}
