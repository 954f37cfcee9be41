// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.io.SafeTensors;
import dev.gatun.model.Mlp;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Starts a JVM that answers once ([FirstAnswer]), with the libraries that it needs and no others. Reports the nanoseconds
/// from the start to the answer, or the bytes that were resident then.
final class JvmStart implements Contender {
    private final String name;
    private final boolean reportsMemory;
    private final Path model;
    private final List<String> command = new ArrayList<>();
    private long nanos;
    private long bytes;
    private float[] answer;

    private JvmStart(String name, boolean reportsMemory, String ending, List<String> options, String... libraries) {
        this.name = name;
        this.reportsMemory = reportsMemory;
        try {
            this.model = Files.createTempFile("first-answer", ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(libraries).anyMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator)), FirstAnswer.class.getName(), model.toString()));
    }

    /// This engine with its vector kernels, as the command line starts it.
    static JvmStart gatun(boolean reportsMemory) {
        JvmStart start = new JvmStart("Gatun, api and simd", reportsMemory, ".safetensors", List.of("--add-modules",
                "jdk.incubator.vector"), "gatun-api", "gatun-simd", "gatun-jmh");
        Mlp mlp = new Mlp(new Rng(0), Arrays.stream(FirstAnswer.WIDTHS).asLongStream().toArray());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Workload.Parameter> parameters = Workload.mlp(FirstAnswer.WIDTHS);
        int i = 0;
        for (String path : mlp.state().keySet()) {
            Workload.Parameter parameter = parameters.get(i++);
            tensors.put(path, Tensor.of(parameter.values(), parameter.shape()));
        }
        try {
            SafeTensors.write(start.model, tensors, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start;
    }

    /// ONNX Runtime.
    static JvmStart onnxRuntime(boolean reportsMemory, byte[] model) {
        JvmStart start = new JvmStart("ONNX Runtime", reportsMemory, ".onnx",
                List.of("--enable-native-access=ALL-UNNAMED"),
                "onnxruntime", "gatun-jmh");
        try {
            Files.write(start.model, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void run() {
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
                    StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                nanos = System.nanoTime() - start;
                if (process.waitFor() != 0 || line == null) {
                    throw new IllegalStateException("bench: no first answer: status=" + process.exitValue()
                            + ", command=" + command);
                }
                bytes = Long.parseLong(line.substring(0, line.indexOf(' ')));
                String[] numbers = line.substring(line.indexOf('[') + 1, line.indexOf(']')).split(", ");
                answer = new float[numbers.length];
                for (int i = 0; i < numbers.length; i++) {
                    answer[i] = Float.parseFloat(numbers[i]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bench: cannot start a JVM", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("bench: interrupted", e);
        }
    }

    @Override
    public double reported() {
        return reportsMemory ? bytes : nanos;
    }

    @Override
    public float[] result() {
        return answer;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
