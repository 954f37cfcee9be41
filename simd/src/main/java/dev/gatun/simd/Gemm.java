// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;

/// A matrix product `C = start + A * B`, prepared for fixed sizes and strides. Thread-safe.
///
/// `A` is `m x k` and `B` is `k x n`, both with any strides (slower where `B` has no unit stride), `C` is `m x n` with unit column
/// stride. Offsets given to `run` are in bytes, strides given to `of` in elements. `A` and `B` are packed on the fly
/// where that pays. Every element of `C` is summed in an order that depends on sizes and strides alone, so results have the
/// same bits for any number of threads.
///
/// After some work the kernels that a product needs are compiled on purpose, see [KernelWarmUp].
///
/// Blocking after Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (2008).
final class Gemm {
    /// What `C` starts from.
    enum Start {
        /// Zero; `C` is never read.
        ZERO,
        /// The content of `C`.
        ADD,
        /// A vector of length `n`, added to each row.
        COLUMN_BIAS,
        /// A vector of length `m`, added to each column.
        ROW_BIAS
    }

    private enum Route {
        /// Outer-product tiles.
        TILES,
        /// Inner products, for few rows against a transposed `B`.
        DOTS,
        /// The transposed product, for few rows against a transposed `B`: `C' = B' * A'`.
        SWAPPED
    }

    private static final int NC = 1024;
    private static final int PANELS = 8;
    // B is packed for so many rows at a time: four megabytes at most.
    private static final int KS = 1024;
    // Rows of A that are packed at a time: whole blocks of transposes, and whole tiles.
    private static final int GROUP = 48;
    // A tile of up to 24 vectors at the right edge, one row of B and one of the start there, of up to 8 vectors each.
    private static final int EDGE_TILE = 24 * 64;
    private static final int EDGE_ROW = 8 * 64;
    private static final int EDGE = EDGE_TILE + 2 * EDGE_ROW;
    private static final int UNPACKED_ROWS = 48;
    private static final int UNPACKED_STRIDE = 1024;
    private static final long PARALLEL_PRODUCTS = 1 << 18;
    private static final long WARM_UP_PRODUCTS = 1 << 22;
    /// Rows of the tallest tile.
    static final int LARGEST_ROWS = Simd.REGISTERS == 32 ? 12 : 6;
    // The first tile height for so many rows left, chosen so that no tile of 1 or 2 rows remains where it can be helped.
    private static final int[] HEIGHTS = Simd.REGISTERS == 32
            ? new int[] {0, 1, 2, 3, 4, 3, 6, 4, 8, 6, 6, 8, 12, 6, 8, 12, 12, 8, 12, 12, 12, 12, 12, 12}
            : new int[] {0, 1, 2, 3, 4, 3, 6, 4, 4, 6, 6, 4};
    private static final int[] DOT_HEIGHTS = Simd.REGISTERS == 32 ? new int[] {0, 1, 2, 3, 4, 3, 6, 4}
            : new int[] {0, 1, 2, 3, 2, 3, 3, 3};
    private static final int LARGEST_DOTS = DOT_HEIGHTS[6];
    private static final int DOT_TILE = 24 * 64;
    private static final double NANOS_PER_RUN = 150;
    private static final double NANOS_PER_VECTOR = 0.3;
    // Folding and storing a tile of inner products.
    private static final double NANOS_PER_DOTS = 90;
    // Copying a row of a tile that reaches over the right edge.
    private static final double NANOS_PER_EDGE = 30;
    private static final MemorySegment ZEROS = Arena.ofAuto().allocate(64, 64);
    private static final int VECTOR = Simd.F.vectorByteSize();
    // Rows of one vector each.
    private static final long[] PACKED = LongStream.range(0, 8).map(i -> i * VECTOR).toArray();

    private final boolean wide;
    private final int bytes;
    private final int lanes;
    private final int m;
    private final int n;
    private final int k;
    private final long ars;
    private final long acs;
    private final long brs;
    private final long bcs;
    private final long crs;
    private final Start start;
    private final Route route;
    private final boolean packsB;
    private final int kc;
    private final int ks;
    private final int nc;
    private final Gemm swapped;
    // Where rows of B begin: of a packed panel, of B as it is, or of its transpose.
    private final long[] at;
    private final boolean scattered;
    // Where B is packed before: where rows of a panel of so many vectors begin; else null.
    private final long[][] panelRows;
    private final int widestPanel;
    // Whether A is read where it is.
    private boolean isInPlace;
    private boolean relu;
    // For inner products: where vectors of the sums are, in rows of A and B.
    private final long[] aSteps;
    private final long[] bSteps;
    // Racy on purpose: a lost count only delays the warm-up, which is done once however often it is asked for.
    private long products;
    private volatile boolean warm;

