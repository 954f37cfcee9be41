// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// The UCI handwritten digits (E. Alpaydin and C. Kaynak, 1998, CC BY 4.0), which ship with Gatun: 1,797 grey images of
/// 8x8 pixels of the digits 0 to 9.
public final class Digits {
    private static final int COUNT = 1797;
    private static final int TEST = 360;
    private static final long SPLIT_SEED = 1998;

    private Digits() {
    }

    /// All images as `[1, 8, 8]` in `[0, 1]`, targets the digits.
    public static Dataset load() {
        float[] pixels = new float[COUNT * 64];
        long[] labels = new long[COUNT];
        try (InputStream resource = Digits.class.getResourceAsStream("digits.csv.gz");
                BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(resource),
                        StandardCharsets.US_ASCII))) {
            for (int i = 0; i < COUNT; i++) {
                String[] cells = in.readLine().split(",");
                for (int j = 0; j < 64; j++) {
                    pixels[i * 64 + j] = Float.parseFloat(cells[j]) / 16;
                }
                labels[i] = Long.parseLong(cells[64].strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("digits: the embedded data cannot be read", e);
        }
        return Dataset.of(Tensor.of(pixels, COUNT, 1, 8, 8), Tensor.of(labels, COUNT), IntStream.range(0, 10)
                .mapToObj(Integer::toString).toArray(String[]::new));
    }

    /// A fixed split: 1,437 images to train with, then 360 to test with, the digits in equal shares in both.
    public static List<Dataset> split() {
        Dataset all = load();
        long[] labels = all.all().y().toLongs();
        int[] order = Batches.permutation(COUNT, new SplittableRandom(SPLIT_SEED));
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        int[] taken = new int[10];
        for (int index : order) {
            int digit = (int) labels[index];
            if (taken[digit] < TEST / 10) {
                taken[digit]++;
                test.add(index);
            } else {
                train.add(index);
            }
        }
        return List.of(all.subset(train.stream().mapToInt(i -> i).toArray()), all.subset(test.stream().mapToInt(i -> i)
                .toArray()));
    }
}
