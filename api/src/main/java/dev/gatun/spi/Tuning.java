// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.op.Fused;
import dev.gatun.op.Op;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/// Costs of ops that were measured on this machine, in a small file; they correct the estimates of [Offer.Accepted#nanos].
///
/// A measured op on the same specs costs what was measured. Any other one costs its estimate times the factor between
/// measurement and estimate (the geometric mean) of the same op on the same backend at the nearest size, sizes being
/// classes of estimates a factor of four apart. Where nothing was measured the estimate stands. Costs choose between
/// paths that all give right results, so a file can make things slow, never wrong.
///
/// The file is text in UTF-8, one item a line, its fields separated by tabs: `gatun-tuning 1`; `key` with processor, JDK
/// and version of this library; `backend` with name and [Backend#version]; `cost` with backend, op name, estimate and
/// measurement in nanoseconds, op and operands; at the end `crc32` of all lines before it. A file for another key, or one
/// that is damaged, is ignored with one log line. Immutable.
public final class Tuning {
    /// One measurement.
    ///
    /// @param backend the backend's name
    /// @param op the op's name
    /// @param call the op and its operands' specs, as [#call] gives them
    /// @param estimate what the offer said, in nanoseconds
    /// @param nanos what was measured
    public record Cost(String backend, String op, String call, double estimate, double nanos) {
    }

    /// What an op is thought to cost, and why.
    ///
    /// @param source `estimated`, `measured`, or `scaled` (the estimate times a factor)
    record Verdict(double nanos, String source) {
    }

    /// No measurements.
    public static final Tuning NONE = new Tuning("", Map.of(), List.of());

    private static final System.Logger LOG = System.getLogger(Tuning.class.getName());
    private static final String HEAD = "gatun-tuning\t1";
    private static final String LIBRARY = "0.1.0-SNAPSHOT";
    private static final long MOST_BYTES = 16 << 20;
    private static final double MOST_FACTOR = 32;

    private static final class Standard {
        private static final Tuning INSTANCE = load();
    }

    private final String key;
    private final Map<String, String> versions;
    private final List<Cost> costs;
    // By backend and call.
    private final Map<String, Double> exact = new HashMap<>();
    // By backend and op: logarithms of the factors by size class.
    private final Map<String, TreeMap<Integer, Double>> factors = new HashMap<>();
    private final Map<String, Boolean> current = new ConcurrentHashMap<>();

    private Tuning(String key, Map<String, String> versions, List<Cost> costs) {
        this.key = key;
        this.versions = versions;
        this.costs = List.copyOf(costs);
        Map<String, TreeMap<Integer, List<Double>>> logs = new HashMap<>();
        for (Cost cost : costs) {
            exact.put(cost.backend() + ' ' + cost.call(), cost.nanos());
            double factor = Math.clamp(cost.nanos() / cost.estimate(), 1 / MOST_FACTOR, MOST_FACTOR);
            logs.computeIfAbsent(cost.backend() + ' ' + cost.op(), _ -> new TreeMap<>()).computeIfAbsent(sizeClass(
                    cost.estimate()), _ -> new ArrayList<>()).add(Math.log(factor));
        }
        logs.forEach((name, classes) -> classes.forEach((size, all) -> factors.computeIfAbsent(name,
                _ -> new TreeMap<>()).put(size, all.stream().mapToDouble(d -> d).average().orElse(0))));
    }

    /// The measurements of this machine.
    ///
    /// @param backends the backends that were measured
    /// @throws IllegalArgumentException if a cost is not a positive number or a text has tabs or line ends
    public static Tuning of(List<Backend> backends, List<Cost> costs) {
        Map<String, String> versions = new LinkedHashMap<>();
        backends.forEach(backend -> versions.put(backend.name(), backend.version()));
        for (Cost cost : costs) {
            check(cost);
        }
        return new Tuning(machineKey(), versions, costs);
    }

    private static void check(Cost cost) {
        for (double nanos : new double[] {cost.estimate(), cost.nanos()}) {
            if (!(nanos > 0 && nanos < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("tuning: a cost must be a positive number: nanos=" + nanos
                        + "; " + cost);
            }
        }
        for (String text : List.of(cost.backend(), cost.op(), cost.call())) {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("tuning: texts must be without tabs and line ends: " + cost);
            }
        }
    }

    /// The measurements of the file at [#file()], read on first use; none where it is absent, stale, damaged or
    /// switched off by `-Dgatun.tune=off`.
    public static Tuning standard() {
        return Standard.INSTANCE;
    }

    /// Where the measurements are kept: `gatun.tune.file`, else `tuning.txt` in `gatun.cache`, else in `gatun` in the
    /// user's cache folder.
    ///
    /// @throws InvalidPathException if a property is not a path
    public static Path file() {
        String named = System.getProperty("gatun.tune.file");
        if (named != null) {
            return Path.of(named);
        }
        String cache = System.getProperty("gatun.cache");
        String caches = System.getenv("XDG_CACHE_HOME");
        Path folder = cache != null ? Path.of(cache)
                : (caches != null && Path.of(caches).isAbsolute() ? Path.of(caches)
                        : Path.of(System.getProperty("user.home"), ".cache")).resolve("gatun");
        return folder.resolve("tuning.txt");
    }

    private static Tuning load() {
        if (System.getProperty("gatun.tune", "on").equals("off")) {
            return NONE;
        }
        try {
            Path file = file();
            if (!Files.exists(file)) {
                if (System.getProperty("gatun.tune.file") != null) {
                    ignore(System.Logger.Level.WARNING, file + ": no such file");
                }
                return NONE;
            }
            Tuning found = read(file);
            if (!found.key.equals(machineKey())) {
                ignore(System.Logger.Level.WARNING, file + " is stale: it is for " + found.key.replace('\t', ',')
                        + ", this is " + machineKey().replace('\t', ',') + "; measure again with 'gatun tune'");
                return NONE;
            }
            return found;
        } catch (IOException | RuntimeException e) {
            ignore(System.Logger.Level.WARNING, e instanceof IllegalArgumentException ? e.getMessage() : e.toString());
            return NONE;
        }
    }

