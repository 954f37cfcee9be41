// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PickAuditTest {
    @Test
    void measuresEveryBackendOfATinyOp() {
        PickAudit audit = new PickAudit(true);
        PickAudit.Verdict verdict = audit.measure(PickCase.matching("^relu 64$").getFirst());
        assertTrue(verdict.sides().keySet().containsAll(List.of("simd", "reference")), verdict.line());
        assertTrue(verdict.sides().containsKey(verdict.pick()), verdict.line());
        assertTrue(verdict.behind() >= 0.5, verdict.line());
        assertTrue(audit.summary().startsWith("assert: "), audit.summary());
    }

    @Test
    void pickIsJudgedByTheBestCandidate() {
        Side fast = new Side("a", new double[] {10, 10, 10}, 0);
        Side slow = new Side("b", new double[] {12, 11, 20}, 0);
        PickCase measured = PickCase.matching("^relu 64$").getFirst();
        PickAudit.Verdict good = new PickAudit.Verdict(measured, "fast", Map.of("fast", fast, "slow", slow), 1, 1);
        assertTrue(good.isGood());
        assertEquals("fast", good.best());
        assertFalse(new PickAudit.Verdict(measured, "slow", Map.of("fast", fast, "slow", slow), 1.2, 1.1).isGood());
        assertTrue(new PickAudit.Verdict(measured, "slow", Map.of("fast", fast, "slow", slow), 1.2, 1.04).isGood());
    }

    @Test
    void medianIsTrustedAsFarAsItsRoundsGo() {
        double[] ratios = new double[45];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = 1 + i / 100.0;
        }
        // Of 45 fair coins at least 15 show heads in 99 of 100 throws.
        assertEquals(1.14, PickAudit.least(ratios), 1e-12);
        assertEquals(1, PickAudit.least(new double[] {1.2, 1, 1.1}), 1e-12);
    }

    @Test
    void casesHaveNamesOfTheirOwnAndValidOperands() {
        List<PickCase> cases = PickCase.matching("");
        assertEquals(cases.size(), cases.stream().map(PickCase::name).collect(Collectors.toSet()).size());
        for (PickCase c : PickCase.matching("resnet|matmul 8|5x5|pool|norm|sum|softmax 1x10")) {
            assertFalse(c.op().infer(Arrays.stream(c.operands()).map(t -> t.spec()).toList()).isEmpty(),
                    c.name());
        }
    }
}
