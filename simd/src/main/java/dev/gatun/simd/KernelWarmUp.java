// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.management.JMException;
import javax.management.ObjectName;

/// Compiles the matrix kernels on purpose, each once.
///
/// The first compiler tier fails on big vector kernels, and a method that was run before may then stay slow for good. So
/// a big kernel is never called before compiler directives that send it to the second tier are added in process; then
/// each kernel is called until it is compiled. This takes about a tenth of a second a kernel. It needs the modules
/// `java.management` and `jdk.management`; without them big kernels are not used. In a native image there is nothing to do.
/// Thread-safe.
public final class KernelWarmUp {
    /// Most rows and vectors of a tile, and most rows of inner products, that may be run before the directives are there.
    static final int SMALL = 2;

    private static final int CALLS = 12_000;
    private static final int MOST = 16;
    // Among the tiles, none of which has no vectors.
    private static final int FRESH = Gemm.LARGEST_ROWS << 4;
    private static final int[][] TILES = {
        {12, 2}, {8, 2}, {6, 2}, {4, 2}, {3, 2}, {2, 2}, {1, 2}, {12, 1}, {8, 1}, {6, 1}, {4, 1}, {3, 1}, {2, 1},
        {1, 1},
        {4, 4}, {3, 4}, {2, 4}, {1, 8}};
    private static final int[][] DOTS = {{6, 4}, {4, 4}, {3, 4}, {2, 4}, {1, 8}, {6, 1}, {4, 1}, {3, 1}, {2, 1},
        {1, 1}};
    // One bit a kernel: rows << 4 | width; first tiles, then dots; floats, then doubles; then the packing
    // (0), pixels (their rows) and planes (16 more).
    private static final AtomicLongArray STARTED = new AtomicLongArray(5 * 4);
    private static final AtomicLongArray DONE = new AtomicLongArray(5 * 4);

    // There everything is compiled already, and there are no compiler directives.
    private static final boolean IS_IMAGE = System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private KernelWarmUp() {
    }

    /// Whether big kernels may be called: adds the directives on first use.
    static boolean isReady() {
        return IS_IMAGE || Directives.ADDED;
    }

    /// Whether big kernels may be called because they were compiled.
    static boolean hasStarted() {
        return IS_IMAGE || DONE.get(4 * 4) != 0;
    }

    /// Compiles all `float` kernels, and the `double` ones if `wide` is set.
    public static void all(boolean wide) {
        if (IS_IMAGE || !isReady()) {
            return;
        }
        packing();
        for (int type = 0; type <= (wide ? 1 : 0); type++) {
            for (int[] tile : TILES) {
                if (tile[0] * tile[1] <= 12 || Simd.REGISTERS == 32) {
                    tile(type == 1, tile[0], tile[1]);
                }
            }
            fresh(type == 1);
            for (int[] dot : DOTS) {
                if (dot[0] * dot[1] <= 12 || Simd.REGISTERS == 32) {
                    dot(type == 1, dot[0], dot[1]);
                }
            }
        }
    }

    /// Compiles one tile kernel. Returns false if another thread is at it.
    static boolean tile(boolean wide, int rows, int vectors) {
        return tile(wide, rows, vectors, rows << 4 | vectors);
    }

    /// Compiles the biggest tile kernel that starts from zero. Returns false if another thread is at it.
    static boolean fresh(boolean wide) {
        return tile(wide, Gemm.LARGEST_ROWS, 2, FRESH);
    }

    private static boolean tile(boolean wide, int rows, int vectors, int kernel) {
        int table = wide ? 2 : 0;
        if (!start(table, kernel)) {
            return isDone(table, kernel);
        }
        MemorySegment memory = Arena.ofAuto().allocate(64 << 10, 64);
        long c = rows * DoubleMicroKernels.ROW;
        long stride = (long) vectors * Simd.F.vectorByteSize();
        long[] at = new long[MOST];
        for (int call = 0; call < CALLS; call++) {
            int k = steps(call);
            if (kernel == FRESH && wide) {
                DoubleMicroKernels.fresh(rows, k, memory, 0, memory, 0, at, 0, memory, c, stride);
            } else if (kernel == FRESH) {
                FloatMicroKernels.fresh(rows, k, memory, 0, memory, 0, at, 0, memory, c, stride);
            } else if (wide) {
                DoubleMicroKernels.tile(rows, vectors, k, memory, 0, memory, 0, at, 0, memory, c, stride,
                        stride / vectors,
                        memory, c, stride);
            } else {
                FloatMicroKernels.tile(rows, vectors, k, memory, 0, memory, 0, at, 0, memory, c, stride,
                        stride / vectors,
                        memory, c, stride);
            }
        }
        return done(table, kernel);
    }

