// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import dev.gatun.data.Images;
import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a picture becomes the input of a vision model: decoded to values in `[0, 1]`, grey by ITU-R BT.601 luma where the
/// model has one channel, resized bilinearly, without keeping the ratio of its sides, to the model's size; then each
/// channel minus its mean, divided by its standard deviation.
///
/// @param channels 1 or 3
/// @param height the model's height
/// @param width the model's width
/// @param mean what is taken from each channel; one number, or one for each channel
/// @param deviation what each channel is divided by; one number, or one for each channel
public record Vision(int channels, int height, int width, List<Float> mean, List<Float> deviation) {
    public Vision {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        for (List<Float> list : List.of(mean, deviation)) {
            if (list.size() != 1 && list.size() != channels) {
                throw new IllegalArgumentException("serve: mean and deviation need one number, or one for each channel:"
                        + " numbers=" + list.size() + ", channels=" + channels);
            }
        }
        if (deviation.stream().anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException("serve: deviations must be positive: deviation=" + deviation);
        }
    }

    /// The preparation for a model with this input; null if it does not take pictures, which are `f32[n,1|3,h,w]`.
    public static Vision of(TensorSpec input, List<Float> mean, List<Float> deviation) {
        if (input.dtype() != DType.F32 || input.rank() != 4 || input.dim(1) != 1 && input.dim(1) != 3 || input.dim(
                2) > 4096 || input.dim(3) > 4096 || input.dim(2) < 1 || input.dim(3) < 1) {
            return null;
        }
        return new Vision((int) input.dim(1), (int) input.dim(2), (int) input.dim(3), mean, deviation);
    }

    /// The input values of the picture in the bytes of a file.
    MemorySegment input(byte[] file, long pixelLimit) throws FormatException {
        try (Scope _ = Scope.open("picture")) {
            Tensor picture = Images.resize(Images.parse(file, channels, pixelLimit), height, width);
            float[] values = picture.toFloats();
            int plane = height * width;
            for (int c = 0; c < channels; c++) {
                float m = mean.get(Math.min(c, mean.size() - 1));
                float d = deviation.get(Math.min(c, deviation.size() - 1));
                for (int i = c * plane; i < (c + 1) * plane; i++) {
                    values[i] = (values[i] - m) / d;
                }
            }
            return MemorySegment.ofArray(values);
        }
    }

    /// What is done, as JSON values.
    Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("decode", channels == 1 ? "grey, ITU-R BT.601 luma, [0, 1]" : "red, green, blue, [0, 1]");
        all.put("resize", "bilinear, to " + height + " x " + width + ", ratio of sides not kept");
        all.put("mean", mean);
        all.put("deviation", deviation);
        return all;
    }

    /// Numbers separated by commas.
    public static List<Float> numbers(String text) {
        try {
            return Arrays.stream(text.split(",")).map(String::strip).map(Float::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("serve: numbers separated by commas are expected: text=" + text);
        }
    }
}
