// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class OnPlateauTest {
    private static void assertRates(OnPlateau plateau, double[] metrics, double... expected) {
        double rate = 1;
        for (int i = 0; i < metrics.length; i++) {
            rate = plateau.rate(rate, metrics[i]);
            assertEquals(expected[i], rate, 1e-15, "metric " + i);
        }
    }

    @Test
    void reducesAfterMoreThanPatienceBadValues() {
        OnPlateau plateau = new OnPlateau(OnPlateau.Goal.MIN, 0.5, 2, 0, OnPlateau.Threshold.ABSOLUTE, 0, 0.2);
        assertRates(plateau, new double[] {5, 5, 6, 5, 4, 4, Double.NaN, 4, 4, 4, 4}, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25,
                0.25, 0.25, 0.2);
    }

    @Test
    void waitsAfterAReduction() {
        OnPlateau plateau = new OnPlateau(OnPlateau.Goal.MAX, 0.1, 0, 0, OnPlateau.Threshold.ABSOLUTE, 2, 0);
        assertRates(plateau, new double[] {1, 1, 1, 1, 1}, 1, 0.1, 0.1, 0.1, 0.01);
    }

    @Test
    void smallImprovementsDoNotCount() {
        OnPlateau relative = new OnPlateau(OnPlateau.Goal.MIN, 0.1, 0, 0.1, OnPlateau.Threshold.RELATIVE, 0, 0);
        assertRates(relative, new double[] {10, 8.9, 8.1}, 1, 1, 0.1);
    }

    @Test
    void goesOnFromItsState() {
        OnPlateau plateau = new OnPlateau(OnPlateau.Goal.MIN, 0.5, 1, 0, OnPlateau.Threshold.ABSOLUTE, 3, 0);
        plateau.rate(1, 0.1 + 0.2);
        plateau.rate(1, 9);
        OnPlateau resumed = new OnPlateau(OnPlateau.Goal.MIN, 0.5, 1, 0, OnPlateau.Threshold.ABSOLUTE, 3, 0);
        resumed.restore(plateau.state());
        assertEquals(0.5, resumed.rate(1, 9));
        assertEquals(plateau.rate(1, 9), 0.5);
        assertEquals(plateau.state(), resumed.state());
        assertThrows(IllegalArgumentException.class, () -> resumed.restore("1 2"));
    }
}