    /// Compiles a kernel of 1x1 convolutions for so many rows. Returns false if another thread is at it.
    static boolean pointwise(int rows, boolean ofPlanes) {
        int kernel = rows + (ofPlanes ? 16 : 0);
        if (!start(4, kernel)) {
            return isDone(4, kernel);
        }
        MemorySegment memory = Arena.ofAuto().allocate(64 << 10, 64);
        long stride = 2L * Simd.F.vectorByteSize();
        for (int call = 0; call < CALLS; call++) {
            if (ofPlanes) {
                PixelKernels.planes(rows, steps(call), memory, 0, memory, 0, stride, memory, 32 << 10, stride);
            } else {
                PixelKernels.pixels(rows, steps(call), memory, 0, memory, 0, stride, memory, 0, memory, 32 << 10,
                        stride);
            }
        }
        return done(4, kernel);
    }

    /// The time of a kernel that is called until it is compiled, and then for good measure.
    static long time(boolean viewed) {
        MemorySegment memory = Arena.ofAuto().allocate(64 << 10, 64);
        long stride = 2L * Simd.F.vectorByteSize();
        long[] at = new long[MOST];
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 16; round++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS / 10; call++) {
                int k = steps(call);
                if (viewed) {
                    FloatMicroKernels.viewed(k, memory, 0, memory, 0, at, 0, memory, 32 << 10, stride, stride / 2,
                            memory,
                            32 << 10, stride);
                } else {
                    FloatMicroKernels.plain(k, memory, 0, memory, 0, at, 0, memory, 32 << 10, stride, stride / 2,
                            memory,
                            32 << 10, stride);
                }
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    /// Compiles one dot kernel. Returns false if another thread is at it.
    static boolean dot(boolean wide, int rows, int others) {
        int table = wide ? 3 : 1;
        int kernel = rows << 4 | others;
        if (!start(table, kernel)) {
            return isDone(table, kernel);
        }
        MemorySegment memory = Arena.ofAuto().allocate(32 << 10, 64);
        long vector = Simd.F.vectorByteSize();
        long[] at = new long[MOST];
        for (int call = 0; call < CALLS; call++) {
            int k = steps(call);
            if (wide) {
                DoubleMicroKernels.dot(rows, others, k, memory, 0, vector, at, memory, 0, at, 0, at, memory, 0, vector,
                        memory,
                        16 << 10);
                DoubleMicroKernels.fold(1, 2, memory, 16 << 10, memory, 0, 0, 8, memory, 0, 0);
            } else {
                FloatMicroKernels.dot(rows, others, k, memory, 0, vector, at, memory, 0, at, 0, at, memory, 0, vector,
                        memory,
                        16 << 10);
                FloatMicroKernels.fold(1, 2, memory, 16 << 10, memory, 0, 0, 4, memory, 0, 0);
            }
        }
        return done(table, kernel);
    }

    /// Compiles the copies and transposes of [Packing]. Returns false if another thread is at it.
    static boolean packing() {
        if (!start(4, 0)) {
            return isDone(4, 0);
        }
        MemorySegment memory = Arena.ofAuto().allocate(64 << 10, 64);
        MemorySegment[] ends = new MemorySegment[32];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = memory.asSlice(0, 64 + i * 4L);
        }
        for (int call = 0; call < CALLS; call++) {
            int rowBytes = 64 + (call & 31) * 4;
            Packing.copy(call % 2 == 0 ? memory : ends[call & 31], 0, 0, memory, 32 << 10, 256, 1 + (call & 3),
                    call % 5 == 0 ? 40 : rowBytes);
            Packing.transpose(call % 7 == 0 ? 8 : 4, memory, 0, 256, memory, 32 << 10, 256, 16 + (call & 1),
                    16 + (call >> 1 & 1), call % 11 != 0);
            Packing.copyExactly(call % 2 == 0 ? memory : ends[call & 31], 0, 0, memory, 32 << 10, 256, 1 + (call & 3),
                    call % 5 == 0 ? 40 : rowBytes);
            Packing.panels(memory, 0, 256, memory, 32 << 10, 256, 1 + (call & 3), 1 + (call & 1));
            Packing.copyDense(memory, 0, 256, memory, 32 << 10, 1 + (call & 3), call % 5 == 0 ? 40 : rowBytes);
            Packing.broadcast(call % 7 == 0 ? 8 : 4, memory, 0, memory, 32 << 10, 4);
        }
        return done(4, 0);
    }

