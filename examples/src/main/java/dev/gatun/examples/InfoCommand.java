// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Dispatcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gatun info`: what Gatun sees of the machine.
@Command(name = "info", mixinStandardHelpOptions = true,
        description = "Shows processor, caches, JVM, memory limits and backends.")
final class InfoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Runtime runtime = Runtime.getRuntime();
        out.printf("gatun      0.1.0-SNAPSHOT%n");
        out.printf("jdk        %s, %s %s%n", System.getProperty("java.vendor.version", System.getProperty(
                "java.vendor")), System.getProperty("java.vm.name"), Runtime.version());
        out.printf("system     %s %s, %s%n", System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch"));
        out.printf("cpu        %s, %d processors for this process%n", cpuName(), runtime.availableProcessors());
        out.printf("caches     %s%n", caches());
        out.printf("memory     heap up to %d MiB; off-heap up to %s%n", runtime.maxMemory() >> 20, Optional.ofNullable(
                System.getProperty("jdk.nio.maxDirectMemorySize")).orElse("the same (-XX:MaxDirectMemorySize)"));
        for (var probe : Dispatcher.standard().probes().entrySet()) {
            String text = switch (probe.getValue()) {
                case BackendProvider.Usable(var backend) -> "usable: " + backend.details();
                case BackendProvider.Unusable(String reason, _) -> "not usable: " + reason;
            };
            out.printf("backend    %-10s %s%n", probe.getKey(), text);
        }
        out.flush();
    }

    private static String cpuName() {
        return firstLine(Path.of("/proc/cpuinfo"), "model name").map(line -> line.substring(line.indexOf(':') + 1)
                .strip()).orElse("unknown model");
    }

    private static String caches() {
        List<String> caches = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Path folder = Path.of("/sys/devices/system/cpu/cpu0/cache/index" + i);
            if (Files.isDirectory(folder)) {
                caches.add("L" + read(folder.resolve("level")) + " " + read(folder.resolve("type")).toLowerCase(
                        Locale.ROOT) + " " + read(folder.resolve("size")));
            }
        }
        return caches.isEmpty() ? "not known on this system" : String.join(", ", caches);
    }

    private static String read(Path file) {
        return firstLine(file, "").orElse("?");
    }

    private static Optional<String> firstLine(Path file, String start) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start)).findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
