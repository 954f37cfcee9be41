// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.conformance.Conformance;
import dev.gatun.conformance.OpCases;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SimdConformanceTest {
    @Test
    void agreesWithReferenceOnAllCases() {
        Conformance conformance = new Conformance("simd");
        List<Conformance.Result> results = OpCases.all().stream().flatMap(c -> conformance.run(c).stream()).toList();
        // A case whose packing simd lacks cannot run with simd forced.
        assertEquals(List.of(), results.stream().filter(r -> r.status() == Conformance.Status.FAILED
                && !r.detail().contains("another backend is forced")).toList());
        assertTrue(results.stream().anyMatch(r -> r.status() == Conformance.Status.AGREES));
    }
}
