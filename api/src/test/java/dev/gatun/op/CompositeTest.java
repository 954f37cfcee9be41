// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.conformance.Conformance;
import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Ops that are carried out by simpler ones, over their conformance cases.
class CompositeTest {
    @Test
    void resultsHaveTheInferredSpecsAndStridedOperandsGiveTheSame() {
        List<String> failures = new ArrayList<>();
        int count = 0;
        for (OpCase opCase : OpCases.all()) {
            if (opCase.op() instanceof Composite op) {
                count++;
                try (Scope _ = Scope.open("composite")) {
                    check(opCase, op, failures);
                }
            }
        }
        assertTrue(count > 100, "only " + count + " cases");
        assertEquals(List.of(), failures);
    }

    private static void check(OpCase opCase, Composite op, List<String> failures) {
        Tensor[] inputs = opCase.inputs();
        Tensor[] packed = op.decompose(inputs);
        Tensor[] strided = op.decompose(Arrays.stream(inputs).map(CompositeTest::reversed).toArray(Tensor[]::new));
        List<TensorSpec> inferred = op.infer(opCase.specs());
        assertEquals(inferred, Arrays.stream(packed).map(y -> y.spec().packed()).toList(), opCase.toString());
        double flops = op.cost(opCase.specs(), inferred).flops();
        for (int i = 0; i < packed.length; i++) {
            double work = packed[i].size() == 0 ? 0 : flops / packed[i].size();
            String difference = Conformance.difference(Fidelity.ROUNDING, work, packed[i], strided[i]);
            if (!difference.isEmpty()) {
                failures.add(opCase + ": " + difference);
            }
        }
    }

    // The same values with the axes in reverse order in memory.
    private static Tensor reversed(Tensor x) {
        int[] order = new int[x.rank()];
        Arrays.setAll(order, i -> order.length - 1 - i);
        return x.permute(order).contiguous().permute(order);
    }
}