    private Gemm(boolean wide, int m, int n, int k, long ars, long acs, long brs, long bcs, long crs, Start start,
                 boolean mayChoose) {
        this.wide = wide;
        this.bytes = wide ? 8 : 4;
        this.lanes = wide ? Simd.D_LANES : Simd.F_LANES;
        this.m = m;
        this.n = n;
        this.k = k;
        this.ars = ars * bytes;
        this.acs = acs * bytes;
        this.brs = brs * bytes;
        this.bcs = bcs * bytes;
        this.crs = crs * bytes;
        this.start = start;
        boolean transposedB = n == 1 ? brs == 1 : bcs != 1;
        boolean anyStride = bcs != 1 && brs != 1 && k > 1 && n > 1;
        this.route = transposedB && !anyStride && mayChoose && k > 0 ? choose(acs) : Route.TILES;
        this.kc = depth(k);
        this.ks = Math.max(1, KS / kc) * kc;
        this.nc = n <= NC + NC / 2 ? Math.max(n, 1) : NC;
        this.packsB = route == Route.TILES && (transposedB || m > UNPACKED_ROWS && this.brs >= UNPACKED_STRIDE);
        this.at = new long[route == Route.SWAPPED ? 0 : route == Route.DOTS ? n : kc];
        this.scattered = false;
        this.widestPanel = 2;
        this.panelRows = null;
        this.isInPlace = false;
        this.aSteps = LongStream.range(0, route == Route.DOTS ? k / lanes : 0).map(i -> i * VECTOR).toArray();
        this.bSteps = aSteps;
        long step = route == Route.DOTS ? this.bcs : packsB ? (long) panel() * bytes : this.brs;
        for (int i = 0; i < at.length; i++) {
            at[i] = i * step;
        }
        if (route == Route.SWAPPED) {
            int padded = padded(m);
            boolean isTransposed = ars == 1;
            swapped = new Gemm(wide, n, m, k, bcs, brs, isTransposed ? acs : padded, 1, padded,
                    turned(start), false);
        } else {
            swapped = null;
        }
    }

    // The same product with a `B` in panels.
    private Gemm(Gemm from, int rows) {
        this.wide = from.wide;
        this.bytes = from.bytes;
        this.lanes = from.lanes;
        this.m = from.m;
        this.n = from.n;
        this.k = from.k;
        this.ars = from.ars;
        this.acs = from.acs;
        this.brs = from.brs;
        this.bcs = from.bcs;
        this.crs = from.crs;
        this.start = from.start;
        this.relu = from.relu;
        this.route = Route.TILES;
        this.isInPlace = acs == bytes && (m == 1 || ars == row() && k <= FloatMicroKernels.DEPTH);
        this.kc = isInPlace ? Math.max(1, k) : depth(k);
        this.ks = Math.max(1, KS / kc) * kc;
        this.nc = n <= NC + NC / 2 ? Math.max(n, 1) : NC;
        this.packsB = true;
        this.swapped = null;
        this.at = null;
        this.scattered = false;
        this.aSteps = null;
        this.bSteps = null;
        int widest = 8;
        for (int i = 0; i < m; i += height(m - i, true)) {
            widest = Math.min(widest, widest(height(m - i, true)));
        }
        for (int i = 0; i < rows; i += height(rows - i, true)) {
            widest = Math.min(widest, widest(height(rows - i, true)));
        }
        this.widestPanel = widest;
        this.panelRows = new long[widest + 1][kc];
        for (int vectors = 1; vectors <= widest; vectors *= 2) {
            for (int p = 0; p < kc; p++) {
                panelRows[vectors][p] = (long) p * vectors * VECTOR;
            }
        }
    }

    private Gemm(boolean wide, Route route, int m, int n, int k, long ars, long[] at, long crs, Start start,
                 long[] aSteps, long[] bSteps) {
        this.wide = wide;
        this.bytes = wide ? 8 : 4;
        this.lanes = wide ? Simd.D_LANES : Simd.F_LANES;
        this.m = m;
        this.n = n;
        this.k = k;
        this.ars = ars * bytes;
        this.acs = bytes;
        this.brs = 0;
        this.bcs = bytes;
        this.crs = crs * bytes;
        this.start = start;
        this.route = route;
        this.kc = depth(k);
        this.ks = Math.max(1, KS / kc) * kc;
        this.nc = n;
        this.packsB = false;
        this.swapped = null;
        this.at = at;
        this.scattered = true;
        this.widestPanel = 2;
        this.panelRows = null;
        this.isInPlace = false;
        this.aSteps = aSteps;
        this.bSteps = bSteps;
    }

    /// A product in which row `p` of `B` is at `at[p]` bytes; `n` is a multiple of vectors, and `A` has unit column stride.
    static Gemm scattered(int bytes, int m, int n, long ars, long[] at, long crs, Start start) {
        return new Gemm(bytes == 8, Route.TILES, m, n, at.length, ars, at, crs, start, null, null);
    }

