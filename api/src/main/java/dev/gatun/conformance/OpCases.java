// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import java.util.ArrayList;
import java.util.List;

/// All conformance cases, by family.
public final class OpCases {
    private OpCases() {
    }

    /// Every case.
    public static List<OpCase> all() {
        List<OpCase> cases = new ArrayList<>();
        ElementwiseCases.addTo(cases);
        ReduceCases.addTo(cases);
        ShapeCases.addTo(cases);
        IndexCases.addTo(cases);
        RandomCases.addTo(cases);
        MatMulCases.addTo(cases);
        ConvCases.addTo(cases);
        PoolCases.addTo(cases);
        NormCases.addTo(cases);
        NetworkCases.addTo(cases);
        OptimizerCases.addTo(cases);
        return List.copyOf(cases);
    }
}
