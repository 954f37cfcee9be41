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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Measures parts of a row in a process of their own, since OpenMP and OpenBLAS take their thread counts from the
/// environment when they load.
///
/// The child prints one line a side, `side<TAB>part<TAB>bytes<TAB>segments<TAB>tail<TAB>nanos,...<TAB>name`, and progress
/// on standard error.
public final class ForkedRow {
    private static final String MARK = "side\t";
    // Rows of more parts are measured with fewer and shorter samples, so that the whole table takes less than half an hour.
    private static final int MANY_PARTS = 20;

    private ForkedRow() {
    }

    /// Measures `row`; for each part its sides, ours first, in the order of [Target.Part].
    ///
    /// @param timed sides whose single calls were timed in earlier rows, by [#key]; a part that asks for their tails takes
    ///     them from there. This row's are added
    /// @param progress gets a line for each part that begins
    /// @throws IllegalStateException if a child fails; the message is the child's last line
    static Map<Integer, List<Side>> measure(Target row, Rounds rounds, Map<String, List<Side>> timed,
            Consumer<String> progress) {
        Map<Target.Setting, List<Integer>> processes = new LinkedHashMap<>();
        Map<Integer, List<Side>> sides = new TreeMap<>();
        for (int i = 0; i < row.parts().size(); i++) {
            Target.Part part = row.parts().get(i);
            List<Side> known = row.measure(part).statistic() == Rounds.Statistic.TAIL ? timed.get(key(part)) : null;
            if (known != null) {
                sides.put(i, known.stream().map(Side::tailOnly).toList());
            } else {
                processes.computeIfAbsent(part.setting(), _ -> new ArrayList<>()).add(i);
            }
        }
        processes.forEach((setting, parts) -> sides.putAll(fork(row, setting, parts, rounds, progress)));
        sides.forEach((i, measured) -> {
            if (row.measure(row.parts().get(i)).statistic() == Rounds.Statistic.P50) {
                timed.put(key(row.parts().get(i)), measured);
            }
        });
        return sides;
    }

    private static String key(Target.Part part) {
        return part.label() + ", " + part.setting();
    }

    private static Map<Integer, List<Side>> fork(Target row, Target.Setting setting, List<Integer> parts,
            Rounds rounds, Consumer<String> progress) {
        String threads = String.valueOf(setting.threads());
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        if (!setting.dispatch().isEmpty()) {
            command.add("-Dgatun.dispatch=" + setting.dispatch());
        }
        if (!setting.winograd()) {
            command.add("-Dgatun.simd.winograd=false");
        }
        Rounds used = row.parts().size() > MANY_PARTS ? rounds.shorter() : rounds;
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedRow.class.getName(), row.id(),
                parts.stream().map(String::valueOf).collect(Collectors.joining(",")),
                String.valueOf(used.rounds()), String.valueOf(used.warmupNanos()),
                String.valueOf(used.sampleNanos())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", threads);
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        // Its waiting threads take processors from the next side for 2^26 cycles, longer than the pause between samples;
        // 2^20 are 0.3 ms, and calls that follow one another at once never wait that long.
        builder.environment().put("OPENBLAS_THREAD_TIMEOUT", "20");
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
                    } else if (line.startsWith(row.id() + ",")) {
                        progress.accept(line);
                    } else if (!line.startsWith("WARNING: Using incubator modules")) {
                        System.err.println(line);
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
        double[] nanos = Arrays.stream(fields[5].split(",")).mapToDouble(Double::parseDouble).toArray();
        return new Side(fields[6], nanos, Double.parseDouble(fields[2]), Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]));
    }

    /// The child: row id, parts, rounds, warm-up and sample nanoseconds.
    public static void main(String[] args) {
        PrintStream report = System.out;
        try {
            Rounds rounds = new Rounds(Integer.parseInt(args[2]), Long.parseLong(args[3]), Long.parseLong(args[4]));
            Target row = Targets.matching(args[0]).getFirst();
            boolean isFirst = true;
            for (String index : args[1].split(",")) {
                Target.Part part = row.parts().get(Integer.parseInt(index));
                System.err.println(row.id() + ", part " + (Integer.parseInt(index) + 1) + " of " + row.parts().size()
                        + ": " + part.label());
                for (Side side : measure(row, part, rounds, isFirst)) {
                    report.println(MARK + index + "\t" + side.bytesPerRun() + "\t" + side.segmentsPerRun() + "\t"
                            + side.tail() + "\t" + Arrays.stream(side.nanos()).mapToObj(Double::toString)
                                    .collect(Collectors.joining(","))
                            + "\t" + side.name());
                }
                isFirst = false;
            }
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            System.err.println(e instanceof IllegalStateException ? e.getMessage() : e.toString());
            System.exit(1);
        }
        // Native thread pools of the peers must not keep the process alive.
        System.exit(0);
    }

    private static List<Side> measure(Target row, Target.Part part, Rounds rounds, boolean isFirst) {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (List<Supplier<Contender>> group : List.of(part.ours(), part.peers())) {
                for (Supplier<Contender> supplier : group) {
                    contenders.add(supplier.get());
                }
            }
            return rounds.measure(contenders, row.measure(part).statistic(), row.tolerance(), isFirst);
        } finally {
            contenders.forEach(Contender::close);
        }
    }
}