    /// A product with the transpose of a matrix of which row `j` is at `at[j]` bytes, by inner products; vector `p` of a
    /// row of `A` is at `aSteps[p]` bytes, of a row of `B` at `bSteps[p]`.
    static Gemm scatteredDots(int bytes, int m, long ars, long[] aSteps, long[] bSteps, long[] at, long crs) {
        int k = aSteps.length * Simd.F.vectorByteSize() / bytes;
        return new Gemm(bytes == 8, Route.DOTS, m, at.length, k, ars, at, crs, Start.ADD, aSteps, bSteps);
    }

    /// A product of `float` matrices.
    static Gemm floats(int m, int n, int k, long ars, long acs, long brs, long bcs, long crs, Start start) {
        return new Gemm(false, m, n, k, ars, acs, brs, bcs, crs, start, true);
    }

    /// A product of `double` matrices.
    static Gemm doubles(int m, int n, int k, long ars, long acs, long brs, long bcs, long crs, Start start) {
        return new Gemm(true, m, n, k, ars, acs, brs, bcs, crs, start, true);
    }

    /// A product of `double` matrices if `wide`, else of `float` matrices.
    static Gemm of(boolean wide, int m, int n, int k, long ars, long acs, long brs, long bcs, long crs, Start start) {
        return wide ? doubles(m, n, k, ars, acs, brs, bcs, crs, start) : floats(m, n, k, ars, acs, brs, bcs, crs, start);
    }

    /// The same product for a `B` that [#pack] has packed before, which is then what `run` is given; it needs no more working
    /// memory than this one. It does not wait for big kernels to be compiled: to be warmed up before it runs.
    Gemm packed() {
        return packed(m);
    }

    /// As `packed()`, with panels as a product with `rows` rows has them.
    Gemm packed(int rows) {
        return new Gemm(this, rows);
    }

    /// Makes this product take an `A` that [#packA] has packed before; to be called before any other method.
    Gemm withPackedA() {
        isInPlace = true;
        return this;
    }

    /// A product like this one that may still be changed by the methods below.
    Gemm copy() {
        return scattered ? new Gemm(wide, route, m, n, k, ars / bytes, at, crs / bytes, start, aSteps, bSteps)
                : panelRows != null ? new Gemm(this, m)
                        : new Gemm(wide, m, n, k, ars / bytes, acs / bytes, brs / bytes, bcs / bytes, crs / bytes, start, true);
    }

    /// Makes this product replace every result below zero by zero; to be called before any other method.
    Gemm withRelu() {
        relu = true;
        return this;
    }

    /// Whether `run` reads a bias.
    boolean hasBias() {
        return start == Start.COLUMN_BIAS || start == Start.ROW_BIAS;
    }

    /// The size of a packed `A`, in bytes.
    long packedABytes() {
        return (long) ((k + kc - 1) / kc) * m * row();
    }

    /// Packs `A`, as the strides given to `of` describe it, at `to`: blocks of columns, each with all rows.
    void packA(MemorySegment a, long ao, MemorySegment panels, long to) {
        for (int pc = 0; pc < k; pc += kc) {
            Packing.rows(bytes, a, ao + pc * acs, ars, acs, panels, to + (long) pc / kc * m * row(), m,
                    Math.min(kc, k - pc), false);
        }
    }

    /// The size of a packed `B`, in bytes.
    long packedBytes() {
        long size = 0;
        for (int j = 0; j < n; j += vectors(m, n - j, true) * lanes) {
            size += (long) vectors(m, n - j, true) * VECTOR * k;
        }
        return align(size);
    }

    /// The vectors of the panel that begins at column `j` of a packed `B`, at byte `j * k * bytes`; 0 past the end.
    int panelVectors(int j) {
        return j >= n ? 0 : vectors(m, n - j, true);
    }

    /// Packs `B`, as the strides given to `of` describe it, into fresh memory at `to`: panels, each with all of its rows.
    void pack(MemorySegment b, long bo, MemorySegment panels, long to) {
        for (int j = 0; j < n && k > 0;) {
            int width = vectors(m, n - j, true) * lanes;
            packPanel(b, bo + j * bcs, k, Math.min(width, n - j), width, panels, to + (long) j * k * bytes, false);
            j += width;
        }
    }

    // Even blocks of whole cache lines, but for the last.
    private static int depth(int k) {
        int blocks = (k + FloatMicroKernels.DEPTH - 1) / FloatMicroKernels.DEPTH;
        return blocks <= 1 ? Math.max(1, k) : (k + blocks - 1) / blocks + 15 & -16;
    }

    private Route choose(long columnStrideA) {
        // Costs in vector multiply-adds; a transposed copy moves about 2 elements in the time of one.
        double products = (double) m * n;
        double dots = columnStrideA == 1 ? products * ((k + lanes - 1) / lanes + 5) : Double.MAX_VALUE;
        double tiles = products / n * padded(n) * k / lanes + (double) n * k / 2;
        double swap = start == Start.ADD || (double) m * (k + n) > 1 << 20 ? Double.MAX_VALUE
                : products / m * padded(m) * k / lanes + (m * (double) k + 2 * products) / 2;
        if (m <= 3 && columnStrideA == 1 || dots < Math.min(tiles, swap)) {
            return Route.DOTS;
        }
        return swap < tiles ? Route.SWAPPED : Route.TILES;
    }

