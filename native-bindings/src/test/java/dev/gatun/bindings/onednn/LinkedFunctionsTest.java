// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.Downcalls;
import dev.gatun.bindings.Downcalls.Downcall;
import dev.gatun.bindings.ReachabilityMetadata;
import dev.gatun.conformance.Conformance;
import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.op.MatMulInteger;
import dev.gatun.tensor.TensorSpec;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LinkedFunctionsTest {
    private static final int CASES = 4;
    private static final String BYTES_ONLY = "dnnl_primitive_attr_set_zero_points_mask";

    /// Records what is linked while the library runs ops of every kind, and compares both ways with the metadata.
    @Test
    void metadataIsWhatIsLinkedAtRunTime() throws Exception {
        OneDnnTests.needLibrary();
        Conformance conformance = new Conformance(OneDnnBackend.NAME);
        Map<String, Integer> tried = new HashMap<>();
        boolean hasBytes = false;
        for (OpCase opCase : OpCases.all()) {
            String kind = opCase.op().name() + opCase.specs().stream().map(TensorSpec::dtype).toList();
            if (tried.merge(kind, 1, Integer::sum) <= CASES) {
                List<Conformance.Result> results = conformance.run(opCase);
                hasBytes |= opCase.op() instanceof MatMulInteger && results.stream().anyMatch(result -> result
                        .status() == Conformance.Status.AGREES);
            }
        }
        Set<String> names = Downcalls.linked();
        if (!hasBytes) {
            // The one function that some processors have no use for.
            names.add(BYTES_ONLY);
        }
        List<Downcall> linked = Downcalls.table().stream().filter(row -> names.contains(row.function())).toList();
        assertEquals(names, linked.stream().map(Downcall::function).collect(Collectors.toSet()));
        assertEquals(List.of(), ReachabilityMetadata.differences(ReachabilityMetadata.parse(Files.readString(
                ReachabilityMetadata.FILE)), linked));
    }
}
