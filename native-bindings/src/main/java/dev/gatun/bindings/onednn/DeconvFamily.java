// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Transposed convolution, which the library calls deconvolution; parts are runs of images.
final class DeconvFamily {
    private static final double NANOS_PER_CALL = 3000;
    private static final double NANOS_PER_PRODUCT = 0.02;
    private static final double NANOS_PER_BYTE = 0.15;
    // What decomposed ops take less than, which make no offer to compare with.
    private static final double LEAST_NANOS = 20_000;
    // Channels come in blocks of so many.
    private static final int BLOCK = 16;

    private final OneDnn dnnl;

    private DeconvFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        DeconvFamily family = new DeconvFamily(backend.dnnl());
        backend.register(ConvTranspose2d.class, family::offer);
    }

    private Offer offer(ConvTranspose2d op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        if (!inputs.stream().allMatch(TensorSpec::isContiguous)) {
            return Offer.decline("strided operand");
        }
        if (op.window().strideH() * op.window().strideW() == 1) {
            return Offer.decline("without a stride it is a convolution of padded images, faster as such");
        }
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec y = outputs.get(0);
        double products = (double) x.size() / x.dim(1) * weight.size() * padding(x.dim(1) / op.groups())
                * padding(y.dim(1) / op.groups());
        double nanos = NANOS_PER_CALL + products * NANOS_PER_PRODUCT * dnnl.slowness() + (x.bytes() + weight.bytes()
                + y.bytes()) * NANOS_PER_BYTE;
        if (nanos < LEAST_NANOS) {
            return Offer.decline("too small to pay");
        }
        return ProgramKernel.offer(dnnl, nanos, x.dim(0), (builder, part, parts) -> {
            long start = x.dim(0) * part / parts;
            run(builder, op, inputs, y, start, x.dim(0) * (part + 1) / parts - start);
        });
    }

    private static double padding(long channels) {
        return (double) ((channels + BLOCK - 1) / BLOCK * BLOCK) / channels;
    }

    private void run(Program.Builder builder, ConvTranspose2d op, List<TensorSpec> inputs, TensorSpec y, long start,
            long count) {
        Arena arena = builder.arena();
        TensorSpec x = inputs.get(0);
        boolean hasBias = inputs.size() == 3;
        long[] from = {count, x.dim(1), x.dim(2), x.dim(3)};
        long[] to = {count, y.dim(1), y.dim(2), y.dim(3)};
        long[] weightDims = dims(op.groups(), inputs.get(1));
        Program.Value weight = builder.input(1, 0,
                dnnl.strided(arena, weightDims, strides(op.groups(), inputs.get(1))));
        PrimitiveDesc desc = desc(arena, op, dnnl.any(arena, from), dnnl.any(arena, weightDims),
                hasBias ? dnnl.dense(arena, y.dim(1))
                        .handle() : OneDnn.NONE,
                dnnl.any(arena, to));
        Program.Value images = builder.input(0, start * (x.size() / x.dim(0)) * 4, dnnl.dense(arena, from));
        Program.Value result = builder.output(0, start * (y.size() / y.dim(0)) * 4, dnnl.dense(arena, to));
        MemoryDesc own = desc.operand(arena, DnnlHeader.dnnl_query_dst_md());
        Program.Value made = own.isSame(result.desc()) ? result : builder.scratch(own);
        List<Program.Argument> arguments = new ArrayList<>();
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.as(desc.operand(arena, DnnlHeader
                .dnnl_query_src_md()), images)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS(), builder.as(desc.operand(arena, DnnlHeader
                .dnnl_query_weights_md()), weight)));
        if (hasBias) {
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), builder.input(2, 0, dnnl.dense(arena, y.dim(
                    1)))));
        }
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), made));
        builder.step(desc, arguments.toArray(Program.Argument[]::new));
        if (made != result) {
            builder.copy(made, result);
        }
    }

    // The library's order is out-channels first.
    private static long[] dims(int groups, TensorSpec weight) {
        return groups == 1 ? new long[] {weight.dim(1), weight.dim(0), weight.dim(2), weight.dim(3)}
                : new long[] {groups, weight.dim(1), weight.dim(0) / groups, weight.dim(2), weight.dim(3)};
    }

    private static long[] strides(int groups, TensorSpec weight) {
        long out = weight.stride(1);
        long in = weight.stride(0);
        long row = weight.stride(2);
        return groups == 1 ? new long[] {out, in, row, 1}
                : new long[] {weight.dim(0) / groups * in, out, in, row, 1};
    }

    private PrimitiveDesc desc(Arena arena, ConvTranspose2d op, MemoryDesc x, MemoryDesc weight, MemorySegment bias,
            MemoryDesc y) {
        Window2d window = op.window();
        return dnnl.primitive(arena, "dnnl_deconvolution_forward_primitive_desc_create", (out, local) -> DnnlHeader
                .dnnl_deconvolution_forward_primitive_desc_create(out, dnnl.engine(), DnnlHeader
                        .dnnl_forward_inference(), DnnlHeader.dnnl_deconvolution_direct(), x.handle(), weight.handle(),
                        bias, y.handle(), MemoryDesc.dims(local, window.strideH(), window.strideW()),
                        MemoryDesc.dims(local, window.dilationH() - 1, window.dilationW() - 1), MemoryDesc.dims(local,
                                window.padTop(), window.padLeft()),
                        MemoryDesc.dims(local, window.padBottom() - op
                                .outputPaddingH(), window.padRight() - op.outputPaddingW()),
                        dnnl.attributes()));
    }
}
