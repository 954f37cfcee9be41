// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// Operators on images: resizing, sampling, columns of patches, decoding.
final class ImageOperators {
    private ImageOperators() {
    }

    static void register(Operators operators) {
        ConvolutionOperators.register(operators);
        RegionOperators.register(operators);
        operators.compute("Upsample", 7, call -> {
            float[] scales = call.numbers("scales");
            double[] factors = new double[scales == null ? 0 : scales.length];
            Arrays.setAll(factors, i -> scales[i]);
            return Resize.simple(call, call.tensor(0), factors);
        });
        for (String name : new String[] {"Upsample", "Resize"}) {
            operators.compute(name, name.equals("Upsample") ? 9 : 10, call -> Resize.simple(call, call.tensor(0), call
                    .tensor(1).toDoubles()));
        }
        operators.compute("Resize", 11, Resize::full);
        operators.compute("GridSample", 16, call -> GridSampling.gridSample(call, call.tensor(0), call.tensor(1)));
        operators.compute("AffineGrid", 20, call -> GridSampling.affineGrid(call.tensor(0), call.longs(1), call.flag(
                "align_corners", false)));
        operators.compute("DeformConv", 19, GridSampling::deformConv);
        operators.compute("Col2Im", 18, ImageOperators::col2im);
        operators.move("ImageDecoder", 20, call -> decode(call, call.tensor(0).toBytes(), call.text("pixel_format",
                "RGB")));
        operators.compute("Crop", 1, ImageOperators::crop);
        operators.compute("ImageScaler", 1, ImageOperators::scale);
        operators.compute("Affine", 1, call -> call.tensor(0).mul(call.number("alpha", 1)).add(call.number("beta", 0)));
    }

    // Retired after version 9; old models of style transfer still have them.
    private static Tensor crop(Call call) {
        Tensor x = call.tensor(0);
        long[] border = call.integers("border");
        long[] scale = call.integers("scale");
        if (border == null || border.length != 4) {
            throw call.error("there must be four borders", "border=" + Arrays.toString(border));
        }
        long bottom = scale == null ? x.dim(2) - border[3] : border[1] + scale[0];
        long right = scale == null ? x.dim(3) - border[2] : border[0] + scale[1];
        return x.slice(2, border[1], bottom).slice(3, border[0], right);
    }

    private static Tensor scale(Call call) {
        Tensor x = call.tensor(0);
        Tensor y = x.mul(call.number("scale", 1));
        float[] bias = call.numbers("bias");
        return bias == null ? y : y.add(Tensor.of(bias, bias.length, 1, 1).to(x.dtype()));
    }

    /// Sums of overlapping patches.
    private static Tensor col2im(Call call) {
        Tensor x = call.tensor(0);
        long[] image = call.longs(1);
        SpatialWindow w = SpatialWindow.of(call, image, call.longs(2));
        if (x.rank() != 3) {
            throw call.error("blocks must have three axes", "blocks=" + x.shape());
        }
        int rank = w.rank();
        long block = Shape.of(w.kernel()).size();
        long channels = x.dim(1) / block;
        long[] places = new long[rank];
        long[] padded = new long[rank];
        for (int i = 0; i < rank; i++) {
            places[i] = w.places(i, image[i], false);
            padded[i] = image[i] + w.before()[i] + w.after()[i];
            if (image[i] < 0 || places[i] < 1) {
                throw call.error("the block must fit into the image", "image=" + Arrays.toString(image) + ", block="
                        + Arrays.toString(w.kernel()));
            }
        }
        long count = Shape.of(places).size();
        if (channels * block != x.dim(1) || count != x.dim(2)) {
            throw call.error("blocks must fit the image", "blocks=" + x.shape() + ", image=" + Arrays.toString(image)
                    + ", elements of a block=" + block + ", blocks in the image=" + count);
        }
        long[] kernelStrides = Shape.of(w.kernel()).strides();
        long[] placeStrides = Shape.of(places).strides();
        long[] strides = Shape.of(padded).strides();
        long[] targets = new long[Math.toIntExact(block * count)];
        for (int i = 0; i < targets.length; i++) {
            long element = i / count;
            long place = i % count;
            for (int axis = 0; axis < rank; axis++) {
                long at = place / placeStrides[axis] % places[axis] * w.strides()[axis] + element / kernelStrides[axis]
                        % w.kernel()[axis] * w.dilations()[axis];
                targets[i] += at * strides[axis];
            }
        }
        long rows = x.dim(0) * channels;
        Tensor index = Tensor.of(targets, 1, targets.length).expand(rows, targets.length).contiguous();
        Tensor sums = Tensor.zeros(x.dtype(), rows, Shape.of(padded).size()).scatterAdd(1, index, x.reshape(rows,
                targets.length));
        long[] full = new long[rank + 2];
        full[0] = x.dim(0);
        full[1] = channels;
        System.arraycopy(padded, 0, full, 2, rank);
        Tensor y = sums.reshape(Shape.of(full));
        for (int i = 0; i < rank; i++) {
            y = y.slice(i + 2, w.before()[i], w.before()[i] + image[i]);
        }
        return y;
    }

    private static Tensor decode(Call call, byte[] bytes, String format) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            image = null;
        }
        if (image == null) {
            throw call.unsupported("this format of pictures");
        }
        int channels = format.equals("Grayscale") ? 1 : 3;
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * channels];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xFF;
                int green = rgb >> 8 & 0xFF;
                int blue = rgb & 0xFF;
                switch (format) {
                    case "Grayscale" -> pixels[at++] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
                    case "BGR" -> {
                        pixels[at++] = (byte) blue;
                        pixels[at++] = (byte) green;
                        pixels[at++] = (byte) red;
                    }
                    case "RGB" -> {
                        pixels[at++] = (byte) red;
                        pixels[at++] = (byte) green;
                        pixels[at++] = (byte) blue;
                    }
                    default -> throw call.error("unknown pixel format", "pixel_format=" + format);
                }
            }
        }
        return Tensor.of(pixels, image.getHeight(), image.getWidth(), channels);
    }
}