    // Mostly many, so that the loop counts as hot and its values stay in registers.
    private static int steps(int call) {
        return call % 16 == 15 ? call / 16 % 3 : MOST;
    }

    private static boolean start(int table, int kernel) {
        if (IS_IMAGE) {
            return false;
        }
        long bit = 1L << (kernel & 63);
        int word = table * 4 + (kernel >> 6);
        return (STARTED.get(word) & bit) == 0 && (STARTED.getAndUpdate(word, w -> w | bit) & bit) == 0;
    }

    private static boolean done(int table, int kernel) {
        DONE.getAndUpdate(table * 4 + (kernel >> 6), w -> w | 1L << (kernel & 63));
        return true;
    }

    private static boolean isDone(int table, int kernel) {
        return IS_IMAGE || (DONE.get(table * 4 + (kernel >> 6)) & 1L << (kernel & 63)) != 0;
    }

    /// Apart, so that the optional modules are not needed to load the outer class, and only asked for on first use.
    private static final class Directives {
        private static final boolean ADDED = add();
        // Small kernels are left out: they may be in the first tier already, and could not leave it then.
        private static String text() {
            StringJoiner names = new StringJoiner("\", \"", "[{match: [\"", "\"], c1: {Exclude: true}, "
                    + "BackgroundCompilation: false}, {match: [\"dev/gatun/simd/Packing.*\", "
                    + "\"dev/gatun/simd/Planes.*\"], BackgroundCompilation: false}]");
            for (String type : new String[] {"Float", "Double"}) {
                for (int[] tile : TILES) {
                    if (tile[0] > SMALL || tile[1] > SMALL) {
                        names.add("dev/gatun/simd/" + type + "MicroKernels.tile" + tile[0] + "x" + tile[1]);
                    }
                }
                names.add("dev/gatun/simd/" + type + "MicroKernels.fresh12x2");
                names.add("dev/gatun/simd/" + type + "MicroKernels.fresh6x2");
                names.add("dev/gatun/simd/" + type + "MicroKernels.plain");
                names.add("dev/gatun/simd/" + type + "MicroKernels.viewed");
                for (int[] dot : DOTS) {
                    if (dot[0] > SMALL || dot[1] > 1) {
                        names.add("dev/gatun/simd/" + type + "MicroKernels.dot" + dot[0] + "x" + dot[1]);
                    }
                }
            }
            return names.add("dev/gatun/simd/TransposeKernels.*").add("dev/gatun/simd/PixelKernels.p*").toString();
        }

        private static boolean add() {
            // The class of heap segments, when it is loaded later, makes the JVM throw away all compiled kernels.
            MemorySegment.ofArray(new float[1]).fill((byte) 0);
            try {
                Path file = Files.createTempFile("gatun-directives", ".json");
                try {
                    Files.writeString(file, text());
                    ManagementFactory.getPlatformMBeanServer().invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerDirectivesAdd",
                            new Object[] {new String[] {file.toString()}}, new String[] {String[].class.getName()});
                } finally {
                    Files.deleteIfExists(file);
                }
                return true;
            } catch (LinkageError | JMException | IOException | RuntimeException e) {
                System.getLogger("dev.gatun.simd").log(System.Logger.Level.DEBUG,
                        "small matrix kernels only, big ones cannot be compiled on purpose: " + e);
                return false;
            }
        }
    }
}
