// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Setting;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.op.Add;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Cost;
import dev.gatun.op.Exp;
import dev.gatun.op.Fused;
import dev.gatun.op.Gelu;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Softmax;
import dev.gatun.op.Window2d;
import dev.gatun.simd.MachineLimits;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The roofline of one core (Williams, Waterman, Patterson, "Roofline: an insightful visual performance model", 2009):
/// what it gives at most, in multiply-adds and in bytes from each level of memory, and how near our kernels come to it.
///
/// A kernel stands at its arithmetic intensity: floating-point operations over the bytes of all operands and results,
/// each moved once. Its roof is the lower of the peak and intensity times the read bandwidth of the smallest level of
/// memory that holds those bytes. Convolutions count the operations of the direct form, so Winograd's algorithm may rise
/// above the roof.
final class Roofline {
    static final String ID = "ROOFLINE";
    // Nine samples of 20 ms each after a warm-up of 0.6 s at least, since the row has many parts.
    static final Rounds FULL = new Rounds(12, 2_000_000_000L, 40_000_000L);
    static final Rounds QUICK = new Rounds(6, 1_000_000_000L, 20_000_000L);
    private static final Map<String, String> CHARTS = new TreeMap<>(Map.of(
            "products", "Matrix products and convolutions under the roof of one core",
            "memory", "Other kernels under the roof of one core"));

    // Operations for each element in the loops of the vector backend, a multiply-add as two: nine multiply-adds of range
    // reduction and polynomial, three others; twelve and six.
    private static final double EXP = 21;
    private static final double GELU = 30;
    // Maximum, difference, sum and quotient besides.
    private static final double SOFTMAX = EXP + 4;
    private static final double LIMIT_NANOS = 50_000;
    private static final int BLOCK = 4096;

    /// A level of memory.
    ///
    /// @param bytes how much it holds
    /// @param used  how much is read to measure it
    record Level(String name, long bytes, long used) {
    }

    /// A kernel to be placed.
    ///
    /// @param chart  the plot it belongs to
    /// @param family what it is coloured by
    /// @param flops  operations of a run
    /// @param bytes  bytes of operands and results
    record Case(String chart, String family, String name, double flops, double bytes) {
        double intensity() {
            return flops / bytes;
        }
    }

    /// A kernel with its figures; NaN for a library that was not asked.
    record Point(Case placed, double simd, double oneDnn, double roof, String level) {
        double share() {
            return simd / roof;
        }
    }

    private enum Kind {
        PEAK,
        TILE,
        READ,
        COPY,
        SIMD,
        ONEDNN
    }

    private record Sample(Kind kind, Level level, Case placed, Part part) {
    }

    private final String chart;
    private final List<Sample> samples;
    private final Map<Integer, List<Side>> sides;

    /// What was measured for the parts of [#row(String)] of a plot.
    Roofline(String chart, Map<Integer, List<Side>> sides) {
        this.chart = chart;
        this.samples = samples(chart);
        this.sides = sides;
    }

    /// The measurements for a plot (for all where it is empty) as a row without peers.
    ///
    /// @throws IllegalArgumentException if there is no such plot
    static Target row(String chart) {
        if (!chart.isEmpty() && !CHARTS.containsKey(chart)) {
            throw new IllegalArgumentException("bench: no such plot: " + chart + "; plots are " + CHARTS.keySet());
        }
        return new Target(chart.isEmpty() ? ID : ID + "-" + chart, "the roofline of one core", 1, Unit.GIGAFLOPS,
                Statistic.MEAN, 1, Combine.WORST, samples(chart).stream().map(Sample::part).toList());
    }

    private List<String> charts() {
        return CHARTS.keySet().stream().filter(name -> chart.isEmpty() || name.equals(chart)).toList();
    }

