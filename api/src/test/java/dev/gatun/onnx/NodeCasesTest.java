// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// ONNX's own cases of single operators, where the shared data are present.
class NodeCasesTest {
    private static final String ARCHIVE = "onnx-node-tests/node.tar.gz";

    @Test
    void basicOperatorsGiveWhatTheCasesExpect() throws IOException {
        Path data = CaseArchive.data();
        assumeTrue(data != null && Files.exists(data.resolve(ARCHIVE)), "no shared data: " + ARCHIVE);
        Path root = CaseArchive.unpack(ARCHIVE);
        List<String> failures = CaseRunner.cases(root).stream()
                .filter(folder -> folder.getFileName().toString().matches(
                        "test_(add|mul_bcast|reshape_reordered_last_dims|transpose_default|concat_2d_axis_0|shape|matmul_2d)"))
                .map(folder -> CaseRunner.run(folder, root)).filter(outcome -> outcome
                        .verdict() != CaseRunner.Verdict.PASS)
                .map(CaseRunner.Outcome::toString).toList();
        assertEquals(List.of(), failures);
    }
}
