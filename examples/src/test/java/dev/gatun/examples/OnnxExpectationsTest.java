// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Runs the official test cases and real models, where they are, and fails on any result that differs from
/// `onnx-expectations.txt`, better ones too.
///
/// What is expected is written anew by
/// `./gatun conformance ../shared/data/onnx-node-tests ../shared/data/onnx-models --write-expect FILE`.
class OnnxExpectationsTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final Path EXPECTED = Path.of("src/test/resources/onnx-expectations.txt");

    @Test
    void officialCasesGiveWhatIsExpected() {
        // The other archives hold older versions of these cases, and true networks of gigabytes.
        compare(List.of(DATA.resolve("onnx-node-tests/node.tar.gz"), DATA.resolve(
                "onnx-node-tests/deeploy-kernels-npz.tar.gz")));
    }

    private static void compare(List<Path> roots) {
        assumeTrue(roots.stream().allMatch(Files::exists),
                () -> "the official cases are not here: " + roots.stream().map(
                        Path::toAbsolutePath).toList());
        List<Object> arguments = new ArrayList<>(List.of("conformance", "--quiet", "--expect", EXPECTED));
        arguments.addAll(roots);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Gatun.run(new PrintWriter(out), new PrintWriter(err),
                arguments.stream().map(Object::toString).toArray(
                        String[]::new));
        List<String> drift = Stream.of(out.toString(), err.toString()).flatMap(String::lines).filter(line -> line
                .startsWith("DRIFT") || line.startsWith("gatun:")).toList();
        assertEquals(List.of(), drift);
        assertEquals(0, code);
    }
}