    /// Levels of memory, the fastest first: caches as the system describes them, else of usual sizes.
    static List<Level> levels() {
        long[] sizes = {32 << 10, 1 << 20, 32 << 20};
        for (int i = 0; i < 8; i++) {
            Path cache = Path.of("/sys/devices/system/cpu/cpu0/cache/index" + i);
            try {
                if (!Files.isDirectory(cache) || Files.readString(cache.resolve("type")).startsWith("Instruction")) {
                    continue;
                }
                int level = Integer.parseInt(Files.readString(cache.resolve("level")).strip());
                String size = Files.readString(cache.resolve("size")).strip();
                if (level <= sizes.length && size.endsWith("K")) {
                    sizes[level - 1] = Long.parseLong(size.substring(0, size.length() - 1)) << 10;
                }
            } catch (IOException | NumberFormatException e) {
                continue;
            }
        }
        long memory = Math.max(256 << 20, 4 * sizes[2]);
        return List.of(new Level("L1", sizes[0], sizes[0] / 2), new Level("L2", sizes[1], sizes[1] / 2),
                new Level("L3", sizes[2], sizes[2] / 4), new Level("DRAM", Long.MAX_VALUE, memory));
    }

    private static List<Sample> samples(String chart) {
        return all().stream().filter(s -> chart.isEmpty() || s.placed == null || s.placed.chart.equals(chart)).toList();
    }