    @Override
    public String toString() {
        return switch (route) {
            case DOTS -> "by inner products";
            case SWAPPED -> "transposed";
            case TILES -> packsB ? "by tiles, packs rhs" : "by tiles";
        };
    }

    private int padded(int size) {
        return (size + lanes - 1) / lanes * lanes;
    }

    /// Columns of a full tile.
    private int panel() {
        return 2 * lanes;
    }

    /// An estimate of the time of one run on one thread.
    double nanos() {
        double rhs = (double) k * n * bytes;
        return NANOS_PER_RUN + switch (route) {
            case DOTS -> {
                int width = dotWidth(Math.min(m, LARGEST_DOTS), Integer.MAX_VALUE);
                double calls = (double) ((m + LARGEST_DOTS - 1) / LARGEST_DOTS) * (n / width + n % width);
                yield calls * NANOS_PER_DOTS + Math.max((double) m * n * k / lanes * NANOS_PER_VECTOR, rhs * 0.009)
                        + Rows.farNanos(rhs);
            }
            case SWAPPED -> (double) n * k * rowNanos(m) + ((double) k + 2.0 * n) * m * bytes * 0.075;
            case TILES -> (double) m * k * rowNanos(n) + (double) m * n * bytes * 0.042 + rhs * 0.009
                    + (n % lanes == 0 ? 0 : (double) m * NANOS_PER_EDGE);
        };
    }

    // The products of one element with so many others, by panels of two vectors; a last one alone loads as much as two.
    private double rowNanos(int columns) {
        int vectors = (columns + lanes - 1) / lanes;
        return (vectors / 2 * 2 + vectors % 2 * 1.4) * NANOS_PER_VECTOR;
    }

    /// The working memory of one run on one thread.
    long scratchBytes() {
        // With a packed B the same memory must do.
        long tiles = packedA() + EDGE + sumBytes() + (start == Start.ROW_BIAS ? (long) m * VECTOR : 0);
        return switch (route) {
            case DOTS -> Math.max(DOT_TILE + LARGEST_DOTS * 64 + EDGE_ROW, tiles);
            case SWAPPED -> Math.max(align((long) (k + n) * padded(m) * bytes) + swapped.scratchBytes(), tiles);
            case TILES -> tiles + align(packedB());
        };
    }

    private long packedA() {
        int rows = Math.min(GROUP, m + 15 & -16);
        return isInPlace ? 0 : rows * (wide ? DoubleMicroKernels.ROW : FloatMicroKernels.ROW);
    }

    private long packedB() {
        return packsB && panelRows == null ? Math.min(ks, k) * padded(Math.min(nc, n), panel()) : 0;
    }

    /// Partial sums between blocks of `k`: tiles of a group of rows of `C`, one behind the other.
    private long sumBytes() {
        return k <= kc ? 0 : Math.min(GROUP, m) * padded(Math.min(nc, n), 8 * lanes);
    }

    /// Bytes of a packed row of so many columns, rounded up to units.
    private long padded(int columns, int unit) {
        return (long) (columns + unit - 1) / unit * unit * bytes;
    }

    private static Start turned(Start start) {
        return start == Start.COLUMN_BIAS ? Start.ROW_BIAS : start == Start.ROW_BIAS ? Start.COLUMN_BIAS : start;
    }

    private static long align(long size) {
        return size + 63 & -64;
    }

    /// The working memory of one run on up to `threads` threads.
    long scratchBytes(int threads) {
        return threads <= 1 || (long) m * n * k < PARALLEL_PRODUCTS ? scratchBytes() : threads * align(scratchBytes());
    }

    /// Into how many parts `count` independent runs are worth splitting.
    int parts(int count, Workers workers) {
        double products = (double) m * n * k * count;
        return (int) Math.max(1, Math.min(Math.min(workers.threads(), count), products / (PARALLEL_PRODUCTS / 2)));
    }

    /// Computes the product on the calling thread. `bias` is read where `start` names one.
    void run(MemorySegment a, long ao, MemorySegment b, long bo, MemorySegment bias, long biasOffset, MemorySegment c,
             long co, MemorySegment scratch, long scratchOffset) {
        if (m == 0 || n == 0) {
            return;
        }
        countTowardsWarmUp();
        switch (route) {
            case TILES -> tiles(0, m, 0, n, a, ao, b, bo, bias, biasOffset, c, co, scratch, scratchOffset);
            case DOTS -> dots(0, m, 0, n, k / lanes, a, ao, b, bo, bias, biasOffset, c, co, scratch, scratchOffset);
            case SWAPPED -> swapped(0, n, a, ao, b, bo, bias, biasOffset, c, co, scratch, scratchOffset);
        }
    }

