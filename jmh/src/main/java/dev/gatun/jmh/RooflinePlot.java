// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A roofline as a picture in SVG: both axes logarithmic, kernels as numbered circles, a table of them beside it. It needs
/// no other file, and follows the reader's choice of light or dark.
final class RooflinePlot {
    private static final int LEFT = 56;
    private static final int TOP = 40;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 440;
    private static final int TABLE = LEFT + WIDTH + 28;
    private static final int TOTAL = TABLE + 380;
    private static final int LINE = 17;
    private static final String[] LIGHT = {"#2a78b8", "#c2571a", "#2f8f4e", "#b0357e", "#6f56c4", "#8a6d00", "#00848c"};
    private static final String[] DARK = {"#6db3ec", "#f0955c", "#6fcf8d", "#ee86c0", "#b09cf5", "#d9b84a", "#4fcbd3"};
    // Where a number may stand beside its circle.
    private static final int[][] PLACES = {{8, 4}, {-20, 4}, {-5, -8}, {-5, 18}, {8, -6}, {8, 14}, {-20, -6}, {-20, 14},
        {16, 4}, {-28, 4}};

    private final StringBuilder out = new StringBuilder();
    private final double fromX;
    private final double toX;
    private final double fromY;
    private final double toY;

    private RooflinePlot(double fromX, double toX, double fromY, double toY) {
        this.fromX = fromX;
        this.toX = toX;
        this.fromY = fromY;
        this.toY = toY;
    }

