// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Differentiable;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.tensor.DType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpCasesTest {
    @TestFactory
    Stream<DynamicTest> gradientsAgreeWithFiniteDifferences() {
        GradientCheck check = new GradientCheck();
        return OpCases.all().stream().filter(c -> c.gradient() != OpCase.Gradient.NONE)
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> assertEquals("", check.check(c))));
    }

    @Test
    void referenceAgreesWithItselfInEveryLayout() {
        Conformance conformance = new Conformance("reference");
        List<String> failures = new ArrayList<>();
        for (OpCase opCase : OpCases.all()) {
            for (Conformance.Result result : conformance.run(opCase)) {
                if (result.status() == Conformance.Status.FAILED) {
                    failures.add(result.toString());
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void everyOpHasCasesAndEveryGradientIsChecked() throws Exception {
        Set<Class<?>> covered = new HashSet<>();
        Set<Class<?>> checked = new HashSet<>();
        for (OpCase opCase : OpCases.all()) {
            covered.add(opCase.op().getClass());
            if (opCase.gradient() != OpCase.Gradient.NONE) {
                checked.add(opCase.op().getClass());
            }
        }
        List<String> missing = new ArrayList<>();
        for (Class<? extends Op> op : ops()) {
            if (!covered.contains(op)) {
                missing.add(op.getSimpleName() + " has no case");
            } else if (Differentiable.class.isAssignableFrom(op) && !checked.contains(op)) {
                missing.add(op.getSimpleName() + " has no gradient check");
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void aWrongResultIsFound() {
        OpCase opCase = OpCase.of(new dev.gatun.op.Exp()).with(Fill.of(1, 2), DType.F32, 2);
        var x = opCase.inputs()[0];
        var y = Ops.apply(opCase.op(), x);
        var wrong = y.mul(1.00001);
        assertTrue(Conformance.difference(opCase.op().fidelity(), 1, y, y).isEmpty());
        assertFalse(Conformance.difference(opCase.op().fidelity(), 1, y, wrong).isEmpty());
    }

    private static List<Class<? extends Op>> ops() throws IOException, ClassNotFoundException {
        Path folder = Path.of(
                URI.create(Op.class.getProtectionDomain().getCodeSource().getLocation() + "dev/gatun/op"));
        List<Class<? extends Op>> ops = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$")) {
                    Class<?> type = Class.forName("dev.gatun.op." + name.replace(".class", ""));
                    if (type.isRecord() && Op.class.isAssignableFrom(type)) {
                        ops.add(type.asSubclass(Op.class));
                    }
                }
            }
        }
        assertTrue(ops.size() > 20, "only " + ops.size() + " ops found in " + folder);
        return ops;
    }
}