    private static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        Setting simd = new Setting(1, Setting.SIMD);
        limits(samples, simd);
        for (int n : new int[] {64, 128, 256, 512, 1024, 2048}) {
            add(samples, "products", "matrix product", "matmul " + n, new MatMul(), 2, 0, new long[] {n, n},
                    new long[] {n, n});
        }
        for (MatMulShape s : Shapes.products("layers")) {
            add(samples, s.m() == 1 ? "memory" : "products", s.m() == 1 ? "matrix x vector" : "linear, packed ahead",
                    "linear " + s, new Linear(), 1, 0, new long[] {s.m(), s.k()}, new long[] {s.n(), s.k()});
        }
        for (ConvShape s : Shapes.convolutions("resnet50", "stem", "3x3", "narrow")) {
            Op op = new Fused(new Conv2d(s.window(), 1), List.of(new Relu()));
            long[][] shapes = {s.input(1), s.weight(), {s.outChannels()}};
            if (s.group().equals("3x3")) {
                add(samples, new Setting(1, Setting.SIMD), false, "products", "3x3, Winograd",
                        "conv " + s + ", Winograd", op, 1, 0, shapes);
                add(samples, new Setting(1, Setting.SIMD, false), true, "products", "3x3, direct",
                        "conv " + s + ", direct", op, 1, 0, shapes);
            } else {
                add(samples, "products", s.group().equals("stem") ? "7x7 stem" : "1x1", "conv " + s, op, 1, 0, shapes);
            }
        }
        for (int[] shape : new int[][] {{1_536, 128}, {128, 768}, {64, 1_000}}) {
            long[] x = {shape[0], shape[1]};
            String size = " " + shape[0] + "x" + shape[1];
            add(samples, "memory", "softmax", "softmax" + size, new Softmax(1), 1, SOFTMAX, x);
            add(samples, "memory", "layer norm", "layer norm" + size, new LayerNorm(1, 1e-5), 1, 0, x,
                    new long[] {shape[1]}, new long[] {shape[1]});
        }
        for (long size : new long[] {4_096, 131_072, 16_777_216}) {
            add(samples, simd, false, "memory", "exp", "exp " + size, new Exp(), 1, EXP, new long[] {size});
            add(samples, simd, false, "memory", "GELU", "gelu " + size, new Gelu(false), 1, GELU, new long[] {size});
            add(samples, "memory", "add", "add " + size, new Add(), 2, 0, new long[] {size}, new long[] {size});
        }
        add(samples, simd, false, "memory", "max pool", "max pool 64x112, 3x3 s2", new MaxPool2d(3, 3, Window2d.of(2,
                1), false), 1, 0, new long[] {1, 64, 112, 112});
        add(samples, simd, false, "memory", "max pool", "max pool 16x6x28, 2x2 s2", new MaxPool2d(2, 2, Window2d.of(2,
                0), false), 1, 0, new long[] {16, 6, 28, 28});
        return samples;
    }

    private static void limits(List<Sample> samples, Setting setting) {
        int steps = (int) (LIMIT_NANOS / 4);
        samples.add(new Sample(Kind.PEAK, null, null, part("peak", setting, steps * MachineLimits.flopsPerStep(),
                () -> {
                    MachineLimits limits = new MachineLimits();
                    return new Limit("multiply-adds in registers", () -> limits.multiplyAdds(steps));
                })));
        int calls = (int) (LIMIT_NANOS / 1000);
        samples.add(new Sample(Kind.TILE, null, null, part("micro-kernel", setting, calls
                * MachineLimits.microKernelFlops(), () -> {
                    MachineLimits limits = new MachineLimits();
                    return new Limit("micro-kernel on panels in L1", () -> {
                        for (int i = 0; i < calls; i++) {
                            limits.microKernel();
                        }
                    });
                })));
        for (Level level : levels()) {
            long read = level.used / BLOCK * BLOCK;
            int times = (int) Math.max(1, LIMIT_NANOS * 100 / read);
            samples.add(new Sample(Kind.READ, level, null, part("read " + level.name, setting, (double) read * times,
                    () -> {
                        MachineLimits limits = new MachineLimits();
                        MemorySegment memory = Arena.ofAuto().allocate(read, BLOCK).fill((byte) 0);
                        return new Limit("read", () -> {
                            for (int i = 0; i < times; i++) {
                                limits.read(memory);
                            }
                        });
                    })));
            long half = level.used / 2 / BLOCK * BLOCK;
            samples.add(new Sample(Kind.COPY, level, null, part("copy " + level.name, setting, 2.0 * half * times,
                    () -> {
                        MachineLimits limits = new MachineLimits();
                        // Stores go to the end of a page when loads are at its start.
                        MemorySegment from = Arena.ofAuto().allocate(half, BLOCK).fill((byte) 0);
                        MemorySegment to = Arena.ofAuto().allocate(half + BLOCK, BLOCK).fill((byte) 0).asSlice(
                                BLOCK / 2,
                                half);
                        return new Limit("copy", () -> {
                            for (int i = 0; i < times; i++) {
                                limits.copy(from, to);
                            }
                        });
                    })));
        }
    }

    private static Part part(String label, Setting setting, double work, Supplier<Contender> ours) {
        return new Part("", label, setting, work, List.of(ours), List.of());
    }

    private static void add(List<Sample> samples, String chart, String family, String name, Op op, int firstConstant,
            double flopsPerElement, long[]... shapes) {
        add(samples, new Setting(1, Setting.SIMD), true, chart, family, name, op, firstConstant, flopsPerElement,
                shapes);
    }

    // `flopsPerElement`: 0 for what the op itself says.
    private static void add(List<Sample> samples, Setting setting, boolean withOneDnn, String chart, String family,
            String name, Op op, int firstConstant, double flopsPerElement, long[]... shapes) {
        List<TensorSpec> specs = Arrays.stream(shapes).map(dims -> TensorSpec.of(DType.F32, Shape.of(dims)))
                .toList();
        List<TensorSpec> outputs = op.infer(specs);
        Cost cost = op.cost(specs, outputs);
        double flops = flopsPerElement == 0 ? cost.flops() : flopsPerElement * outputs.get(0).size();
        Case placed = new Case(chart, family, name, flops, cost.bytes());
        Supplier<Contender> ours = () -> {
            Tensor[] operands = new Tensor[shapes.length];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = Tensor.of(Workload.uniform(Math.toIntExact(specs.get(i).size()), i + 1), shapes[i]);
            }
            return new GatunOp(1, op, firstConstant, operands);
        };
        samples.add(new Sample(Kind.SIMD, null, placed, part(name, setting, flops, ours)));
        if (withOneDnn) {
            samples.add(new Sample(Kind.ONEDNN, null, placed, part(name + ", oneDNN", new Setting(1, "*:onednn"), flops,
                    ours)));
        }
    }

    /// A loop of [MachineLimits].
    private record Limit(String name, Runnable work) implements Contender {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public float[] result() {
            return new float[] {1};
        }
    }

    // Work over nanoseconds: GF/s or GB/s.
    private double figure(int sample) {
        return samples.get(sample).part.work() / sides.get(sample).getFirst().median();
    }

    private double figure(Kind kind, Level level, Case placed) {
        for (int i = 0; i < samples.size(); i++) {
            Sample s = samples.get(i);
            if (s.kind == kind && s.level == level && s.placed == placed) {
                return figure(i);
            }
        }
        return Double.NaN;
    }

    /// The most floating-point operations, in GF/s.
    double peak() {
        return figure(Kind.PEAK, null, null);
    }

    /// Bandwidth of a level for reads, in GB/s.
    double bandwidth(Level level) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i).kind == Kind.READ && samples.get(i).level.equals(level)) {
                return figure(i);
            }
        }
        throw new IllegalArgumentException("bench: no such level: " + level);
    }

    /// The kernels of a plot.
    List<Point> points(String chart) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample s = samples.get(i);
            if (s.kind == Kind.SIMD && s.placed.chart.equals(chart)) {
                Level level = levels().stream().filter(l -> s.placed.bytes <= l.bytes).findFirst().orElseThrow();
                double slope = s.placed.intensity() * bandwidth(level);
                points.add(new Point(s.placed, figure(i), figure(Kind.ONEDNN, null, s.placed), Math.min(peak(), slope),
                        slope < peak() ? level.name : "peak"));
            }
        }
        return points;
    }

    /// The limits as a section of a report.
    Report.Section limits() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample s = samples.get(i);
            if (s.placed == null) {
                rows.add(List.of(s.part.label(), figure(i), s.level == null ? "GF/s" : "GB/s",
                        s.level == null ? Double.NaN
                                : s.level.used / 1024.0,
                        100 * sides.get(i).getFirst().spread()));
            }
        }
        return new Report.Section("Limits of one core",
                "Multiply-adds on vectors in registers, the micro-kernel on panels in L1, and bytes read, or read and "
                        + "written, in each level of memory",
                List.of("limit", "figure", "unit", "KiB", "spread %"), rows, List.of());
    }

    /// Each plot's kernels as a section of a report.
    List<Report.Section> kernels() {
        return charts().stream().map(this::section).toList();
    }

    private Report.Section section(String chart) {
        List<List<Object>> rows = new ArrayList<>();
        List<Report.Bar> bars = new ArrayList<>();
        for (Point p : points(chart)) {
            Case c = p.placed;
            bars.add(new Report.Bar(c.name, p.share(), 1));
            rows.add(List.of(rows.size() + 1, c.name, c.flops, c.bytes, c.intensity(), p.simd, p.simd / c.intensity(),
                    p.roof, p.level, 100 * p.share(), p.oneDnn));
        }
        return new Report.Section(CHARTS.get(chart), "Bars: the vector backend's share of the roof",
                List.of("number", "kernel", "flops", "bytes", "flops a byte", "GF/s", "GB/s", "roof GF/s", "roof",
                        "% of roof", "oneDNN GF/s"),
                rows, bars, plot(chart));
    }

    private String plot(String chart) {
        return RooflinePlot.of(this, points(chart), CHARTS.get(chart));
    }

    /// Writes each plot to a file `roofline-CHART.svg`.
    void write(Path folder) {
        try {
            for (String chart : charts()) {
                Files.writeString(folder.resolve("roofline-" + chart + ".svg"), plot(chart));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bench: cannot write the plots to " + folder, e);
        }
    }

    /// A line for each limit and each kernel.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<Object> row : limits().rows()) {
            lines.add(String.format(Locale.ROOT, "%-32s %8.1f %s", row.get(0), row.get(1), row.get(2)));
        }
        for (Report.Section section : kernels()) {
            for (List<Object> row : section.rows()) {
                lines.add(
                        String.format(Locale.ROOT, "%-32s %8.1f GF/s  %8.1f GB/s  %5.1f %% of the roof (%s)  oneDNN %s",
                                row.get(1), row.get(5), row.get(6), row.get(9), row.get(8), Report.text(row.get(10))));
            }
        }
        return lines;
    }
}
