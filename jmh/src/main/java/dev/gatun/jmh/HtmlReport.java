// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A report as one HTML page that needs nothing else: tables, and plots drawn in the page itself.
final class HtmlReport {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2330; --soft: #5d6778; --line: #d9dee7; --page: #fff;
              --good: #2f7d4f; --bad: #b4452f; --plain: #3f6fb5; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ef; --soft: #9aa5b8; --line: #333c4b;
              --page: #12161d; --good: #5fb584; --bad: #e0806a; --plain: #7fa6e0; } }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page);
              max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; color: var(--soft); }
            dd { margin: 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13.5px; }
            th, td { text-align: left; padding: .2rem .7rem .2rem 0; border-bottom: 1px solid var(--line); }
            td.number { text-align: right; }
            svg { max-width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
            """;
    private static final int LABEL = 300;
    private static final int PLOT = 480;
    private static final int STEP = 20;

    private HtmlReport() {
    }

    static String of(Map<String, String> facts, List<Report.Section> sections) {
        StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Gatun benchmarks</title>\n<style>\n");
        out.append(STYLE).append("</style>\n<h1>Gatun benchmarks</h1>\n<dl>\n");
        facts.forEach((name, value) -> out.append("<dt>").append(escaped(name)).append("</dt><dd>")
                .append(escaped(value)).append("</dd>\n"));
        out.append("</dl>\n");
        for (Report.Section section : sections) {
            out.append("<h2>").append(escaped(section.title())).append("</h2>\n<p>").append(escaped(section.text()))
                    .append("</p>\n");
            out.append(section.figure());
            plot(out, section.bars());
            table(out, section);
        }
        return out.append("</html>\n").toString();
    }

    private static void table(StringBuilder out, Report.Section section) {
        out.append("<div class=\"scroll\"><table>\n<tr>");
        section.columns().forEach(column -> out.append("<th>").append(escaped(column)).append("</th>"));
        out.append("</tr>\n");
        for (List<Object> row : section.rows()) {
            out.append("<tr>");
            for (Object cell : row) {
                out.append(cell instanceof Number ? "<td class=\"number\">" : "<td>")
                        .append(escaped(Report.text(cell))).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</table></div>\n");
    }

    // Horizontal bars from zero; a stroke where each should reach to.
    private static void plot(StringBuilder out, List<Report.Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        double longest = bars.stream().mapToDouble(bar -> Math.max(bar.value(), Double.isNaN(bar.mark()) ? 0
                : bar.mark())).filter(Double::isFinite).max().orElse(1);
        double scale = PLOT / (longest == 0 ? 1 : longest);
        int height = bars.size() * STEP + 4;
        out.append(String.format(Locale.ROOT, "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
                LABEL + PLOT + 70, height, LABEL + PLOT + 70, height));
        int y = 2;
        for (Report.Bar bar : bars) {
            double value = Double.isFinite(bar.value()) ? bar.value() : 0;
            boolean hasMark = !Double.isNaN(bar.mark());
            String color = !hasMark ? "--plain" : value >= bar.mark() ? "--good" : "--bad";
            out.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" style=\"fill: var(%s)\"/>"
                    + "<text x=\"%.1f\" y=\"%d\">%s</text>", LABEL - 8, y + 13, escaped(bar.label()), LABEL, y + 2,
                    value * scale, STEP - 6, color, LABEL + Math.max(value, hasMark ? bar.mark() : 0) * scale + 6,
                    y + 13, Report.text(value)));
            if (hasMark) {
                out.append(String.format(Locale.ROOT, "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" "
                        + "style=\"stroke: var(--ink); stroke-width: 2\"/>", LABEL + bar.mark() * scale, y,
                        y + STEP
                                - 2));
            }
            out.append('\n');
            y += STEP;
        }
        out.append("</svg>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