    private static void ignore(System.Logger.Level level, String reason) {
        LOG.log(level, "tuning: measurements are ignored: " + reason);
    }

    /// Reads a file, for whatever machine it was written.
    ///
    /// @throws IllegalArgumentException if it is damaged, naming what is wrong
    /// @throws IOException if it cannot be read
    public static Tuning read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is damaged: not a file of at most " + MOST_BYTES + " bytes");
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is damaged: not UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        }
        int end = text.lastIndexOf("crc32\t");
        if (!text.startsWith(HEAD + "\n") || end < 0 || !text.substring(end).equals(seal(text.substring(0, end)))) {
            throw new IllegalArgumentException(file + (text.startsWith("gatun-tuning\t") && !text.startsWith(HEAD)
                    ? " has another version than 1"
                    : " is damaged: checksum or first line is wrong"));
        }
        String key = null;
        Map<String, String> versions = new LinkedHashMap<>();
        List<Cost> costs = new ArrayList<>();
        for (String line : text.substring(HEAD.length() + 1, end).lines().toList()) {
            String[] fields = line.split("\t", -1);
            try {
                switch (fields[0]) {
                    case "key" -> key = line.substring(4);
                    case "backend" -> versions.put(fields[1], fields[2]);
                    case "cost" -> costs.add(new Cost(fields[1], fields[2], fields[5], Double.parseDouble(fields[3]),
                            Double.parseDouble(fields[4])));
                    default -> throw new IllegalArgumentException("no such item");
                }
                if (fields[0].equals("cost")) {
                    check(costs.getLast());
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new IllegalArgumentException(file + " is damaged: line '" + line + "': " + e.getMessage(), e);
            }
        }
        if (key == null) {
            throw new IllegalArgumentException(file + " is damaged: it has no key");
        }
        return new Tuning(key, versions, costs);
    }

    /// Writes these measurements, at once: no reader ever sees half of them.
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append("\nkey\t").append(key).append('\n');
        versions.forEach((name, version) -> text.append("backend\t").append(name).append('\t').append(version).append(
                '\n'));
        for (Cost cost : costs) {
            text.append("cost\t").append(cost.backend()).append('\t').append(cost.op()).append('\t').append((float) cost
                    .estimate()).append('\t').append((float) cost.nanos()).append('\t').append(cost.call()).append(
                            '\n');
        }
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), "tuning", ".part");
        try {
            Files.writeString(part, text + seal(text.toString()));
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String seal(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return "crc32\t" + Long.toHexString(crc.getValue()) + "\n";
    }

    /// Processor, JDK and version of this library, separated by tabs.
    private static String machineKey() {
        return String.join("\t", processor() + " " + System.getProperty("os.arch"), Runtime.version().toString(),
                LIBRARY);
    }

    private static String processor() {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            try (var lines = Files.lines(info)) {
                return lines.filter(line -> line.startsWith("model name") || line.startsWith("CPU part")).findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(System.getProperty(
                                "os.name"));
            } catch (IOException | RuntimeException e) {
                return System.getProperty("os.name");
            }
        }
        return System.getProperty("os.name");
    }

    /// All measurements.
    public List<Cost> costs() {
        return costs;
    }

    /// An op and its operands' specs as text; strides are named where operands are not packed.
    public static String call(Op op, List<TensorSpec> inputs) {
        return op + " on " + String.join(", ", inputs.stream().map(spec -> spec + (spec.isContiguous() ? ""
                : Arrays.toString(spec.strides()).replace(" ", ""))).toList());
    }

    // An op with elementwise steps behind it takes about the time of the op.
    static String name(Op op) {
        return op instanceof Fused fused ? fused.main().name() : op.name();
    }

    private static int sizeClass(double estimate) {
        return Math.getExponent(estimate) >> 1;
    }

    /// Whether a backend was measured on exactly this call, be it in this version or another.
    boolean has(String backend, String call) {
        return exact.containsKey(backend + ' ' + call);
    }

    /// The cost of a call for which `backend` estimates `estimate` nanoseconds.
    Verdict cost(Backend backend, Op op, String call, double estimate) {
        if (costs.isEmpty() || !isCurrent(backend)) {
            return new Verdict(estimate, "estimated");
        }
        Double nanos = exact.get(backend.name() + ' ' + call);
        if (nanos != null) {
            return new Verdict(nanos, "measured");
        }
        TreeMap<Integer, Double> classes = factors.get(backend.name() + ' ' + name(op));
        if (classes == null || !(estimate > 0)) {
            return new Verdict(estimate, "estimated");
        }
        int size = sizeClass(estimate);
        Map.Entry<Integer, Double> below = classes.floorEntry(size);
        Map.Entry<Integer, Double> above = classes.ceilingEntry(size);
        double log = below == null ? above.getValue()
                : above == null || size - below.getKey() <= above.getKey() - size ? below.getValue()
                        : above.getValue();
        return new Verdict(estimate * Math.exp(log), "scaled");
    }

    private boolean isCurrent(Backend backend) {
        return current.computeIfAbsent(backend.name(), name -> {
            String measured = versions.get(name);
            boolean same = backend.version().equals(measured);
            if (!same && measured != null) {
                ignore(System.Logger.Level.WARNING, "those of " + name + " are stale: they are for '" + measured
                        + "', this is '" + backend.version() + "'; measure again with 'gatun tune'");
            }
            return same;
        });
    }
}
