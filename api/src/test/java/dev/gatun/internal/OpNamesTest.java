// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import dev.gatun.conformance.OpCases;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OpNamesTest {
    @Test
    void knowsEveryOp() {
        TreeSet<String> tested = new TreeSet<>(OpCases.all().stream().map(opCase -> opCase.op().name()).toList());
        assertEquals(tested, OpNames.known());
    }

    @Test
    void namesWhatIsNearest() {
        assertEquals(List.of("conv2d", "conv1d"), OpNames.nearest("Conv2D", OpNames.known(), 2));
        assertEquals("softmax", OpNames.nearest("sotfmax", OpNames.known(), 1).getFirst());
        assertEquals(3, OpNames.nearest("", OpNames.known(), 3).size());
    }
}
