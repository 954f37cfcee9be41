// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportTest {
    private static final Report.Section SECTION = new Report.Section("CPU-1", "a \"line\" <of> text",
            List.of("part", "ratio"), List.of(List.of("cube | 64", 0.97125), List.of("cube 128", Double.NaN)),
            List.of(new Report.Bar("cube 64", 0.97, 0.95), new Report.Bar("cube 128", 0.5, Double.NaN)));

    @TempDir
    private Path folder;

    private String written(String name) throws IOException {
        Report report = new Report(folder.resolve("a/b"), "--targets");
        report.add(SECTION);
        report.addFirst(new Report.Section("Targets", "", List.of("row"), List.of(), List.of()));
        return Files.readString(folder.resolve("a/b").resolve(name));
    }

    @Test
    void markdownHoldsMachineAndTables() throws IOException {
        String text = written("report.md");
        assertTrue(text.contains("- command: gatun bench --targets\n"), text);
        assertTrue(text.contains("- commit: "), text);
        assertTrue(text.indexOf("## Targets") < text.indexOf("## CPU-1"), text);
        assertTrue(text.contains("| part | ratio |\n|---|---|\n| cube \\| 64 | 0.971 |\n| cube 128 |  |\n"), text);
    }

    @Test
    void jsonEscapesTextAndHasNoNaN() throws IOException {
        String text = written("report.json");
        assertTrue(text.contains("\"text\": \"a \\\"line\\\" <of> text\""), text);
        assertTrue(text.contains("{\"part\": \"cube | 64\", \"ratio\": 0.97125}"), text);
        assertTrue(text.contains("\"ratio\": null"), text);
    }

    @Test
    void pageDrawsItsPlotsItself() throws IOException {
        String text = written("report.html");
        assertTrue(text.contains("a &quot;line&quot; &lt;of&gt; text"), text);
        assertTrue(text.contains("<svg ") && text.contains("var(--good)") && text.contains("var(--plain)"), text);
        assertFalse(text.contains("http"), text);
    }

    @Test
    void numbersHaveAboutFourDigits() {
        assertEquals("0.123", Report.text(0.12345));
        assertEquals("12.35", Report.text(12.345678));
        assertEquals("123.5", Report.text(123.4567));
        assertEquals("1235", Report.text(1234.567));
        assertEquals("7", Report.text(7));
    }
}
