// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.AdagradStep;
import dev.gatun.op.AdamStep;
import dev.gatun.op.OptimizerStep;
import dev.gatun.op.RmsPropStep;
import dev.gatun.op.SgdStep;
import dev.gatun.tensor.DType;
import java.util.List;

/// Optimizer steps, the first one and a later one.
final class OptimizerCases {
    private OptimizerCases() {
    }

    static void addTo(List<OpCase> cases) {
        List<OptimizerStep> steps = List.of(
                new SgdStep(0, 0, 0, false), new SgdStep(0, 0, 0.01, false), new SgdStep(0.9, 0, 0, false),
                new SgdStep(0.8, 0.3, 0.01, false), new SgdStep(0.9, 0, 0.01, true),
                new AdagradStep(0, 1e-10, 0), new AdagradStep(0.1, 1e-8, 0.05),
                new RmsPropStep(0.99, 1e-8, 0, 0, false), new RmsPropStep(0.9, 1e-6, 0.05, 0, false),
                new RmsPropStep(0.9, 1e-8, 0, 0.9, false), new RmsPropStep(0.9, 1e-4, 0.01, 0.5, true),
                new AdamStep(0.9, 0.999, 1e-8, 0, false), new AdamStep(0.8, 0.99, 1e-6, 0.05, false),
                new AdamStep(0.9, 0.999, 1e-8, 0.01, true));
        for (OptimizerStep step : steps) {
            for (long size : new long[] {1, 17, 257, 0}) {
                add(cases, step, size, 1);
                add(cases, step, size, 7);
            }
        }
    }

    private static void add(List<OpCase> cases, OptimizerStep step, long size, int number) {
        OpCase opCase = OpCase.of(step).with(size).with(size).with(Fill.of(0.01, number), DType.F64, 2);
        for (int i = 0; i < step.states(); i++) {
            // A mean square exceeds the square of the mean that may come behind it, as it does in training.
            Fill later = i == 0 ? Fill.uniform(0.5, 0.7) : Fill.uniform(0.1, 0.3);
            opCase = opCase.with(number == 1 ? Fill.of(0) : later, DType.F32, size);
        }
        cases.add(opCase);
    }
}
