// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RooflineTest {
    @TempDir
    private Path folder;

    // As if each part ran at `figure` GF/s or GB/s.
    private static Roofline at(double figure, String chart) {
        Map<Integer, List<Side>> sides = new TreeMap<>();
        List<Target.Part> parts = Roofline.row(chart).parts();
        for (int i = 0; i < parts.size(); i++) {
            double nanos = parts.get(i).work() / figure;
            sides.put(i, List.of(new Side("side", new double[] {nanos, nanos, nanos}, 0)));
        }
        return new Roofline(chart, sides);
    }

    @Test
    void kernelStandsUnderTheLowerOfPeakAndSlope() {
        Roofline roofline = at(50, "memory");
        Roofline.Point add = roofline.points("memory").stream().filter(p -> p.placed().name().equals("add 4096"))
                .findFirst().orElseThrow();
        // One operation for twelve bytes.
        assertEquals(1 / 12.0, add.placed().intensity(), 1e-12);
        assertEquals(50 / 12.0, add.roof(), 1e-9);
        assertEquals("L2", add.level());
        assertEquals(12, add.share(), 1e-9);
        Roofline.Point product = at(50, "products").points("products").getFirst();
        assertEquals("matmul 64", product.placed().name());
        assertEquals(64 / 6.0, product.placed().intensity(), 1e-12);
        assertEquals(50, product.roof(), 1e-9);
        assertEquals("peak", product.level());
    }

    @Test
    void plotsAreWrittenAndStandAlone() throws IOException {
        Roofline roofline = at(50, "");
        roofline.write(folder);
        for (String chart : List.of("products", "memory")) {
            String svg = Files.readString(folder.resolve("roofline-" + chart + ".svg"));
            assertTrue(svg.startsWith("<svg xmlns=") && svg.endsWith("</svg>\n"), svg);
            assertTrue(svg.contains("prefers-color-scheme: dark") && svg.contains("peak 50.0 GF/s")
                    && svg.contains("; commit "), svg);
            assertFalse(svg.contains("href") || svg.contains("NaN"), svg);
        }
        assertEquals(2, roofline.kernels().size());
        assertTrue(roofline.lines().getFirst().startsWith("peak"), roofline.lines().getFirst());
    }

    @Test
    void childFindsTheRowByItsName() {
        assertEquals(Roofline.row("memory").parts().size(), Targets.matching(Roofline.row("memory").id()).getFirst()
                .parts().size());
        assertEquals(Roofline.row("").parts().size(), Targets.matching("ROOFLINE").getFirst().parts().size());
        assertThrows(IllegalArgumentException.class, () -> Roofline.row("nonsense"));
    }

    @Test
    void levelsGrow() {
        List<Roofline.Level> levels = Roofline.levels();
        assertEquals(List.of("L1", "L2", "L3", "DRAM"), levels.stream().map(Roofline.Level::name).toList());
        for (int i = 1; i < levels.size(); i++) {
            assertTrue(levels.get(i).bytes() > levels.get(i - 1).bytes(), levels.toString());
            assertTrue(levels.get(i).used() > levels.get(i - 1).bytes(), levels.toString());
        }
    }
}
