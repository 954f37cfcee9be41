// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.Dropout;
import dev.gatun.op.GroupNorm;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Ops;
import dev.gatun.op.RmsNorm;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Layers of networks that are not convolutions: normalisation, dropout, means over images.
final class NetworkOperators {
    private NetworkOperators() {
    }

    static void register(Operators operators) {
        operators.compute("GlobalAveragePool", 1, call -> call.tensor(0).mean(true, spatial(call)));
        operators.compute("GlobalMaxPool", 1, call -> call.tensor(0).max(true, spatial(call)));
        operators.computeAll("BatchNormalization", 7, NetworkOperators::batchNorm);
        operators.compute("InstanceNormalization", 6, call -> Ops.apply(new GroupNorm((int) call.tensor(0).dim(1), call
                .number("epsilon", 1e-5f)), call.tensors(0)));
        operators.computeAll("LayerNormalization", 17, NetworkOperators::layerNorm);
        // Before the official one, in the official domain.
        operators.computeAll("LayerNormalization", 1, NetworkOperators::layerNorm);
        operators.compute("GroupNormalization", 18, call -> groupNorm(call, true));
        operators.compute("GroupNormalization", 21, call -> groupNorm(call, false));
        operators.compute("RMSNormalization", 23, NetworkOperators::rmsNorm);
        operators.compute("MeanVarianceNormalization", 9, NetworkOperators::standardize);
        operators.computeAll("Dropout", 7, call -> kept(call.tensor(0)));
        operators.computeAll("Dropout", 12, NetworkOperators::dropout);
        operators.computeAll("com.microsoft:SkipLayerNormalization", 1, NetworkOperators::skipLayerNorm);
    }

    private static int[] spatial(Call call) {
        return IntStream.range(2, call.tensor(0).rank()).toArray();
    }

    // ---- normalisation

    private static Tensor[] batchNorm(Call call) {
        double eps = call.number("epsilon", 1e-5f);
        Tensor x = call.tensor(0);
        Tensor mean = call.tensor(3);
        Tensor var = call.tensor(4);
        if (!call.flag("training_mode", false)) {
            if (mean.rank() != 1) {
                // `spatial = 0` of the first version: a mean for each element.
                return new Tensor[] {x.sub(mean).mul(var.add(eps).rsqrt()).mul(call.tensor(1)).add(call.tensor(2))};
            }
            Tensor y = x.rank() > 1 ? Ops.apply(new BatchNormInference(eps), x, call.tensor(1), call.tensor(2), mean,
                    var) : x.sub(mean).mul(var.add(eps).rsqrt()).mul(call.tensor(1)).add(call.tensor(2));
            return new Tensor[] {y, mean, var, mean, var};
        }
        Tensor[] y = Ops.applyAll(new BatchNorm(eps), x, call.tensor(1), call.tensor(2));
        double momentum = call.number("momentum", 0.9f);
        return new Tensor[] {y[0], mean.mul(momentum).add(y[1].mul(1 - momentum)), var.mul(momentum).add(y[2].mul(1
                - momentum))};
    }

    private static Tensor[] layerNorm(Call call) {
        return layerNorm(call, call.tensor(0), call.tensor(1), call.tensorOrNull(2), (int) call.integer("axis", -1),
                call.number("epsilon", 1e-5f), call.wants(1) || call.wants(2));
    }

    private static Tensor[] layerNorm(Call call, Tensor x, Tensor weight, Tensor bias, int axis, double eps,
            boolean statistics) {
        int at = call.axis(axis, x.rank());
        int[] axes = IntStream.range(at, x.rank()).toArray();
        Shape normalized = Shape.of(Arrays.copyOfRange(x.shape().dims(), at, x.rank()));
        boolean plain = weight.shape().equals(normalized) && (bias == null || bias.shape().equals(normalized));
        Tensor y;
        if (plain) {
            y = bias == null ? Ops.apply(new LayerNorm(axes.length, eps), x, weight) : Ops.apply(new LayerNorm(
                    axes.length, eps), x, weight, bias);
        } else {
            y = Ops.apply(new LayerNorm(axes.length, eps), x).mul(weight);
            y = bias == null ? y : y.add(bias);
        }
        if (!statistics) {
            return new Tensor[] {y};
        }
        Tensor mean = x.mean(true, axes);
        return new Tensor[] {y, mean, x.var(0, true, axes).add(eps).rsqrt()};
    }

    private static Tensor[] skipLayerNorm(Call call) {
        Tensor sum = call.tensor(0).add(call.tensor(1));
        sum = call.has(4) ? sum.add(call.tensor(4)) : sum;
        Tensor[] y = layerNorm(call, sum, call.tensor(2), call.tensorOrNull(3), -1, call.number("epsilon", 1e-12f),
                call.wants(1) || call.wants(2));
        return y.length == 1 ? new Tensor[] {y[0], null, null, sum} : new Tensor[] {y[0], y[1], y[2], sum};
    }

    private static Tensor groupNorm(Call call, boolean byGroup) {
        Tensor x = call.tensor(0);
        int groups = call.small("num_groups", 0);
        Tensor weight = call.tensor(1);
        Tensor bias = call.tensor(2);
        if (byGroup && groups > 0) {
            weight = weight.unsqueeze(1).expand(groups, x.dim(1) / groups).reshape(x.dim(1));
            bias = bias.unsqueeze(1).expand(groups, x.dim(1) / groups).reshape(x.dim(1));
        }
        return Ops.apply(new GroupNorm(groups, call.number("epsilon", 1e-5f)), x, weight, bias);
    }

    private static Tensor rmsNorm(Call call) {
        Tensor x = call.tensor(0);
        Tensor weight = call.tensor(1);
        int at = call.axis(call.integer("axis", -1), x.rank());
        RmsNorm op = new RmsNorm(x.rank() - at, call.number("epsilon", 1e-5f));
        Shape normalized = Shape.of(Arrays.copyOfRange(x.shape().dims(), at, x.rank()));
        return weight.shape().equals(normalized) ? Ops.apply(op, x, weight) : Ops.apply(op, x).mul(weight);
    }

    private static Tensor standardize(Call call) {
        Tensor x = call.tensor(0);
        long[] given = call.integers("axes");
        int[] axes = call.axes(given == null ? new long[] {0, 2, 3} : given, x.rank());
        Tensor centred = x.sub(x.mean(true, axes));
        return centred.div(centred.square().mean(true, axes).sqrt().add(1e-9));
    }

    // ---- dropout

    private static Tensor[] kept(Tensor x) {
        return new Tensor[] {x, Tensor.ones(DType.BOOL, x.shape().dims())};
    }

    private static Tensor[] dropout(Call call) {
        Tensor x = call.tensor(0);
        double ratio = call.has(2) && call.number(2) != 0 ? call.has(1) ? call.number(1) : 0.5 : 0;
        if (ratio == 0) {
            return call.wants(1) ? kept(x) : new Tensor[] {x, null};
        }
        Rng rng = new Rng(call.integer("seed", System.nanoTime()));
        Tensor mask = rng.draw(new Dropout(ratio), Tensor.ones(x.dtype(), x.shape().dims()));
        return new Tensor[] {x.mul(mask), mask.notEqual(0)};
    }
}