    /// The picture of some kernels under a roof.
    static String of(Roofline roof, List<Roofline.Point> points, String title) {
        double leastX = Double.MAX_VALUE;
        double mostX = 0;
        double leastY = Double.MAX_VALUE;
        double mostY = roof.peak();
        for (Roofline.Point p : points) {
            leastX = Math.min(leastX, p.placed().intensity());
            mostX = Math.max(mostX, p.placed().intensity());
            for (double figure : new double[] {p.simd(), p.oneDnn()}) {
                leastY = Double.isNaN(figure) ? leastY : Math.min(leastY, figure);
                mostY = Double.isNaN(figure) ? mostY : Math.max(mostY, figure);
            }
        }
        // The ridge of the slowest memory is always in the picture.
        double ridge = Roofline.levels().stream().mapToDouble(level -> roof.peak() / roof.bandwidth(level)).max()
                .orElse(leastX);
        RooflinePlot plot = new RooflinePlot(Math.min(leastX, ridge) / 2, Math.max(mostX, ridge) * 1.6, leastY / 1.5,
                mostY * 1.4);
        int height = Math.max(TOP + HEIGHT + 72, TOP + (points.size() + 5) * LINE);
        plot.head(title, height);
        plot.axes();
        plot.roofs(roof);
        plot.points(points);
        plot.table(points);
        plot.add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\">%s</text>", LEFT, height - 10, Machine.describe());
        return plot.out.append("</svg>\n").toString();
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void head(String title, int height) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                TOTAL, height, TOTAL, height);
        add("<title>%s</title>", title);
        out.append("<style>\n");
        style(LIGHT, "#1c2330", "#5d6778", "#e3e7ee", "#ffffff");
        out.append("@media (prefers-color-scheme: dark) {\n");
        style(DARK, "#e4e8ef", "#9aa5b8", "#2c3442", "#12161d");
        out.append("}\n</style>\n");
        add("<rect class=\"roof-page\" width=\"%d\" height=\"%d\"/>", TOTAL, height);
        add("<text class=\"roof-ink\" x=\"%d\" y=\"24\" style=\"font-size: 15px; font-weight: 600\">%s</text>", LEFT,
                title);
    }

    private void style(String[] colors, String ink, String soft, String line, String page) {
        add(".roof-page { fill: %s } .roof-ink { fill: %s; font: 12px system-ui, sans-serif }", page, ink);
        add(".roof-soft { fill: %s; font: 11px system-ui, sans-serif } .roof-grid { stroke: %s }", soft, line);
        add(".roof-line { stroke: %s; fill: none; stroke-width: 1.6 } .roof-slope { stroke: %s; fill: none }", ink,
                soft);
        for (int i = 0; i < colors.length; i++) {
            add(".roof-f%d { fill: %s; stroke: %s } .roof-h%d { fill: %s; stroke: %s; stroke-width: 1.5 }", i,
                    colors[i],
                    page, i, page, colors[i]);
        }
    }

    private double x(double intensity) {
        return LEFT + WIDTH * Math.log(intensity / fromX) / Math.log(toX / fromX);
    }

    private double y(double figure) {
        return TOP + HEIGHT - HEIGHT * Math.log(figure / fromY) / Math.log(toY / fromY);
    }

    private void axes() {
        for (double tick : ticks(fromX, toX)) {
            add("<line class=\"roof-grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>", x(tick), TOP,
                    TOP + HEIGHT);
            add("<text class=\"roof-soft\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x(tick),
                    TOP + HEIGHT + 16, text(tick));
        }
        for (double tick : ticks(fromY, toY)) {
            add("<line class=\"roof-grid\" x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>", LEFT, LEFT + WIDTH,
                    y(tick));
            add("<text class=\"roof-soft\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y(tick) + 4,
                    text(tick));
        }
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\" text-anchor=\"end\">floating-point operations a byte</text>",
                LEFT + WIDTH, TOP + HEIGHT + 34);
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\">GF/s</text>", 8, TOP - 4);
    }

    // 1, 2 and 5 in each decade.
    private static List<Double> ticks(double from, double to) {
        List<Double> ticks = new ArrayList<>();
        for (int decade = -4; decade < 6; decade++) {
            for (double first : new double[] {1, 2, 5}) {
                double tick = first * Math.pow(10, decade);
                if (tick >= from && tick <= to) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static String text(double tick) {
        return String.format(Locale.ROOT, tick >= 1 ? "%.0f" : tick >= 0.1 ? "%.1f" : "%.2f", tick);
    }

    private void roofs(Roofline roof) {
        double peak = roof.peak();
        double first = toX;
        int number = 0;
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\">slopes, from the left: reads from</text>", LEFT + 8, TOP + 16);
        for (Roofline.Level level : Roofline.levels()) {
            double bandwidth = roof.bandwidth(level);
            double ridge = peak / bandwidth;
            double from = Math.max(fromX, fromY / bandwidth);
            first = Math.min(first, Math.max(ridge, fromX));
            if (ridge > from) {
                add("<line class=\"roof-slope\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(from),
                        y(from * bandwidth), x(ridge), y(peak));
            }
            number++;
            add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\">%s, %.0f GB/s</text>", LEFT + 8, TOP + 16 + 14 * number,
                    level.name(), bandwidth);
        }
        add("<line class=\"roof-line\" x1=\"%.1f\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>", x(first), LEFT + WIDTH,
                y(peak));
        add("<text class=\"roof-ink\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">peak %.1f GF/s</text>", LEFT + WIDTH - 4,
                y(peak) - 6, peak);
    }

    private static int color(List<Roofline.Point> points, Roofline.Point point) {
        return points.stream().map(p -> p.placed().family()).distinct().toList().indexOf(point.placed().family())
                % LIGHT.length;
    }

    private void points(List<Roofline.Point> points) {
        List<double[]> taken = new ArrayList<>();
        for (Roofline.Point p : points) {
            double x = x(p.placed().intensity());
            taken.add(new double[] {x - 5, y(p.simd()) - 5, x + 5, y(p.simd()) + 5});
            if (!Double.isNaN(p.oneDnn())) {
                add("<line class=\"roof-grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\"/>", x,
                        y(p.simd()), y(p.oneDnn()));
                add("<circle class=\"roof-h%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", color(points, p), x,
                        y(p.oneDnn()));
            }
        }
        for (int i = 0; i < points.size(); i++) {
            Roofline.Point p = points.get(i);
            add("<circle class=\"roof-f%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", color(points, p), x(p.placed()
                    .intensity()), y(p.simd()));
        }
        for (int i = 0; i < points.size(); i++) {
            double x = x(points.get(i).placed().intensity());
            double y = y(points.get(i).simd());
            double[] box = null;
            for (int[] place : PLACES) {
                double[] tried = {x + place[0], y + place[1] - 10, x + place[0] + (i < 9 ? 7 : 13), y + place[1]};
                if (box == null || taken.stream().noneMatch(other -> overlap(other, tried))) {
                    box = tried;
                    if (taken.stream().noneMatch(other -> overlap(other, tried))) {
                        break;
                    }
                }
            }
            taken.add(box);
            add("<text class=\"roof-ink\" x=\"%.1f\" y=\"%.1f\">%d</text>", box[0], box[3], i + 1);
        }
    }

    private static boolean overlap(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    private void table(List<Roofline.Point> points) {
        int y = TOP + 8;
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\">kernel</text>", TABLE + 36, y);
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\" text-anchor=\"end\">GF/s</text>", TABLE + 266, y);
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\" text-anchor=\"end\">of roof</text>", TABLE + 314, y);
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\" text-anchor=\"end\">oneDNN</text>", TABLE + 366, y);
        for (int i = 0; i < points.size(); i++) {
            Roofline.Point p = points.get(i);
            y += LINE;
            add("<circle class=\"roof-f%d\" cx=\"%d\" cy=\"%d\" r=\"5\"/>", color(points, p), TABLE + 4, y - 4);
            add("<text class=\"roof-ink\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>", TABLE + 29, y, i + 1);
            add("<text class=\"roof-ink\" x=\"%d\" y=\"%d\">%s</text>", TABLE + 36, y, p.placed().name());
            add("<text class=\"roof-ink\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%.1f</text>", TABLE + 266, y, p.simd());
            add("<text class=\"roof-ink\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f %%</text>", TABLE + 314, y,
                    100 * p.share());
            add("<text class=\"roof-ink\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", TABLE + 366, y,
                    Double.isNaN(
                            p.oneDnn()) ? "" : String.format(Locale.ROOT, "%.1f", p.oneDnn()));
        }
        add("<text class=\"roof-soft\" x=\"%d\" y=\"%d\">filled: Vector API; hollow: oneDNN as dispatched</text>",
                TABLE,
                y + LINE + 6);
    }
}
