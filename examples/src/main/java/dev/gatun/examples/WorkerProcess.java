// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The process in which cases are run, started anew after one that it did not survive.
final class WorkerProcess implements AutoCloseable {
    private static final String ENDED = "";
    private static final long START_SECONDS = 60;
    private static final int LOG_TAIL = 300;

    private final List<String> command = new ArrayList<>();
    private final Path log;
    private final double limitSeconds;
    private Process process;
    private PrintStream questions;
    private LinkedBlockingQueue<String> answers;

    /// @param options further options of the JVM
    /// @param arguments those of [ConformanceWorker]
    /// @param log a file for what the process prints otherwise
    /// @param limitSeconds what a case may take
    WorkerProcess(List<String> options, List<String> arguments, Path log, double limitSeconds) {
        this.log = log;
        this.limitSeconds = limitSeconds;
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-Djdk.module.main") && !option.startsWith("-agentlib:jdwp")
                    && !option.startsWith("-XX:StartFlightRecording") && !option.startsWith("-javaagent:")) {
                command.add(option);
            }
        }
        command.addAll(options);
        String main = ConformanceWorker.class.getName();
        Module module = ConformanceWorker.class.getModule();
        command.addAll(module.isNamed() ? List.of("-m", module.getName() + "/" + main)
                : List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
    }

    /// Runs a case, and ends the process if it takes too long.
    CaseResult run(OnnxCase onnxCase) throws IOException, InterruptedException {
        boolean isFresh = process == null;
        if (isFresh) {
            start();
        }
        questions.println(String.join("\t", onnxCase.name(), onnxCase.layout().name(), onnxCase.model().toString()));
        questions.flush();
        double seconds = limitSeconds + (isFresh ? START_SECONDS : 0);
        String answer = answers.poll((long) (1000 * seconds), TimeUnit.MILLISECONDS);
        if (answer == null) {
            close();
            return CaseResult.failed("no result within " + limitSeconds + " s");
        }
        if (answer.equals(ENDED)) {
            int code = process.waitFor();
            close();
            return CaseResult.failed("the process ended: exit code " + code + tail());
        }
        return CaseResult.ofLine(answer);
    }

    private void start() throws IOException {
        Process started = new ProcessBuilder(command).redirectError(log.toFile()).start();
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(started.getInputStream(),
                    StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // The process has ended, which is told next.
            }
            lines.add(ENDED);
        });
        process = started;
        questions = new PrintStream(started.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = lines;
    }

    private String tail() throws IOException {
        String text = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1).strip() : "";
        return text.isEmpty() ? "" : "; " + text.substring(Math.max(0, text.length() - LOG_TAIL));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
