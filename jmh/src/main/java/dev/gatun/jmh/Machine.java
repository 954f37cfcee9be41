// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.spi.Tuning;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a figure was taken: no figure is quoted without it.
final class Machine {
    // Artefact names with the versions of the libraries themselves, such as dnnl-3.11-1.5.13.jar.
    private static final Pattern LIBRARY = Pattern.compile("(dnnl|openblas|pytorch|onnxruntime|javacpp|jmh-core)-"
            + "(\\d[\\w.-]*?)(-(linux|macosx|windows)-.*)?\\.jar");

    private Machine() {
    }

    /// Processor, operating system, JDK and the commit of the working directory, in one line.
    static String describe() {
        Map<String, String> facts = facts();
        return "machine: " + facts.get("processor") + ", " + facts.get("cores") + " cores, " + facts.get("system")
                + "; JDK " + facts.get("jdk") + "; commit " + facts.get("commit");
    }

    /// The same by name, with the load at this moment and the versions of the libraries.
    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        facts.put("load", String.format(Locale.ROOT, "%.2f", ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage()));
        facts.put("jdk", System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vm.name") + ")");
        facts.put("commit", commit());
        facts.put("tuning",
                Files.exists(Tuning.file()) ? "measured costs in " + Tuning.file() : "none, built-in costs");
        facts.put("libraries", String.join(", ", libraries()));
        return facts;
    }

    private static List<String> libraries() {
        List<String> libraries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Matcher matcher = LIBRARY.matcher(entry.substring(entry.lastIndexOf(File.separatorChar) + 1));
            if (matcher.matches() && !libraries.contains(matcher.group(1) + " " + matcher.group(2))) {
                libraries.add(matcher.group(1) + " " + matcher.group(2));
            }
        }
        return libraries;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst().orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? name : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
