// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.io.AtomicFile;
import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Pictures as `F32` tensors `[channels, height, width]` with values in `[0, 1]`: PNG, JPEG, BMP and GIF in, PNG out.
public final class Images {
    private static final long PIXEL_LIMIT = 50_000_000;
    // Deflate shrinks at most 1,032 times, to eight pixels a byte; the other formats shrink less.
    private static final long PIXELS_PER_BYTE = 8256;

    private Images() {
    }

    /// Reads a picture.
    ///
    /// @param channels 3 for red, green, blue; 1 for grey (ITU-R BT.601 luma of coloured pictures)
    /// @throws FormatException if it is no picture, is damaged, has more than 50 million pixels or more than its
    ///         bytes can hold, or does not fit into the
    ///         Java heap
    public static Tensor read(Path file, int channels) throws IOException {
        checkChannels(channels);
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, channels, limit(PIXEL_LIMIT, Files.size(file)), "file " + file);
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("images: cannot read: file " + file, e);
        }
    }

    /// The picture in the bytes of a file.
    ///
    /// @param channels 3 for red, green, blue; 1 for grey (ITU-R BT.601 luma of coloured pictures)
    /// @param pixelLimit the most pixels that are decoded; each takes some 16 bytes of heap meanwhile
    /// @throws FormatException if it is no picture, is damaged, has too many pixels, or does not fit into the Java heap
    public static Tensor parse(byte[] bytes, int channels, long pixelLimit) throws FormatException {
        checkChannels(channels);
        try {
            return read(new ByteArrayInputStream(bytes), channels, limit(pixelLimit, bytes.length), "in memory");
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long limit(long pixelLimit, long bytes) {
        return Math.min(pixelLimit, bytes * PIXELS_PER_BYTE);
    }

    private static void checkChannels(int channels) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("images: channels must be 1 or 3: channels=" + channels);
        }
    }

    private static Tensor read(InputStream in, int channels, long pixelLimit, String name) throws IOException {
        try {
            return toTensor(decode(in, pixelLimit, name), channels);
        } catch (OutOfMemoryError e) {
            throw new FormatException("images: the picture does not fit into the Java heap: " + name
                    + "; raise -Xmx");
        }
    }

    private static Tensor toTensor(BufferedImage image, int channels) {
        int height = image.getHeight();
        int width = image.getWidth();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        float[] values = new float[channels * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            float red = (rgb[i] >> 16 & 0xFF) / 255f;
            float green = (rgb[i] >> 8 & 0xFF) / 255f;
            float blue = (rgb[i] & 0xFF) / 255f;
            if (channels == 1) {
                boolean grey = red == green && green == blue;
                values[i] = grey ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
            } else {
                values[i] = red;
                values[rgb.length + i] = green;
                values[2 * rgb.length + i] = blue;
            }
        }
        return Tensor.of(values, channels, height, width);
    }

    private static BufferedImage decode(InputStream bytes, long pixelLimit, String name) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new FormatException("images: not a picture in PNG, JPEG, BMP or GIF format: " + name);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > pixelLimit) {
                    throw new FormatException("images: the picture is larger than allowed, or than its file can hold:"
                            + " width=" + width + ", height=" + height + ", limit=" + pixelLimit + " pixels; " + name);
                }
                BufferedImage image = reader.read(0);
                BufferedImage plain = image;
                if (image.getColorModel().getNumColorComponents() == 1 && image.getRaster().getSampleModel()
                        .getSampleSize(0) == 8) {
                    // getRGB would bend linear grey values; the stored ones are meant.
                    plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
                    for (int y = 0; y < image.getHeight(); y++) {
                        for (int x = 0; x < image.getWidth(); x++) {
                            int grey = image.getRaster().getSample(x, y, 0);
                            plain.setRGB(x, y, grey << 16 | grey << 8 | grey);
                        }
                    }
                }
                return plain;
            } finally {
                reader.dispose();
            }
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FormatException("images: damaged picture: " + e.getMessage() + "; " + name);
        }
    }

    /// Writes `[height, width]`, `[1, height, width]` or `[3, height, width]` as PNG; values are cut to `[0, 1]`.
    public static void writePng(Path file, Tensor image) throws IOException {
        Tensor planes = image.rank() == 2 ? image.unsqueeze(0) : image;
        int channels = channels("writePng", planes.shape());
        if (channels != 1 && channels != 3 || planes.size() == 0) {
            throw new IllegalArgumentException("images: 1 or 3 channels and some pixels are needed: image="
                    + image.spec());
        }
        int height = (int) planes.dim(1);
        int width = (int) planes.dim(2);
        float[] values = planes.to(DType.F32).toFloats();
        BufferedImage picture = new BufferedImage(width, height, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY
                : BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < (channels == 1 ? 1 : 3); c++) {
            for (int i = 0; i < height * width; i++) {
                int level = Math.round(Math.clamp(values[c * height * width + i], 0f, 1f) * 255);
                picture.getRaster().setSample(i % width, i / width, c, level);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        AtomicFile.write(file, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /// Resizes a picture to `height x width` bilinearly.
    public static Tensor resize(Tensor image, int height, int width) {
        float[] values = resize(image.to(DType.F32).toFloats(), image.shape(), height, width);
        return Tensor.copyOf(MemorySegment.ofArray(values), DType.F32, image.dim(0), height, width);
    }

    static float[] resize(float[] values, Shape shape, int height, int width) {
        int channels = channels("resize", shape);
        int oldHeight = (int) shape.dim(1);
        int oldWidth = (int) shape.dim(2);
        if (height < 1 || width < 1 || oldHeight < 1 || oldWidth < 1) {
            throw new IllegalArgumentException("resize: sizes must be positive: from=" + shape + ", height=" + height
                    + ", width=" + width);
        }
        float[] result = new float[channels * height * width];
        for (int y = 0; y < height; y++) {
            float sourceY = Math.clamp((y + 0.5f) * oldHeight / height - 0.5f, 0, oldHeight - 1f);
            int top = (int) sourceY;
            int bottom = Math.min(top + 1, oldHeight - 1);
            float down = sourceY - top;
            for (int x = 0; x < width; x++) {
                float sourceX = Math.clamp((x + 0.5f) * oldWidth / width - 0.5f, 0, oldWidth - 1f);
                int left = (int) sourceX;
                int right = Math.min(left + 1, oldWidth - 1);
                float across = sourceX - left;
                for (int c = 0; c < channels; c++) {
                    int plane = c * oldHeight * oldWidth;
                    float upper = values[plane + top * oldWidth + left] * (1 - across) + values[plane + top * oldWidth
                            + right] * across;
                    float lower = values[plane + bottom * oldWidth + left] * (1 - across) + values[plane + bottom
                            * oldWidth + right] * across;
                    result[(c * height + y) * width + x] = upper * (1 - down) + lower * down;
                }
            }
        }
        return result;
    }

    static int channels(String op, Shape shape) {
        if (shape.rank() != 3) {
            throw new IllegalArgumentException(op + ": an image must be [channels, height, width]: shape=" + shape);
        }
        return (int) shape.dim(0);
    }
}
