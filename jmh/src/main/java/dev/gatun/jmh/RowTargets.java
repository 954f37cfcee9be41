// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Criterion;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Setting;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.jmh.peer.OneDnnPrimitive;
import dev.gatun.op.Exp;
import dev.gatun.op.Gelu;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Op;
import dev.gatun.op.Softmax;
import dev.gatun.op.Tanh;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;

/// The rows about elementwise functions, softmax and layer norm.
final class RowTargets {
    // Approximations of a few units in the last place each, and sums of at most 1,000 elements.
    private static final double TOLERANCE = 1e-5;
    private static final int[] SIZES = {4_096, 131_072, 16_777_216};
    // Attention of a small encoder (12 heads, sequence 128), its width-768 relative, and class scores of 64 images.
    private static final int[][] ROWS = {{1_536, 128}, {128, 768}, {64, 1_000}};
    private static final double EPS = 1e-5;

    private RowTargets() {
    }

    static List<Target> rows() {
        return List.of(
                new Target("CPU-13", "simd exp, tanh, GELU over 4 K, 128 K and 16 M floats, 1 thread, against oneDNN",
                        Unit.GIGABYTES, Statistic.P50, TOLERANCE, List.of(
                                new Criterion("exp", 1.10, Combine.WORST), new Criterion("tanh", 1.25, Combine.WORST),
                                new Criterion("gelu", 1.40, Combine.WORST)),
                        functions()),
                new Target("CPU-14",
                        "softmax and layer norm, rows of 128, 768 and 1000, simd and dispatched, 1 thread, "
                                + "against oneDNN",
                        Unit.GIGABYTES, Statistic.P50, TOLERANCE, List.of(
                                new Criterion("softmax", 0.95, Combine.WORST),
                                new Criterion("layer norm", 0.85, Combine.WORST),
                                new Criterion("dispatched", 1.00, Combine.WORST)),
                        norms()));
    }

    private static List<Part> functions() {
        List<Part> parts = new ArrayList<>();
        for (int size : SIZES) {
            parts.add(function("exp", new Exp(), dnnl.dnnl_eltwise_exp, size));
            parts.add(function("tanh", new Tanh(), dnnl.dnnl_eltwise_tanh, size));
            parts.add(function("gelu", new Gelu(false), dnnl.dnnl_eltwise_gelu_erf, size));
        }
        return parts;
    }

    private static Part function(String name, Op op, int algorithm, int size) {
        return new Part(name, name + " " + size, new Setting(1, Setting.SIMD), 2.0 * Float.BYTES * size,
                List.of(() -> new GatunOp(1, op, Tensor.of(values(size), size))),
                List.of(() -> OneDnnPrimitive.elementwise(algorithm, values(size))));
    }

    private static List<Part> norms() {
        List<Part> parts = new ArrayList<>();
        for (String dispatch : List.of(Setting.SIMD, "")) {
            for (int[] shape : ROWS) {
                Setting setting = new Setting(1, dispatch);
                int rows = shape[0];
                int width = shape[1];
                String size = rows + "x" + width + (dispatch.isEmpty() ? ", dispatched" : "");
                parts.add(new Part(dispatch.isEmpty() ? "dispatched" : "softmax", "softmax " + size, setting,
                        2.0 * Float.BYTES * rows * width, List.of(() -> new GatunOp(1, new Softmax(1), Tensor.of(values(
                                rows * width), rows, width))),
                        List.of(() -> OneDnnPrimitive.softmax(values(rows * width), rows))));
                parts.add(new Part(dispatch.isEmpty() ? "dispatched" : "layer norm", "layer norm " + size, setting,
                        2.0 * Float.BYTES * rows * width, List.of(() -> new GatunOp(1, new LayerNorm(1, EPS), 1, Tensor
                                .of(values(rows * width), rows, width), Tensor.of(Workload.uniform(width, 5), width),
                                Tensor.of(Workload.uniform(width, 6), width))),
                        List.of(() -> OneDnnPrimitive.layerNorm(values(rows * width), rows, Workload.uniform(width, 5),
                                Workload.uniform(width, 6), EPS))));
            }
        }
        return parts;
    }

    // In -4 to 4, where none of the functions is flat.
    private static float[] values(int size) {
        float[] values = Workload.uniform(size, 4);
        for (int i = 0; i < size; i++) {
            values[i] *= 4;
        }
        return values;
    }
}
