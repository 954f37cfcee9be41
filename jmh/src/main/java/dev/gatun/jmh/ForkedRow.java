// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Measures parts of a row in a process of their own, since OpenMP and OpenBLAS take their thread counts from the
/// environment when they load.
///
/// The child prints one line a side, `side<TAB>part<TAB>side index<TAB>bytes per run<TAB>nanos,...<TAB>name`, and
/// progress on standard error.
public final class ForkedRow {
    private static final String MARK = "side\t";

    private ForkedRow() {
    }

    /// Measures `row`; for each part its sides, ours first, in the order of [Target.Part].
    ///
    /// @throws IllegalStateException if a child fails; the message is the child's last line
    static Map<Integer, List<Side>> measure(Target row, Rounds rounds, Consumer<String> progress) {
        Map<Integer, List<Side>> sides = new TreeMap<>();
        List<Integer> threadCounts = row.parts().stream().map(Target.Part::threads).distinct().toList();
        for (int threads : threadCounts) {
            fork(row, threads, rounds, progress).forEach((part, measured) -> sides.put(part, measured));
        }
        return sides;
    }

    private static Map<Integer, List<Side>> fork(Target row, int threads, Rounds rounds, Consumer<String> progress) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedRow.class.getName(), row.id(),
                String.valueOf(threads), String.valueOf(rounds.rounds()), String.valueOf(rounds.warmupNanos()),
                String.valueOf(rounds.sampleNanos())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        // The default of OpenMP's runtime, which the engine would lower for itself before the peers load.
        builder.environment().put("GOMP_SPINCOUNT", "300000");
        Map<Integer, List<Side>> sides = new TreeMap<>();
        String last = "";
        try {
            Process process = builder.start();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(MARK)) {
                        String[] fields = line.split("\t");
                        sides.computeIfAbsent(Integer.valueOf(fields[1]), part -> new ArrayList<>()).add(side(fields));
                    } else {
                        progress.accept(line);
                        last = line;
                    }
                }
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        "bench: " + row.id() + " failed in its process: status=" + status + "; " + last);
            }
            return sides;
        } catch (IOException e) {
            throw new UncheckedIOException("bench: cannot start a process for " + row.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("bench: interrupted", e);
        }
    }

    private static Side side(String[] fields) {
        double[] nanos = Arrays.stream(fields[3].split(",")).mapToDouble(Double::parseDouble).toArray();
        return new Side(fields[4], nanos, Double.parseDouble(fields[2]));
    }

    /// The child: row id, thread count, rounds, warm-up and sample nanoseconds.
    public static void main(String[] args) {
        PrintStream report = System.out;
        try {
            int threads = Integer.parseInt(args[1]);
            Rounds rounds = new Rounds(Integer.parseInt(args[2]), Long.parseLong(args[3]), Long.parseLong(args[4]));
            Target row = Targets.matching(args[0]).getFirst();
            for (int part = 0; part < row.parts().size(); part++) {
                if (row.parts().get(part).threads() == threads) {
                    for (Side side : measure(row, row.parts().get(part), rounds)) {
                        report.println(MARK + part + "\t" + side.bytesPerRun() + "\t" + Arrays.stream(side.nanos())
                                .mapToObj(Double::toString).collect(Collectors.joining(",")) + "\t" + side.name());
                    }
                }
            }
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            System.err.println(e instanceof IllegalStateException ? e.getMessage() : e.toString());
            System.exit(1);
        }
        // Native thread pools of the peers must not keep the process alive.
        System.exit(0);
    }

    private static List<Side> measure(Target row, Target.Part part, Rounds rounds) {
        System.err.println(row.id() + " " + part.label());
        List<Contender> contenders = new ArrayList<>();
        try {
            for (List<Supplier<Contender>> group : List.of(part.ours(), part.peers())) {
                for (Supplier<Contender> supplier : group) {
                    contenders.add(supplier.get());
                }
            }
            return rounds.measure(contenders, row.statistic(), row.tolerance());
        } finally {
            contenders.forEach(Contender::close);
        }
    }
}
