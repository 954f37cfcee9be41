// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Average pooling; parts are runs of images. The library's maximum tells no positions, so it has no part here.
final class PoolFamily {
    private static final double NANOS_PER_CALL = 2000;
    private static final double NANOS_PER_ELEMENT = 0.6;
    private static final double NANOS_PER_SUMMAND = 0.08;

    private final OneDnn dnnl;

    private PoolFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        PoolFamily family = new PoolFamily(backend.dnnl());
        backend.register(AvgPool2d.class, family::average);
    }

    private Offer average(AvgPool2d op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec y = outputs.get(0);
        if (!x.isContiguous()) {
            return Offer.decline("strided operand");
        }
        if (op.ceilMode()) {
            return Offer.decline("windows beyond the padding");
        }
        double summands = (double) y.size() * op.kernelH() * op.kernelW();
        double nanos = NANOS_PER_CALL + (x.size() * NANOS_PER_ELEMENT + summands * NANOS_PER_SUMMAND)
                * dnnl.slowness();
        return ProgramKernel.offer(dnnl, nanos, x.dim(0), (builder, part, parts) -> {
            long start = x.dim(0) * part / parts;
            long count = x.dim(0) * (part + 1) / parts - start;
            MemoryDesc from = dnnl.dense(builder.arena(), count, x.dim(1), x.dim(2), x.dim(3));
            MemoryDesc to = dnnl.dense(builder.arena(), count, y.dim(1), y.dim(2), y.dim(3));
            PrimitiveDesc desc = average(dnnl, builder.arena(), op, from, to, DnnlHeader.dnnl_forward_inference(),
                    null);
            long image = x.size() / x.dim(0) * 4;
            long result = y.size() / y.dim(0) * 4;
            builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), builder.input(0, start * image, from)),
                    new Program.Argument(DnnlHeader.DNNL_ARG_DST(), builder.output(0, start * result, to)));
        });
    }

    /// The primitive between images `x` and their means `y`: the gradient where there is a `hint`, else the pooling.
    static PrimitiveDesc average(OneDnn dnnl, Arena arena, AvgPool2d op, MemoryDesc x, MemoryDesc y, int kind,
            PrimitiveDesc hint) {
        Window2d window = op.window();
        int algorithm = op.countIncludePad() ? DnnlHeader.dnnl_pooling_avg_include_padding()
                : DnnlHeader.dnnl_pooling_avg_exclude_padding();
        return dnnl.primitive(arena, "dnnl_pooling_primitive_desc_create", (out, local) -> {
            MemorySegment strides = MemoryDesc.dims(local, window.strideH(), window.strideW());
            MemorySegment kernel = MemoryDesc.dims(local, op.kernelH(), op.kernelW());
            MemorySegment dilation = MemoryDesc.dims(local, window.dilationH() - 1, window.dilationW() - 1);
            MemorySegment before = MemoryDesc.dims(local, window.padTop(), window.padLeft());
            MemorySegment after = MemoryDesc.dims(local, window.padBottom(), window.padRight());
            return hint == null
                    ? DnnlHeader.dnnl_pooling_forward_primitive_desc_create(out, dnnl.engine(), kind, algorithm, x
                            .handle(), y.handle(), strides, kernel, dilation, before, after, dnnl.attributes())
                    : DnnlHeader.dnnl_pooling_backward_primitive_desc_create(out, dnnl.engine(), algorithm, x.handle(),
                            y.handle(), strides, kernel, dilation, before, after, hint.handle(), dnnl.attributes());
        });
    }
}