    /// Computes the product on `workers`, each thread a part of `C`; small products stay on the calling thread.
    void run(MemorySegment a, long ao, MemorySegment b, long bo, MemorySegment bias, long biasOffset, MemorySegment c,
             long co, MemorySegment scratch, long scratchOffset, Workers workers) {
        int parts = Math.min(workers.threads(), (int) Math.min(1024, (long) m * n * k / (PARALLEL_PRODUCTS / 2)));
        if (parts > 1) {
            countTowardsWarmUp();
        }
        long each = align(scratchBytes());
        if (each > 0) {
            parts = (int) Math.min(parts, (scratch.byteSize() - scratchOffset) / each);
        }
        boolean byColumns = route == Route.SWAPPED || n >= m || n >= parts * 4 * panel();
        int unit = byColumns ? route == Route.DOTS ? 8 : Math.max(2, widestPanel) * lanes : 2 * LARGEST_ROWS;
        int size = byColumns ? n : m;
        int units = (size + unit - 1) / unit;
        parts = Math.min(parts, units);
        if (parts <= 1) {
            run(a, ao, b, bo, bias, biasOffset, c, co, scratch, scratchOffset);
            return;
        }
        int count = parts;
        workers.run(count, part -> {
            int from = Math.min(size, (int) ((long) units * part / count) * unit);
            int to = Math.min(size, (int) ((long) units * (part + 1) / count) * unit);
            long own = scratchOffset + part * each;
            switch (route) {
                case TILES -> tiles(byColumns ? 0 : from, byColumns ? m : to, byColumns ? from : 0, byColumns ? to : n,
                        a, ao, b, bo, bias, biasOffset, c, co, scratch, own);
                case DOTS -> dots(byColumns ? 0 : from, byColumns ? m : to, byColumns ? from : 0, byColumns ? to : n,
                        k / lanes, a, ao, b, bo, bias, biasOffset, c, co, scratch, own);
                case SWAPPED -> swapped(from, to, a, ao, b, bo, bias, biasOffset, c, co, scratch, own);
            }
        });
    }

    /// Computes columns `[j0, j1)` of `C` by inner products on the calling thread; only the first `steps` vectors count.
    void addDots(int steps, int j0, int j1, MemorySegment a, long ao, MemorySegment b, long bo, MemorySegment c, long co,
                 MemorySegment scratch, long so) {
        countTowardsWarmUp();
        dots(0, m, j0, j1, steps, a, ao, b, bo, null, 0, c, co, scratch, so);
    }

    private void countTowardsWarmUp() {
        if (!warm) {
            products += (long) m * n * k;
            if (products >= WARM_UP_PRODUCTS) {
                warmUp();
            }
        }
    }

    /// Compiles the kernels that a run needs; until then it makes do with tiles of 2 rows and 2 vectors.
    void warmUp() {
        products = Long.MIN_VALUE;
        if (!KernelWarmUp.isReady()) {
            return;
        }
        boolean ready = KernelWarmUp.packing();
        if (route == Route.SWAPPED) {
            swapped.warmUp();
            ready &= swapped.warm;
        }
        for (int i = 0; i < m && route == Route.DOTS;) {
            int rows = dotHeight(m - i, true);
            int widest = dotWidth(rows, n);
            ready &= KernelWarmUp.dot(wide, rows, widest);
            if (n % widest != 0) {
                ready &= KernelWarmUp.dot(wide, rows, 1);
            }
            i += rows;
        }
        if (route == Route.TILES && start == Start.ZERO && m >= LARGEST_ROWS && n > lanes) {
            ready &= KernelWarmUp.fresh(wide);
        }
        for (int i = 0; i < m && route == Route.TILES;) {
            int rows = height(m - i, true);
            for (int columns : new int[] {Math.min(n, nc), n % nc}) {
                for (int j = 0; j < columns;) {
                    int vectors = vectors(rows, columns - j, true);
                    ready &= KernelWarmUp.tile(wide, rows, vectors);
                    j += vectors * lanes;
                }
            }
            i += rows;
        }
        warm = ready;
        // Another thread is at some kernel: ask again.
        products = ready ? Long.MIN_VALUE : WARM_UP_PRODUCTS / 2;
    }

    /// The width of the next tile, in vectors.
    private int vectors(int rows, int left, boolean warm) {
        int widest = panelRows != null ? widestPanel : !warm ? KernelWarmUp.SMALL : packsB ? 2 : widest(rows);
        return left >= widest * lanes ? widest : left > lanes ? 2 : 1;
    }

    /// Vectors of the widest tile of so many rows.
    static int widest(int rows) {
        return rows == 1 ? 8 : rows <= (Simd.REGISTERS == 32 ? 4 : 3) ? 4 : 2;
    }

    private static int dotHeight(int left, boolean warm) {
        return !warm ? Math.min(KernelWarmUp.SMALL, left) : left < DOT_HEIGHTS.length ? DOT_HEIGHTS[left] : LARGEST_DOTS;
    }

    private static int dotWidth(int rows, int left) {
        int widest = rows == 1 ? 8 : 4;
        return left >= widest ? widest : 1;
    }

