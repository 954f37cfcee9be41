// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The jars that a program ships to serve networks, found on the class path. Reports their bytes.
final class ShippedJars implements Contender {
    /// This engine with its vector kernels.
    static final List<String> SIMD = List.of("gatun-api-", "gatun-simd-");
    /// The same with oneDNN for one platform.
    static final List<String> ONEDNN = List.of("gatun-api-", "gatun-simd-", "gatun-native-bindings-",
            "dnnl-.*-(linux|macosx|windows)-");
    /// ONNX Runtime, which has its platforms in one jar.
    static final List<String> ONNX_RUNTIME = List.of("onnxruntime-");

    private final String name;
    private final Map<String, Long> found = new TreeMap<>();

    /// @param patterns how the names of the jars begin, each a regular expression
    /// @throws IllegalStateException if one of them is not on the class path as a jar
    ShippedJars(String name, List<String> patterns) {
        this.name = name;
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        for (String pattern : patterns) {
            Path jar = null;
            for (String entry : classPath) {
                Path path = Path.of(entry);
                if (path.getFileName().toString().matches(pattern + ".*\\.jar") && Files.isRegularFile(path)) {
                    jar = path;
                }
            }
            if (jar == null) {
                throw new IllegalStateException("bench: no such jar on the class path: " + pattern + "*.jar");
            }
            found.put(jar.getFileName().toString(), jar.toFile().length());
        }
    }

    @Override
    public String name() {
        return name + ": " + String.join(", ", found.keySet());
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void run() {
        // The sizes were looked up when this was made.
    }

    @Override
    public double reported() {
        return found.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public float[] result() {
        return new float[] {1};
    }
}
