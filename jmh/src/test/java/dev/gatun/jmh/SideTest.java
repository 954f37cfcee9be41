// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SideTest {
    @Test
    void medianAndQuartilesAreInterpolated() {
        Side side = new Side("side", new double[] {40, 10, 30, 20}, 0);
        assertEquals(25, side.median(), 1e-12);
        assertEquals((32.5 - 17.5) / 25, side.spread(), 1e-12);
    }

    @Test
    void speedIsComparedRoundByRound() {
        Side ours = new Side("ours", new double[] {10, 100, 10}, 0);
        Side peer = new Side("peer", new double[] {20, 200, 40}, 0);
        assertEquals(2, ours.speedOver(peer), 1e-12);
        assertEquals(0.5, peer.speedOver(ours), 1e-12);
    }

    @Test
    void quantileOfNothingIsNaN() {
        assertTrue(Double.isNaN(Side.quantile(new double[0], 0.5)));
    }
}