    /// The rows of the next tile.
    static int height(int left, boolean warm) {
        return !warm ? Math.min(KernelWarmUp.SMALL, left) : left < HEIGHTS.length ? HEIGHTS[left] : LARGEST_ROWS;
    }

    /// Rows `[i0, i1)` and columns `[j0, j1)` by outer-product tiles.
    private void tiles(int i0, int i1, int j0, int j1, MemorySegment a, long ao, MemorySegment b, long bo,
                       MemorySegment bias, long biasOffset, MemorySegment c, long co, MemorySegment scratch, long so) {
        boolean warm = this.warm || panelRows != null;
        long packedB = so + packedA();
        long edge = packedB + align(packedB());
        long sums = edge + EDGE;
        long biasTile = sums + sumBytes();
        if (start == Start.ROW_BIAS) {
            Packing.broadcast(bytes, bias, biasOffset + (long) i0 * bytes, scratch, biasTile + (long) i0 * VECTOR, i1 - i0);
        }
        for (int jc = j0; jc < j1; jc += nc) {
            int columns = Math.min(nc, j1 - jc);
            for (int ps = 0; ps == 0 || ps < k; ps += ks) {
                int end = Math.min(k, ps + ks);
                for (int pc = ps; packsB && panelRows == null && pc < end; pc += kc) {
                    packB(b, bo + pc * brs + jc * bcs, Math.min(kc, end - pc), columns, scratch,
                            packedB + (pc - ps) * padded(columns, panel()));
                }
                // All of a super-block for some rows of C, which so stay in the second cache.
                for (int ig = i0; ig < i1; ig += GROUP) {
                    int group = Math.min(GROUP, i1 - ig);
                    for (int pc = ps; pc == ps || pc < end; pc += kc) {
                        int depth = Math.min(kc, end - pc);
                        if (!isInPlace) {
                            Packing.rows(bytes, a, ao + ig * ars + pc * acs, ars, acs, scratch, so, group, depth, this.warm);
                        }
                        group(warm, ig, group, ps, pc, pc + kc >= end, depth, jc, columns, isInPlace ? a : scratch,
                                isInPlace ? ao + ((long) pc / kc * m + ig) * row() + pc % kc * bytes : so, packsB && panelRows == null ? scratch : b,
                                panelRows != null ? bo + (long) jc * k * bytes
                                        : packsB ? packedB + (pc - ps) * padded(columns, panel()) : bo + pc * brs + jc * bcs,
                                bias, biasOffset, c, co, scratch, edge, biasTile, sums);
                    }
                    if (relu && end == k) {
                        relu(ig, ig + group, jc, jc + columns, c, co);
                    }
                }
            }
        }
    }

    private void relu(int i0, int i1, int j0, int j1, MemorySegment c, long co) {
        for (int i = i0; i < i1; i++) {
            long at = co + i * crs + (long) j0 * bytes;
            if (wide) {
                DoubleUnary.relu(c, at, c, at, j1 - j0);
            } else {
                FloatUnary.relu(c, at, c, at, j1 - j0);
            }
        }
    }

    private void group(boolean warm, int ig, int group, int ps, int pc, boolean isLast, int depth, int jc, int columns,
                       MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment bias, long biasOffset,
                       MemorySegment c, long co, MemorySegment scratch, long edge, long biasTile, long sums) {
        for (int ic = ig; ic < ig + group;) {
            int rows = height(ig + group - ic, warm);
            long to = co + ic * crs + (long) jc * bytes;
            MemorySegment init = c;
            long initAt = to;
            long initRow = crs;
            long initColumn = bytes;
            if (pc == 0 && start == Start.ZERO) {
                init = ZEROS;
                initAt = 0;
                initRow = 0;
                initColumn = 0;
            } else if (pc == 0 && start == Start.COLUMN_BIAS) {
                init = bias;
                initAt = biasOffset + (long) jc * bytes;
                initRow = 0;
            } else if (pc == 0 && start == Start.ROW_BIAS) {
                init = scratch;
                initAt = biasTile + (long) ic * VECTOR;
                initRow = VECTOR;
                initColumn = 0;
            } else if (pc > ps) {
                init = null;
            }
            rowOfTiles(warm, rows, depth, columns, a, aAt + (ic - ig) * row(), b, bAt, pc, init, initAt, initRow,
                    initColumn, isLast ? c : null, to, scratch, edge,
                    sums + (ic - ig) * padded(columns, 8 * lanes));
            ic += rows;
        }
    }

    /// Bytes between packed rows of `A`.
    private long row() {
        return wide ? DoubleMicroKernels.ROW : FloatMicroKernels.ROW;
    }

