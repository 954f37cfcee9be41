// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/// Fourier transforms, windows and mel filters.
final class SignalOperators {
    /// Transforms up to this length, and of prime lengths, are one product with a matrix.
    private static final int WHOLE = 64;

    private static final int LARGEST = 1 << 26;

    private SignalOperators() {
    }

    static void register(Operators operators) {
        operators.compute("DFT", 17, call -> dft(call, call.integer("axis", 1)));
        operators.compute("DFT", 20, call -> dft(call, call.has(2) ? call.integer(2) : -2));
        operators.compute("STFT", 17, SignalOperators::stft);
        window(operators, "HannWindow", 0.5, 0.5, 0);
        window(operators, "HammingWindow", 25 / 46.0, 21 / 46.0, 0);
        window(operators, "BlackmanWindow", 0.42, 0.5, 0.08);
        operators.move("MelWeightMatrix", 17, SignalOperators::melWeights);
    }

    // ---- windows

    private static void window(Operators operators, String name, double a, double b, double c) {
        operators.move(name, 17, call -> {
            int size = bounded(call, call.integer(0), 0);
            double period = call.flag("periodic", true) ? size : size - 1;
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                double angle = period == 0 ? Math.PI : 2 * Math.PI * i / period;
                values[i] = a - b * Math.cos(angle) + c * Math.cos(2 * angle);
            }
            return Tensor.of(values, size).to(call.dtype("output_datatype", DType.F32));
        });
    }

    private static int bounded(Call call, long value, long least) {
        if (value < least || value > LARGEST) {
            throw call.error("a size is out of range", "size=" + value + ", least=" + least + ", most=" + LARGEST);
        }
        return (int) value;
    }

    private static Tensor melWeights(Call call) {
        int bands = bounded(call, call.integer(0), 0);
        int length = bounded(call, call.integer(1), 1);
        bounded(call, bands * (length / 2 + 1L), 0);
        long rate = call.integer(2);
        double low = mel(call.number(3));
        double high = mel(call.number(4));
        int bins = length / 2 + 1;
        int[] edges = new int[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            double hertz = 700 * (Math.pow(10, (low + i * (high - low) / edges.length) / 2595) - 1);
            edges[i] = (int) ((length + 1) * hertz / rate);
        }
        double[] weights = new double[Math.multiplyExact(bins, bands)];
        for (int band = 0; band < bands; band++) {
            int from = edges[band];
            int center = edges[band + 1];
            int to = edges[band + 2];
            if (center == from) {
                weights[center * bands + band] = 1;
            }
            for (int bin = from; bin <= center && center > from; bin++) {
                weights[bin * bands + band] = (bin - from) / (double) (center - from);
            }
            for (int bin = center; bin < to; bin++) {
                weights[bin * bands + band] = (to - bin) / (double) (to - center);
            }
        }
        return Tensor.of(weights, bins, bands).to(call.dtype("output_datatype", DType.F32));
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    // ---- transforms

    /// A complex tensor; the imaginary part is null where it is zero.
    private record Complex(Tensor real, Tensor imaginary) {
        Complex times(Complex other) {
            if (imaginary == null) {
                return new Complex(real.mul(other.real), real.mul(other.imaginary));
            }
            return new Complex(real.mul(other.real).sub(imaginary.mul(other.imaginary)), real.mul(other.imaginary).add(
                    imaginary.mul(other.real)));
        }
    }

    private static Tensor dft(Call call, long axisNumber) {
        Tensor x = call.tensor(0);
        int axis = call.axis(axisNumber, x.rank());
        if (axis == x.rank() - 1 || x.dim(-1) > 2 || x.dim(-1) < 1) {
            throw call.error("the last axis holds real and imaginary parts and has no transform", "axis=" + axis
                    + ", x=" + x.shape());
        }
        boolean inverse = call.flag("inverse", false);
        boolean oneSided = call.flag("onesided", false);
        long size = x.dim(axis);
        long length = call.has(1) ? call.integer(1) : inverse && oneSided ? 2 * (size - 1) : size;
        // Along the last axis.
        Tensor real = x.get(-1, 0).transpose(axis, -1);
        Tensor imaginary = x.dim(-1) == 2 ? x.get(-1, 1).transpose(axis, -1) : null;
        bounded(call, length, 1);
        long given = inverse && oneSided ? length / 2 + 1 : length;
        Complex signal = new Complex(fitted(real, given), imaginary == null ? null : fitted(imaginary, given));
        if (inverse && oneSided) {
            signal = mirrored(signal, length);
        }
        Complex y = transform(signal, length, inverse);
        if (inverse) {
            y = new Complex(y.real().div(length), y.imaginary().div(length));
            if (oneSided) {
                return y.real().transpose(axis, -1).unsqueeze(-1);
            }
        } else if (oneSided) {
            y = new Complex(y.real().slice(-1, 0, length / 2 + 1), y.imaginary().slice(-1, 0, length / 2 + 1));
        }
        return Tensor.stack(-1, y.real().transpose(axis, -1), y.imaginary().transpose(axis, -1));
    }

    private static Tensor fitted(Tensor x, long length) {
        long size = x.dim(-1);
        return size > length ? x.slice(-1, 0, length) : size < length ? x.pad(-1, 0, length - size, 0) : x;
    }

    // The whole spectrum of a real signal from its first half.
    private static Complex mirrored(Complex half, long length) {
        long count = (length - 1) / 2;
        Tensor real = Tensor.concat(-1, half.real(), half.real().slice(-1, 1, count + 1).flip(-1));
        Tensor imaginary = half.imaginary() == null ? null : Tensor.concat(-1, half.imaginary(), half.imaginary().slice(
                -1, 1, count + 1).flip(-1).neg());
        return new Complex(real, imaginary);
    }

    // Along the last axis, without the factor 1 / length. Cooley and Tukey (1965): of a length a * b, transforms of length a
    // over every b-th element, factors, and transforms of length b.
    private static Complex transform(Complex x, long length, boolean inverse) {
        long a = factor(length);
        if (length <= WHOLE || a == 1) {
            return product(x, Math.toIntExact(length), inverse);
        }
        long b = length / a;
        Shape outer = x.real().shape().without(-1);
        Shape matrix = outer.inserted(-1, a).inserted(-1, b);
        Complex rows = new Complex(x.real().reshape(matrix).t(), x.imaginary() == null ? null : x.imaginary().reshape(
                matrix).t());
        Complex first = transform(rows, a, inverse).times(twiddles(b, a, length, inverse, x.real().dtype()));
        Complex second = transform(new Complex(first.real().t(), first.imaginary().t()), b, inverse);
        Shape flat = outer.inserted(-1, length);
        return new Complex(second.real().t().reshape(flat), second.imaginary().t().reshape(flat));
    }

    // The largest divisor up to the square root.
    private static long factor(long length) {
        for (long a = (long) Math.sqrt(length); a > 1; a--) {
            if (length % a == 0) {
                return a;
            }
        }
        return 1;
    }

    // exp(-2 pi i * row * column / length).
    private static Complex twiddles(long rows, long columns, long length, boolean inverse, DType dtype) {
        double[] cosines = new double[Math.toIntExact(rows * columns)];
        double[] sines = new double[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            double angle = (inverse ? 2 : -2) * Math.PI * (i / columns * (i % columns) % length) / length;
            cosines[i] = Math.cos(angle);
            sines[i] = Math.sin(angle);
        }
        return new Complex(Tensor.of(cosines, rows, columns).to(dtype), Tensor.of(sines, rows, columns).to(dtype));
    }

    private static Complex product(Complex x, int length, boolean inverse) {
        if ((long) length * length > LARGEST) {
            throw new UnsupportedOnnxException("dft: not supported: a prime factor of the length beyond 8192: factor="
                    + length);
        }
        Complex matrix = twiddles(length, length, length, inverse, x.real().dtype());
        Tensor real = x.real().contiguous();
        Tensor cosines = real.matmul(matrix.real());
        Tensor sines = real.matmul(matrix.imaginary());
        if (x.imaginary() == null) {
            return new Complex(cosines, sines);
        }
        Tensor imaginary = x.imaginary().contiguous();
        return new Complex(cosines.sub(imaginary.matmul(matrix.imaginary())), sines.add(imaginary.matmul(matrix
                .real())));
    }

    private static Tensor stft(Call call) {
        Tensor signal = call.tensor(0);
        long step = call.integer(1);
        Tensor window = call.tensorOrNull(2);
        long size = call.has(3) ? call.integer(3) : window != null ? window.dim(0) : signal.dim(1);
        boolean oneSided = call.flag("onesided", true) && signal.dim(-1) == 1;
        if (signal.rank() != 3 || step < 1 || size < 1 || size > signal.dim(1)) {
            throw call.error("frames must be steps apart and fit into a signal of three axes", "signal=" + signal
                    .shape() + ", step=" + step + ", length=" + size);
        }
        int frames = Math.toIntExact((signal.dim(1) - size) / step + 1);
        int length = Math.toIntExact(size);
        long[] places = new long[frames * length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i / length * step + i % length;
        }
        // [batch, frames, length, parts]
        Tensor parts = signal.indexSelect(1, Tensor.of(places, frames, length));
        Tensor real = parts.get(-1, 0);
        Tensor imaginary = signal.dim(-1) == 2 ? parts.get(-1, 1) : null;
        if (window != null) {
            real = real.mul(window);
            imaginary = imaginary == null ? null : imaginary.mul(window);
        }
        Complex y = transform(new Complex(real, imaginary), length, false);
        long bins = oneSided ? length / 2 + 1 : length;
        return Tensor.stack(-1, y.real().slice(-1, 0, bins), y.imaginary().slice(-1, 0, bins));
    }
}
