// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.op.Cast;
import dev.gatun.op.Contiguous;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Packed copies, and conversions between `f32` and `bf16`.
final class CopyFamily {
    private static final double NANOS_PER_CALL = 1500;
    private static final double NANOS_PER_BYTE = 0.5;
    private static final double NANOS_PER_CONVERTED_BYTE = 0.03;
    private static final int LEAST_SIZE = 16_384;
    private static final Set<DType> COPIED = EnumSet.of(DType.F32, DType.BF16, DType.I32, DType.I8, DType.U8);
    private static final int MOST_DIMS = 12;

    private CopyFamily() {
    }

    static void register(OneDnnBackend backend) {
        OneDnn dnnl = backend.dnnl();
        backend.registerTypes(Contiguous.class, (_, inputs, _) -> contiguous(dnnl, inputs.get(0)));
        backend.registerTypes(Cast.class, (_, inputs, outputs) -> cast(dnnl, inputs.get(0), outputs.get(0)));
    }

    private static Offer cast(OneDnn dnnl, TensorSpec from, TensorSpec to) {
        if (from.dtype() == to.dtype() || !isConverted(from.dtype()) || !isConverted(to.dtype())) {
            return Offer.decline("from " + from.dtype() + " to " + to.dtype() + " not implemented");
        }
        if (!from.isContiguous()) {
            return Offer.decline("strided operand");
        }
        long size = from.size();
        double nanos = NANOS_PER_CALL + (from.bytes() + to.bytes()) * NANOS_PER_CONVERTED_BYTE;
        return ProgramKernel.offer(dnnl, nanos, size / LEAST_SIZE, (builder, part, parts) -> {
            long start = size * part / parts;
            long count = size * (part + 1) / parts - start;
            builder.copy(builder.input(0, start * from.dtype().bytes(), dnnl.dense(from.dtype(), builder.arena(),
                    count)), builder.output(0, start * to.dtype().bytes(),
                            dnnl.dense(to.dtype(), builder.arena(),
                                    count)));
        });
    }

    private static boolean isConverted(DType dtype) {
        return dtype == DType.F32 || dtype == DType.BF16;
    }

    private static Offer contiguous(OneDnn dnnl, TensorSpec x) {
        if (x.rank() > MOST_DIMS || x.rank() == 0) {
            return Offer.decline("rank " + x.rank() + " not implemented");
        }
        DType dtype = x.dtype();
        if (!COPIED.contains(dtype)) {
            return Offer.decline("dtype " + dtype + " not implemented");
        }
        long[] strides = x.strides();
        if (Arrays.stream(strides).anyMatch(stride -> stride == 0)) {
            return Offer.decline("a repeated axis");
        }
        long[] dims = x.shape().dims();
        return ProgramKernel.offer(dnnl, NANOS_PER_CALL + x.bytes() * NANOS_PER_BYTE, 1, (builder, _, _) -> builder
                .copy(builder.input(0, 0, dnnl.strided(dtype, builder.arena(), dims, strides)),
                        builder.output(0, 0, dnnl.dense(dtype, builder.arena(), dims))));
    }
}