    // Without `init` or `c`, partial sums are read or written instead.
    private void rowOfTiles(boolean warm, int rows, int depth, int columns, MemorySegment a, long aAt, MemorySegment b,
                            long bAt, int pc, MemorySegment init, long initAt, long initRow, long initColumn, MemorySegment c,
                            long cAt, MemorySegment scratch, long edge, long sums) {
        for (int j = 0; j < columns;) {
            int left = columns - j;
            int vectors = vectors(rows, left, warm);
            int width = Math.min(left, vectors * lanes);
            int first = scattered ? pc : 0;
            long[] at = this.at;
            long from = bAt + (long) j * bytes;
            if (panelRows != null) {
                at = panelRows[vectors];
                from = bAt + (long) j * k * bytes + (long) pc * vectors * VECTOR;
            } else if (packsB) {
                from = bAt + (long) j * depth * bytes;
            }
            long tile = sums + (long) j * rows * bytes;
            long tileRow = (long) vectors * VECTOR;
            MemorySegment in = init == null ? scratch : init;
            long inAt = init == null ? tile : initAt + j * initColumn;
            long inRow = init == null ? tileRow : initRow;
            long inVector = init != null && initColumn == 0 ? 0 : VECTOR;
            MemorySegment out = c == null ? scratch : c;
            long outAt = c == null ? tile : cAt + (long) j * bytes;
            long outRow = c == null ? tileRow : crs;
            if (width == vectors * lanes || c == null && packsB && (init == null || initColumn == 0)) {
                tile(rows, vectors, depth, a, aAt, b, from, at, first, in, inAt, inRow, inVector, out, outAt, outRow);
            } else {
                edge(rows, vectors, width, depth, a, aAt, b, from, at, in, inAt, inRow, inVector, out, outAt, outRow, scratch, edge);
            }
            j += width;
        }
    }

    // Kernels access whole vectors only, so a tile at the right edge is computed apart and then copied.
    private void edge(int rows, int vectors, int width, int depth, MemorySegment a, long aAt, MemorySegment b, long bAt,
                      long[] at, MemorySegment init, long initAt, long initRow, long initVector, MemorySegment c, long out,
                      long outRow, MemorySegment scratch, long edge) {
        long tileRow = (long) vectors * VECTOR;
        long edgeInit = edge + EDGE_TILE;
        long edgeB = edgeInit + EDGE_ROW;
        if (initVector != 0 && initRow == 0) {
            Packing.copy(init, initAt, 0, scratch, edgeInit, 0, 1, width * bytes);
            init = scratch;
            initAt = edgeInit;
        } else if (initVector != 0) {
            Packing.copy(init, initAt, initRow, scratch, edge, tileRow, rows, width * bytes);
            init = scratch;
            initAt = edge;
            initRow = tileRow;
        }
        int safe = packsB ? depth : readableRows(b.byteSize() - bAt, vectors, depth);
        tile(rows, vectors, safe, a, aAt, b, bAt, at, 0, init, initAt, initRow, initVector, scratch, edge, tileRow);
        for (int p = safe; p < depth; p++) {
            Packing.copy(b, bAt + at[p], 0, scratch, edgeB, 0, 1, width * bytes);
            tile(rows, vectors, 1, a, aAt + (long) p * bytes, scratch, edgeB, at, 0, scratch, edge, tileRow, VECTOR, scratch,
                    edge, tileRow);
        }
        Packing.copyExactly(scratch, edge, tileRow, c, out, outRow, rows, width * bytes);
    }

    /// The number of leading rows of which `vectors` whole vectors can be read from `left` bytes.
    private int readableRows(long left, int vectors, int depth) {
        long spare = left - (long) vectors * VECTOR;
        return spare < 0 ? 0 : brs == 0 ? depth : (int) Math.min(depth, spare / brs + 1);
    }

    private void packB(MemorySegment b, long at, int depth, int columns, MemorySegment scratch, long to) {
        int panel = panel();
        int whole = bcs == bytes ? columns / panel : 0;
        // Some panels at a time: long rows are read, and not too many places written.
        for (int q = 0; q < whole; q += PANELS) {
            Packing.panels(b, at + (long) q * panel * bytes, brs, scratch, to + (long) q * panel * depth * bytes,
                    (long) panel * depth * bytes, depth, Math.min(PANELS, whole - q));
        }
        for (int j = whole * panel; j < columns; j += panel) {
            packPanel(b, at + j * bcs, depth, Math.min(panel, columns - j), panel, scratch, to + (long) j * depth * bytes,
                    warm);
        }
    }

    // A panel of `panel` columns, the last ones of which may lack.
    private void packPanel(MemorySegment b, long at, int depth, int width, int panel, MemorySegment memory, long to,
                           boolean warm) {
        long row = (long) panel * bytes;
        if (bcs == bytes) {
            Packing.copy(b, at, brs, memory, to, row, depth, width * bytes);
        } else if (brs != bytes && k > 1) {
            Packing.gather(bytes, b, at, brs, bcs, memory, to, row, depth, width);
        } else {
            if (width < panel) {
                Packing.zero(memory, to, row * depth);
            }
            Packing.transpose(bytes, b, at, bcs, memory, to, row, width, depth, warm);
        }
    }

