// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Gru;
import dev.gatun.op.Lstm;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Long short-term memory, whose gates the library has in the same order, and gated recurrent units, whose first two gates
/// it has the other way round.
final class RecurrentFamily {
    private static final double NANOS_PER_CALL = 4000;
    private static final double NANOS_PER_STEP = 1200;
    private static final double NANOS_PER_PRODUCT = 0.019;
    private static final double NANOS_PER_CELL = 4;
    private static final double NANOS_PER_WEIGHT_BYTE = 0.12;
    private static final int GATES = 4;
    private static final int UNITS = 3;

    private final OneDnn dnnl;

    private RecurrentFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        RecurrentFamily family = new RecurrentFamily(backend.dnnl());
        backend.register(Lstm.class, (op, inputs, _) -> family.offer(inputs, 3, (builder, _, _) -> family.lstm(
                builder, op, inputs)));
        backend.register(Gru.class, (op, inputs, _) -> family.offer(inputs, 2, (builder, _, _) -> family.gru(builder,
                op, inputs)));
    }

    // `weight`: the number of the first weight.
    private Offer offer(List<TensorSpec> inputs, int weight, ProgramKernel.Maker maker) {
        if (!inputs.stream().allMatch(TensorSpec::isContiguous)) {
            return Offer.decline("strided operand");
        }
        TensorSpec x = inputs.get(0);
        double weights = (double) inputs.get(weight).size() + inputs.get(weight + 1).size();
        double cells = (double) x.dim(0) * x.dim(1) * inputs.get(1).dim(1);
        double nanos = NANOS_PER_CALL + x.dim(0) * NANOS_PER_STEP + (x.dim(0) * x.dim(1) * weights * NANOS_PER_PRODUCT
                + cells * NANOS_PER_CELL) * dnnl.slowness() + weights * 4 * NANOS_PER_WEIGHT_BYTE;
        return ProgramKernel.offer(dnnl, nanos, 1, maker);
    }

    // Sizes and layouts of one layer in one direction; the library chooses those of both weights.
    private record Layer(long in, long hidden, MemoryDesc x, MemoryDesc y, MemoryDesc state, MemoryDesc weights,
            MemoryDesc back) {
    }

    private Layer layer(Arena arena, List<TensorSpec> inputs, int gates) {
        TensorSpec x = inputs.get(0);
        long in = x.dim(2);
        long hidden = inputs.get(1).dim(1);
        return new Layer(in, hidden, dnnl.dense(arena, x.dim(0), x.dim(1), in),
                dnnl.dense(arena, x.dim(0), x.dim(1), hidden), dnnl.dense(arena, 1, 1, x.dim(1), hidden),
                dnnl.any(arena, 1, 1, in, gates, hidden), dnnl.any(arena, 1, 1, hidden, gates, hidden));
    }

    private void lstm(Program.Builder builder, Lstm op, List<TensorSpec> inputs) {
        Arena arena = builder.arena();
        Layer layer = layer(arena, inputs, GATES);
        MemoryDesc bias = dnnl.dense(arena, 1, 1, GATES, layer.hidden);
        int direction = direction(op.reverse());
        PrimitiveDesc desc = dnnl.primitive(arena, "dnnl_lstm_forward_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_lstm_forward_primitive_desc_create(out, dnnl.engine(), DnnlHeader.dnnl_forward_inference(),
                        direction, layer.x.handle(), layer.state.handle(), layer.state.handle(), layer.weights.handle(),
                        layer.back.handle(),
                        OneDnn.NONE, OneDnn.NONE, bias.handle(), layer.y.handle(), layer.state.handle(),
                        layer.state.handle(), DnnlHeader
                                .dnnl_rnn_flags_undef(),
                        dnnl.attributes()));
        List<Program.Argument> arguments = new ArrayList<>();
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_LAYER(), builder.input(0, 0, layer.x)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_ITER(), builder.input(1, 0, layer.state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_ITER_C(), builder.input(2, 0, layer.state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS_LAYER(), builder.as(desc.operand(arena,
                DnnlHeader.dnnl_query_weights_md()), weight(builder, 3, layer.in, layer.hidden))));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS_ITER(), builder.as(desc.operand(arena, DnnlHeader
                .dnnl_query_weights_md(), 1), weight(builder, 4, layer.hidden, layer.hidden))));
        // The fast implementation wants a bias.
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), inputs.size() == 7 ? sum(builder, 5, 6, bias)
                : builder.number(DType.F32, 0, 1, 1, GATES, layer.hidden)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_LAYER(), builder.output(0, 0, layer.y)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_ITER(), builder.output(1, 0, layer.state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_ITER_C(), builder.output(2, 0, layer.state)));
        builder.step(desc, arguments.toArray(Program.Argument[]::new));
    }

    private static int direction(boolean reverse) {
        return reverse ? DnnlHeader.dnnl_unidirectional_right2left() : DnnlHeader.dnnl_unidirectional_left2right();
    }

    private void gru(Program.Builder builder, Gru op, List<TensorSpec> inputs) {
        Arena arena = builder.arena();
        Layer layer = layer(arena, inputs, UNITS);
        MemoryDesc bias = dnnl.dense(arena, 1, 1, UNITS + 1, layer.hidden);
        PrimitiveDesc desc = dnnl.primitive(arena, "dnnl_lbr_gru_forward_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_lbr_gru_forward_primitive_desc_create(out, dnnl.engine(), DnnlHeader.dnnl_forward_inference(),
                        direction(op.reverse()), layer.x.handle(), layer.state.handle(), layer.weights.handle(),
                        layer.back.handle(), bias
                                .handle(),
                        layer.y.handle(), layer.state.handle(), DnnlHeader.dnnl_rnn_flags_undef(), dnnl.attributes()));
        List<Program.Argument> arguments = new ArrayList<>();
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_LAYER(), builder.input(0, 0, layer.x)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC_ITER(), builder.input(1, 0, layer.state)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS_LAYER(), builder.as(desc.operand(arena,
                DnnlHeader.dnnl_query_weights_md()), units(builder, 2, layer.in, layer.hidden))));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS_ITER(), builder.as(desc.operand(arena, DnnlHeader
                .dnnl_query_weights_md(), 1), units(builder, 3, layer.hidden, layer.hidden))));
        arguments.add(
                new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), inputs.size() == 6 ? unitBias(builder, layer.hidden,
                        bias) : builder.number(DType.F32, 0, 1, 1, UNITS + 1, layer.hidden)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_LAYER(), builder.output(0, 0, layer.y)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST_ITER(), builder.output(1, 0, layer.state)));
        builder.step(desc, arguments.toArray(Program.Argument[]::new));
    }

    // The weight with its first two blocks exchanged.
    private Program.Value units(Program.Builder builder, int operand, long in, long hidden) {
        long block = hidden * in;
        MemoryDesc flat = dnnl.dense(builder.arena(), block);
        Program.Value weight = builder.scratch(rows(builder, UNITS, in, hidden));
        for (int gate = 0; gate < UNITS; gate++) {
            int ours = gate == 2 ? 2 : 1 - gate;
            builder.copy(builder.input(operand, ours * block * 4, flat), weight.part(gate * block * 4, flat));
        }
        return weight;
    }

    // The sums of both biases of the first two gates, exchanged, then the last one's, of the input and of the state.
    private Program.Value unitBias(Program.Builder builder, long hidden, MemoryDesc desc) {
        MemoryDesc one = dnnl.dense(builder.arena(), hidden);
        Program.Value bias = builder.scratch(desc);
        for (int gate = 0; gate < 2; gate++) {
            long ours = (1 - gate) * hidden * 4;
            add(builder, builder.input(4, ours, one), builder.input(5, ours, one), bias.part(gate * hidden * 4, one));
        }
        builder.copy(builder.input(4, 2 * hidden * 4, one), bias.part(2 * hidden * 4, one));
        builder.copy(builder.input(5, 2 * hidden * 4, one), bias.part(3 * hidden * 4, one));
        return bias;
    }

    // Blocks of rows of outputs, each row of inputs, as layer, direction, input, gate, output.
    private Program.Value weight(Program.Builder builder, int operand, long in, long hidden) {
        return builder.input(operand, 0, rows(builder, GATES, in, hidden));
    }

    private MemoryDesc rows(Program.Builder builder, int gates, long in, long hidden) {
        long all = gates * hidden * in;
        return dnnl.strided(builder.arena(), new long[] {1, 1, in, gates, hidden}, new long[] {all, all, 1, hidden * in,
            in});
    }

    private Program.Value sum(Program.Builder builder, int a, int b, MemoryDesc desc) {
        Program.Value sum = builder.scratch(desc);
        add(builder, builder.input(a, 0, desc), builder.input(b, 0, desc), sum);
        return sum;
    }

    private void add(Program.Builder builder, Program.Value a, Program.Value b, Program.Value sum) {
        MemorySegment desc = sum.desc().handle();
        PrimitiveDesc add = dnnl.primitive(builder.arena(), "dnnl_binary_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_binary_primitive_desc_create(out, dnnl.engine(), DnnlHeader.dnnl_binary_add(), desc, desc, desc,
                        dnnl.attributes()));
        builder.step(add, new Program.Argument(DnnlHeader.DNNL_ARG_SRC_0(), a), new Program.Argument(DnnlHeader
                .DNNL_ARG_SRC_1(), b), new Program.Argument(DnnlHeader.DNNL_ARG_DST(), sum));
    }
}
