// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// ONNX's own cases of single operators, where the shared data are present.
class NodeCasesTest {
    private static final String ARCHIVE = "onnx-node-tests/node.tar.gz";

    // One case or more of each operator that is not convolution, attention or recurrence; those take long without kernels.
    private static final Pattern NAMES = Pattern.compile("test_(abs|add|mul_bcast|sub|div|mod_|pow|clip|min|max_|sum|"
            + "mean_|gemm|matmul|reduce_|softmax|logsoftmax|hardmax|cast|bitshift|bitwise|less|greater|equal|where|isinf|"
            + "and|or_|xor|not|shape|size|reshape|transpose|concat|split|slice|pad|edge_pad|reflect_pad|wrap_pad|squeeze|"
            + "unsqueeze|expand|constant|range|identity|if|loop|scan|sequence|optional|batchnorm|layer_norm|group_norm|"
            + "rms_norm|instancenorm|relu|selu|elu|celu|gelu|prelu|shrink|swish|mish|string|strnorm|tfidf|regex)\\w*");

    @Test
    void operatorsGiveWhatTheCasesExpect() throws IOException {
        Path data = CaseArchive.data();
        assumeTrue(data != null && Files.exists(data.resolve(ARCHIVE)), "no shared data: " + ARCHIVE);
        Path root = CaseArchive.unpack(ARCHIVE);
        List<CaseRunner.Outcome> outcomes = CaseRunner.cases(root).stream().filter(folder -> NAMES.matcher(folder
                .getFileName().toString()).matches()).map(folder -> CaseRunner.run(folder, root)).toList();
        assertTrue(outcomes.size() > 600, outcomes.size() + " cases");
        assertEquals(List.of(), outcomes.stream().filter(outcome -> outcome.verdict() != CaseRunner.Verdict.PASS).map(
                CaseRunner.Outcome::toString).toList());
    }
}