    private void tile(int rows, int vectors, int depth, MemorySegment a, long ao, MemorySegment b, long bo, long[] at,
                      int first, MemorySegment init, long io, long initRow, long initVector, MemorySegment c, long out,
                      long outRow) {
        if (init == ZEROS && rows == LARGEST_ROWS && vectors == 2 && wide) {
            DoubleMicroKernels.fresh(rows, depth, a, ao, b, bo, at, first, c, out, outRow);
        } else if (init == ZEROS && rows == LARGEST_ROWS && vectors == 2) {
            FloatMicroKernels.fresh(rows, depth, a, ao, b, bo, at, first, c, out, outRow);
        } else if (wide) {
            DoubleMicroKernels.tile(rows, vectors, depth, a, ao, b, bo, at, first, init, io, initRow, initVector, c, out, outRow);
        } else {
            FloatMicroKernels.tile(rows, vectors, depth, a, ao, b, bo, at, first, init, io, initRow, initVector, c, out, outRow);
        }
    }

    /// Rows `[i0, i1)` and columns `[j0, j1)` by inner products.
    private void dots(int i0, int i1, int j0, int j1, int steps, MemorySegment a, long ao, MemorySegment b, long bo,
                      MemorySegment bias, long biasOffset, MemorySegment c, long co, MemorySegment scratch, long so) {
        boolean warm = this.warm;
        long done = (long) k / lanes * VECTOR;
        int tail = k % lanes * bytes;
        long tailA = so + DOT_TILE;
        long tailB = tailA + LARGEST_DOTS * 64L;
        for (int i = i0; i < i1;) {
            int rows = dotHeight(i1 - i, warm);
            if (tail > 0) {
                Packing.copy(a, ao + i * ars + done, ars, scratch, tailA, VECTOR, rows, tail);
            }
            for (int j = j0; j < j1;) {
                int others = warm ? dotWidth(rows, j1 - j) : 1;
                dot(rows, others, steps, a, ao + i * ars, ars, aSteps, b, bo, at, j, bSteps, ZEROS, 0, 0, scratch, so);
                if (tail > 0) {
                    Packing.copy(b, bo + at[j] + done, bcs, scratch, tailB, VECTOR, others, tail);
                    dot(rows, others, 1, scratch, tailA, VECTOR, PACKED, scratch, tailB, PACKED, 0, PACKED, scratch, so,
                            VECTOR, scratch, so);
                }
                MemorySegment init = c;
                long to = co + i * crs + (long) j * bytes;
                long io = to;
                long irs = crs;
                long ics = bytes;
                switch (start) {
                    case ZERO -> {
                        init = ZEROS;
                        io = 0;
                        irs = 0;
                        ics = 0;
                    }
                    case COLUMN_BIAS -> {
                        init = bias;
                        io = biasOffset + (long) j * bytes;
                        irs = 0;
                    }
                    case ROW_BIAS -> {
                        init = bias;
                        io = biasOffset + (long) i * bytes;
                        irs = bytes;
                        ics = 0;
                    }
                    case ADD -> {
                    }
                }
                if (wide) {
                    DoubleMicroKernels.fold(rows, others, scratch, so, init, io, irs, ics, c, to, crs);
                } else {
                    FloatMicroKernels.fold(rows, others, scratch, so, init, io, irs, ics, c, to, crs);
                }
                j += others;
            }
            if (relu) {
                relu(i, i + rows, j0, j1, c, co);
            }
            i += rows;
        }
    }

    private void dot(int rows, int others, int steps, MemorySegment a, long ao, long aRow, long[] as,
                     MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long initVector,
                     MemorySegment sums, long to) {
        if (wide) {
            DoubleMicroKernels.dot(rows, others, steps, a, ao, aRow, as, b, bo, at, from, bs, init, io,
                    initVector, sums, to);
        } else {
            FloatMicroKernels.dot(rows, others, steps, a, ao, aRow, as, b, bo, at, from, bs, init, io,
                    initVector, sums, to);
        }
    }

    /// Columns `[j0, j1)` of `C` as rows of the transposed product.
    private void swapped(int j0, int j1, MemorySegment a, long ao, MemorySegment b, long bo, MemorySegment bias,
                         long biasOffset, MemorySegment c, long co, MemorySegment scratch, long so) {
        int padded = padded(m);
        long rowBytes = (long) padded * bytes;
        MemorySegment turnedA = a;
        long turnedAt = ao;
        if (ars != bytes) {
            turnedA = scratch;
            turnedAt = so;
            Packing.transpose(bytes, a, ao, ars, scratch, so, rowBytes, m, k, warm);
        }
        long turnedC = so + (long) k * rowBytes;
        swapped.tiles(j0, j1, 0, m, b, bo, turnedA, turnedAt, bias, biasOffset, scratch, turnedC, scratch,
                so + align((long) (k + n) * padded * bytes));
        Packing.transpose(bytes, scratch, turnedC + j0 * rowBytes, rowBytes, c, co + (long) j0 * bytes, crs, j1 - j0, m, warm);
        if (relu) {
            relu(0, m, j0, j1, c, co);
        }
    }
}
