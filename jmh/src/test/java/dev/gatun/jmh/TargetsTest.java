// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TargetsTest {
    private static List<String> ids(String filter) {
        return Targets.matching(filter).stream().map(Target::id).toList();
    }

    @Test
    void filterTakesFamilyOrWholeId() {
        assertTrue(ids("").containsAll(List.of("CPU-1", "CPU-3", "CPU-15", "CPU-16", "SERVE-1")));
        assertEquals(List.of("CPU-1"), ids("cpu-1"));
        assertEquals(List.of("SERVE-1"), ids("SERVE-1"));
        assertEquals(12, ids("SERVE").size());
        assertTrue(ids("CP").isEmpty());
    }

    @Test
    void everyPartHasBothSides() {
        for (Target row : Targets.all()) {
            for (Target.Part part : row.parts()) {
                assertFalse(part.ours().isEmpty(), row.id());
                assertFalse(part.peers().isEmpty(), row.id());
            }
        }
    }

    @Test
    void rowIsJudgedAgainstTheFastestPeer() {
        Target row = Targets.matching("CPU-3").getFirst();
        TargetReport report = new TargetReport(row, Map.of(0, List.of(new Side("ours", new double[] {10}, 0),
                new Side("slow", new double[] {20}, 0), new Side("fast", new double[] {8}, 0))));
        assertEquals("target CPU-3: 0.800 (bar 0.90) MISSED", report.line(1));
        assertEquals("target CPU-3: 0.800 (bar 0.90) MISSED, at 0.5 of the bar (0.450) MET", report.line(0.5));
        assertEquals(3, report.details().size());
        assertFalse(report.isMet(1));
    }

    @Test
    void rowWithSeveralBarsIsJudgedByTheOneItIsFarthestFrom() {
        Target row = Targets.matching("CPU-13").getFirst();
        Map<Integer, List<Side>> sides = new HashMap<>();
        for (int part = 0; part < row.parts().size(); part++) {
            sides.put(part, sides(10, row.parts().get(part).group().equals("tanh") ? 12 : 20));
        }
        assertEquals("target CPU-13: 1.200 (bar 1.25) MISSED; exp worst 2.000 (1.10), tanh worst 1.200 (1.25), "
                + "gelu worst 2.000 (1.40)", new TargetReport(row, sides).line(1));
    }

    @Test
    void everyCriterionHasParts() {
        for (Target row : Targets.all()) {
            for (Target.Criterion criterion : row.criteria()) {
                assertTrue(criterion.group().isEmpty()
                        || row.parts().stream().anyMatch(part -> part.group().equals(criterion.group())), row.id());
            }
        }
    }

    @Test
    void rowsAboutVectorKernelsForceThem() {
        for (String id : List.of("CPU-1", "CPU-4", "CPU-5", "CPU-6", "CPU-8", "CPU-13")) {
            assertTrue(Targets.matching(id).getFirst().parts().stream()
                    .allMatch(part -> part.setting().dispatch().equals("*:simd")), id);
        }
    }

    @Test
    void severalPartsAreGeometricMeanOrWorst() {
        Map<Integer, List<Side>> sides = Map.of(0, sides(10, 10), 1, sides(10, 40), 2, sides(10, 20), 3, sides(10, 20));
        Target gemm = Targets.matching("CPU-1").getFirst();
        assertEquals(2, new TargetReport(gemm, sides).ratio(), 1e-12);
        Target steps = Targets.matching("CPU-16").getFirst();
        assertEquals(1, new TargetReport(steps, sides).ratio(), 1e-12);
    }

    @Test
    void servingRowsAreMissedWhereOurSideAllocates() {
        Target row = Targets.matching("SERVE-1").getFirst();
        Side peer = new Side("peer", new double[] {20}, 448, 0, 1.5);
        assertEquals("target SERVE-1: 2.000 (bar 1.40) MET; worst 2.000 (1.40), nothing allocated",
                new TargetReport(row,
                        Map.of(0, List.of(new Side("ours", new double[] {10}, 0, 0, 1.5), peer))).line(1));
        assertEquals("target SERVE-1: 0.000 (bar 1.00) MISSED; worst 2.000 (1.40), ALLOCATES", new TargetReport(row,
                Map.of(0, List.of(new Side("ours", new double[] {10}, 0, 64, 1.5), peer))).line(1));
    }

    @Test
    void figuresHaveTheirUnits() {
        assertEquals("2000 calls/s", Target.Unit.CALLS.format(1e6, 2));
        assertEquals("1.5 ms", Target.Unit.MILLISECONDS.format(1.5e6, 1));
        assertEquals("54.4 MB", Target.Unit.MEGABYTES.format(54_400_000, 1));
        assertEquals("1.250 p99/p50", Target.Unit.TAIL.format(1.25, 1));
    }

    private static List<Side> sides(double ours, double peer) {
        return List.of(new Side("ours", new double[] {ours}, 0), new Side("peer", new double[] {peer}, 0));
    }
}
