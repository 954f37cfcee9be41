// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The shapes of real networks, from the text files `shapes/NETWORK.txt` beside this class.
///
/// A line is `conv GROUP channels size outChannels kernel stride pad` or `matmul GROUP m k n`; `#` begins a comment.
public final class Shapes {
    private Shapes() {
    }

    /// The convolutions of a network that belong to one of the groups; all for no group.
    public static List<ConvShape> convolutions(String network, String... groups) {
        return rows(network, "conv", groups).stream().map(f -> new ConvShape(f[1], number(f[2]), number(f[3]),
                number(f[4]), number(f[5]), number(f[6]), number(f[7]))).toList();
    }

    /// The matrix products of a network that belong to one of the groups; all for no group.
    public static List<MatMulShape> products(String network, String... groups) {
        return rows(network, "matmul", groups).stream().map(f -> new MatMulShape(f[1], number(f[2]), number(f[3]),
                number(f[4]))).toList();
    }

    private static List<String[]> rows(String network, String kind, String... groups) {
        List<String> wanted = List.of(groups);
        return text(network).lines().map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"))
                .filter(fields -> fields[0].equals(kind) && (wanted.isEmpty() || wanted.contains(fields[1])))
                .toList();
    }

    private static String text(String network) {
        String name = "shapes/" + network + ".txt";
        try (InputStream in = Shapes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("bench: no shapes of that network: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("bench: cannot read " + name, e);
        }
    }

    private static int number(String field) {
        return Integer.parseInt(field);
    }
}
