// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.conformance.Conformance;
import dev.gatun.conformance.GradientCheck;
import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Dispatcher;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun verify`: the conformance cases on every usable backend, and the gradient checks.
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Compares every usable backend with the reference backend, op by op.")
final class VerifyCommand implements Callable<Integer> {
    private static final class Count {
        private int agrees;
        private int declined;
        private int failed;

        @Override
        public String toString() {
            return agrees + (declined > 0 ? " (" + declined + " declined)" : "")
                    + (failed > 0 ? " " + failed + " FAILED"
                            : "");
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--op", paramLabel = "NAME", description = "Only this op.")
    private String op;

    @Option(names = "--no-gradients", description = "Leaves out the gradient checks.")
    private boolean withoutGradients;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<OpCase> cases = OpCases.all().stream().filter(c -> op == null || c.op().name().equals(op)).toList();
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(
                    "verify: no such op: " + op + "; known " + OpCases.all().stream().map(c -> c
                            .op().name()).distinct().sorted().toList());
        }
        List<String> backends = new ArrayList<>();
        Dispatcher.standard().probes().forEach((name, probe) -> {
            if (probe instanceof BackendProvider.Usable) {
                backends.add(name);
            } else if (probe instanceof BackendProvider.Unusable(String reason, _)) {
                out.println(name + " is not usable: " + reason);
            }
        });
        List<String> failures = new ArrayList<>();
        Map<String, Map<String, Count>> table = new TreeMap<>();
        for (String backend : backends) {
            compare(backend, cases, table, failures);
        }
        out.print(table(backends, table));
        int checks = withoutGradients ? 0 : gradients(cases, failures);
        failures.forEach(failure -> out.println("FAILED " + failure));
        out.printf("verify: %d cases of %d ops on %s; %d gradient checks; %d failed%n", cases.size(), table.size(),
                String
                        .join(", ", backends),
                checks, failures.size());
        out.flush();
        return failures.isEmpty() ? 0 : 1;
    }

    private static void compare(String backend, List<OpCase> cases, Map<String, Map<String, Count>> table,
            List<String> failures) {
        Conformance conformance = new Conformance(backend);
        for (OpCase opCase : cases) {
            Count count = table.computeIfAbsent(opCase.op().name(), name -> new LinkedHashMap<>()).computeIfAbsent(
                    backend, name -> new Count());
            for (Conformance.Result result : conformance.run(opCase)) {
                switch (result.status()) {
                    case AGREES -> count.agrees++;
                    case DECLINED -> count.declined++;
                    case FAILED -> {
                        count.failed++;
                        failures.add(backend + ": " + result);
                    }
                }
            }
        }
    }

    private static int gradients(List<OpCase> cases, List<String> failures) {
        List<OpCase> checked = cases.stream().filter(c -> c.gradient() != OpCase.Gradient.NONE).toList();
        new GradientCheck().failures(checked).forEach(failure -> failures.add("gradient: " + failure));
        return checked.size();
    }

    private static String table(List<String> backends, Map<String, Map<String, Count>> table) {
        StringBuilder out = new StringBuilder(String.format("%-28s", "op"));
        backends.forEach(backend -> out.append(String.format("%-24s", backend)));
        table.forEach((name, counts) -> {
            out.append(String.format("%n%-28s", name));
            backends.forEach(backend -> out.append(String.format("%-24s", counts.get(backend))));
        });
        return out.append(String.format("%n")).toString();
    }
}
