// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;
import java.lang.foreign.MemorySegment;

/// Images of a batch side by side: in a block of them, element `(row, column, channel)` of all images is one run of lanes.
///
/// Neither padding nor the edges of small images cost lanes then, and neighbouring channels are neighbouring runs.
final class BatchLanes {
    /// Images of a block: two vectors.
    static final int IMAGES = 2 * Simd.F_LANES;
    /// Bytes from one element to the next.
    static final long RUN = IMAGES * 4L;
    /// Bytes of a vector.
    static final long VECTOR = Simd.F.vectorByteSize();

    private static final int LANES = Simd.F_LANES;
    // Beyond, the classes of elements in the input's gradient are too many.
    private static final int LARGEST_STEP = 8;
    // Rows of both images that are held at a time: most of a second-level cache of 1 MiB.
    private static final long CACHE = 640 << 10;

    private BatchLanes() {
    }

    /// Bytes from one place to the next.
    static long step(int channels) {
        return channels * RUN;
    }

    /// Whether a convolution can be done in this way: whole blocks of images, and so few weights of a channel that a row
    /// of the window is one call of a micro-kernel.
    static boolean suits(ConvSizes s) {
        Window2d w = s.window();
        return Math.max(Math.max(w.strideH(), w.strideW()), Math.max(w.dilationH(), w.dilationW())) <= LARGEST_STEP
                && s.bytes() == 4 && LANES > 2 && s.groups() == 1 && s.batch() % IMAGES == 0
                && s.height() * s.width() >= LANES
                && s.outH() * s.outW() >= LANES
                && Math.max(s.channels(), s.outChannels()) * s.kernelW() <= FloatMicroKernels.DEPTH;
    }

    /// How many of `all` rows are done at a time, where each needs `moved` bytes, beside `fixed` bytes.
    static int rows(int all, long fixed, long moved) {
        long most = Math.clamp((CACHE - fixed) / moved, 1, all);
        long bands = (all + most - 1) / most;
        return (int) ((all + bands - 1) / bands);
    }

    /// Moves elements `[first, first + count)` of each channel of a block of images, whose planes have `plane` elements, to
    /// runs at `at`.
    ///
    /// @param warm whether [TransposeKernels] may be used
    static void load(MemorySegment x, long xAt, int channels, int plane, int first, int count, MemorySegment dst,
            long at,
            boolean warm) {
        long image = (long) channels * plane * 4;
        long step = step(channels);
        int whole = warm ? count / LANES : 0;
        for (int c = 0; c < channels; c++) {
            long from = xAt + ((long) c * plane + first) * 4;
            long to = at + c * RUN;
            if (whole == 0) {
                Packing.transpose(4, x, from, image, dst, to, step, IMAGES, count, false);
                continue;
            }
            for (int half = 0; half < 2; half++) {
                long source = from + half * LANES * image;
                long target = to + half * VECTOR;
                TransposeKernels.ints(LANES, x, source, image, dst, target, step, whole);
                if (whole * LANES < count) {
                    // Some elements twice.
                    TransposeKernels.ints(LANES, x, source + (count - LANES) * 4L, image, dst,
                            target + (count - LANES) * step, step, 1);
                }
            }
        }
    }

    /// Moves runs at `at` to elements `[first, first + count)` of each channel of a block of images.
    static void store(MemorySegment src, long at, MemorySegment y, long yAt, int channels, int plane, int first,
            int count,
            boolean warm) {
        long image = (long) channels * plane * 4;
        long step = step(channels);
        for (int c = 0; c < channels; c++) {
            long from = at + c * RUN;
            long to = yAt + ((long) c * plane + first) * 4;
            if (!warm || count < LANES) {
                Packing.transpose(4, src, from, step, y, to, image, count, IMAGES, false);
                continue;
            }
            for (int i = 0; i < count; i += LANES) {
                int place = Math.min(i, count - LANES);
                TransposeKernels.ints(LANES, src, from + place * step, step, y, to + place * 4L, image, 2);
            }
        }
    }
}
