// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.op.Contiguous;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// Packed copies.
final class CopyFamily {
    private static final double NANOS_PER_CALL = 1500;
    private static final double NANOS_PER_BYTE = 0.5;
    private static final int MOST_DIMS = 12;

    private CopyFamily() {
    }

    static void register(OneDnnBackend backend) {
        OneDnn dnnl = backend.dnnl();
        backend.register(Contiguous.class, (_, inputs, _) -> contiguous(dnnl, inputs.get(0)));
    }

    private static Offer contiguous(OneDnn dnnl, TensorSpec x) {
        if (x.rank() > MOST_DIMS || x.rank() == 0) {
            return Offer.decline("rank " + x.rank() + " not implemented");
        }
        long[] strides = x.strides();
        if (Arrays.stream(strides).anyMatch(stride -> stride == 0)) {
            return Offer.decline("a repeated axis");
        }
        long[] dims = x.shape().dims();
        return ProgramKernel.offer(dnnl, NANOS_PER_CALL + x.bytes() * NANOS_PER_BYTE, 1, (builder, _, _) -> builder
                .copy(builder.input(0, 0, dnnl.strided(builder.arena(), dims, strides)), builder.output(0, 0, dnnl
                        .dense(builder.arena(), dims))));
    }
}
