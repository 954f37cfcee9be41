// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// The gradient of a convolution with respect to its input: the transposed weight times gradOut gives the gradient of
/// the unfolded windows, which is folded back, a few rows of places at a time. Thread-safe.
final class Conv2dInputGradIm2col implements Kernel {
    private final Im2col im2col;
    private final int batch;
    private final int groups;
    private final int outChannels;
    private final int rows;
    private final Gemm gemm;
    private final Gemm last;
    private final boolean pointwise;
    private final long each;

    /// @param outChannels out-channels of one group
    Conv2dInputGradIm2col(Im2col im2col, int batch, int groups, int outChannels) {
        this.im2col = im2col;
        this.batch = batch;
        this.groups = groups;
        this.outChannels = outChannels;
        this.pointwise = im2col.isPointwise();
        this.rows = pointwise ? im2col.outH : Conv2dIm2col.rows(im2col, im2col.depth());
        this.gemm = gemm(rows);
        int rest = im2col.outH % rows;
        this.last = rest == 0 ? gemm : gemm(rest);
        long product = Math.max(gemm.scratchBytes(), last.scratchBytes()) + 63 & -64;
        this.each = product + (pointwise ? 0 : im2col.imageBytes() + im2col.matrixBytes(im2col.depth(), rows));
    }

    private Gemm gemm(int count) {
        int places = count * im2col.outW;
        int depth = im2col.depth();
        int leading = pointwise ? places : im2col.leading(count);
        long out = (long) im2col.outH * im2col.outW;
        return im2col.bytes == 4 ? Gemm.floats(depth, places, outChannels, 1, depth, out, 1, leading, Gemm.Start.ZERO)
                : Gemm.doubles(depth, places, outChannels, 1, depth, out, 1, leading, Gemm.Start.ZERO);
    }

    private double products() {
        return (double) batch * groups * outChannels * im2col.depth() * im2col.outH * im2col.outW;
    }

    double nanos() {
        double folded = pointwise ? 0 : (double) batch * groups * im2col.depth() * im2col.outH * im2col.outW;
        return 200 + batch * groups * 100.0
                + (products() * 0.35 + folded * 3) * im2col.bytes / Simd.F.vectorByteSize();
    }

    long scratchBytes() {
        return ConvParts.scratchBytes(batch * groups, each);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment gradOut = inputs[0].segment();
        MemorySegment weight = inputs[1].segment();
        MemorySegment gradX = outputs[0].segment();
        int images = batch * groups;
        int parts = ConvParts.count(images, products());
        if (parts == 1) {
            images(0, images, gradOut, weight, gradX, scratch, 0);
        } else {
            Workers.current().run(parts, part -> images(ConvParts.start(images, part, parts),
                    ConvParts.start(images, part + 1, parts), gradOut, weight, gradX, scratch, part * each));
        }
    }

    private void images(int from, int to, MemorySegment gradOut, MemorySegment weight, MemorySegment gradX,
            MemorySegment scratch, long planes) {
        int bytes = im2col.bytes;
        long matrix = planes + (pointwise ? 0 : im2col.imageBytes());
        long product = matrix + (pointwise ? 0 : im2col.matrixBytes(im2col.depth(), rows));
        for (int image = from; image < to; image++) {
            long weightAt = (long) (image % groups) * outChannels * im2col.depth() * bytes;
            long xAt = (long) image * im2col.channels * im2col.height * im2col.width * bytes;
            long gradAt = (long) image * outChannels * im2col.outH * im2col.outW * bytes;
            if (pointwise) {
                gemm.run(weight, weightAt, gradOut, gradAt, null, 0, gradX, xAt, scratch, product);
                continue;
            }
            im2col.clear(scratch, planes);
            for (int r0 = 0; r0 < im2col.outH; r0 += rows) {
                int r1 = Math.min(im2col.outH, r0 + rows);
                Gemm part = r1 - r0 == rows ? gemm : last;
                part.run(weight, weightAt, gradOut, gradAt + (long) r0 * im2col.outW * bytes, null, 0, scratch, matrix,
                        scratch, product);
                im2col.fold(scratch, matrix, r0, r1, scratch, planes);
            }
            im2col.unpad(scratch, planes, gradX, xAt);
        }
    }
}
