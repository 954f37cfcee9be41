// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The mean over windows that divide the last two axes into a given number of parts, as in PyTorch's
/// `adaptive_avg_pool2d`: part `i` of `n` covers the rows `floor(i * H / n)` to `ceil((i + 1) * H / n) - 1`.
///
/// Operand: x `[N,C,H,W]`; result `[N,C,height,width]`. An empty image is an error.
///
/// @param height rows of the result, at least 1
/// @param width columns of the result, at least 1
public record AdaptiveAvgPool2d(int height, int width) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.floating(this, x);
        Check.that(x.rank() == 4 && x.dim(2) > 0 && x.dim(3) > 0, this,
                "input must have 4 axes, the last two not empty", "input=" + x.shape(), inputs);
        Check.that(height > 0 && width > 0, this, "the result must not be empty", "height=" + height + ", width="
                + width, inputs);
        return List.of(TensorSpec.of(x.dtype(), x.dim(0), x.dim(1), height, width));
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(inputs.get(0).size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        if (height == 1 && width == 1) {
            return new Tensor[] {x.mean(true, 2, 3)};
        }
        if (x.dim(2) % height == 0 && x.dim(3) % width == 0) {
            int kernelH = Math.toIntExact(x.dim(2) / height);
            int kernelW = Math.toIntExact(x.dim(3) / width);
            Window2d window = Window2d.of(kernelH, kernelW, 0, 0);
            return new Tensor[] {Ops.apply(new AvgPool2d(kernelH, kernelW, window, true, false), x)};
        }
        return new Tensor[] {means(x, x.dim(2), height).matmul(x).matmul(means(x, x.dim(3), width).t())};
    }

    // The matrix whose product with a vector of `size` elements holds the means of its `parts` parts.
    private static Tensor means(Tensor x, long size, int parts) {
        int n = Math.toIntExact(size);
        double[] matrix = new double[parts * n];
        for (int i = 0; i < parts; i++) {
            int start = (int) ((long) i * n / parts);
            int end = (int) Math.ceilDiv((i + 1L) * n, parts);
            for (int j = start; j < end; j++) {
                matrix[i * n + j] = 1.0 / (end - start);
            }
        }
        return Tensor.of(matrix, parts, n).to(x.dtype());
    }
}
