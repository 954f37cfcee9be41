// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.autograd.Tape;
import dev.gatun.internal.Eager;
import dev.gatun.op.Ops;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Compares gradients with central finite differences in `F64` on the reference backend.
///
/// A function of tensors is turned into a number by a fixed random weighting of its results. With step `h = 1e-5` the
/// difference quotient has a truncation error of about `h^2` times the third derivative and a rounding error of about
/// `1e-16 / h`, both below 1e-9 for values near 1; `1e-6` of the gradient's largest magnitude (at least 1) is allowed.
public final class GradientCheck {
    private static final double STEP = 1e-5;
    private static final double ALLOWED = 1e-6;
    private static final int ELEMENTS = 24;

    private final Eager reference = new Eager(Dispatcher.forced("*:reference"));

    /// A check on the reference backend.
    public GradientCheck() {
    }

    /// Checks a case as far as it claims; an empty text means that all agrees, else the first difference.
    public String check(OpCase opCase) {
        if (opCase.gradient() == OpCase.Gradient.NONE) {
            return "";
        }
        try (Scope _ = Scope.open("gradient check")) {
            return Ops.with(reference, () -> {
                Tensor[] inputs = Arrays.stream(opCase.inputs()).map(x -> x.dtype() == DType.F32 ? x.to(DType.F64) : x)
                        .toArray(Tensor[]::new);
                Function<Tensor[], Tensor> first = in -> weighted(Ops.applyAll(opCase.op(), in), 1);
                String difference = compare("first", first, inputs);
                if (difference.isEmpty() && opCase.gradient() == OpCase.Gradient.SECOND) {
                    Function<Tensor[], Tensor> second = in -> weighted(gradients(first, in).toArray(Tensor[]::new), 2);
                    difference = compare("second", second, inputs);
                }
                return difference;
            });
        }
    }

    private static String compare(String order, Function<Tensor[], Tensor> f, Tensor[] inputs) {
        List<Tensor> gradients = gradients(f, inputs);
        SplittableRandom random = new SplittableRandom(3);
        int next = 0;
        for (int n = 0; n < inputs.length; n++) {
            if (inputs[n].dtype() != DType.F64) {
                continue;
            }
            double[] gradient = gradients.get(next++).toDoubles();
            double scale = Math.max(1, Arrays.stream(gradient).map(Math::abs).max().orElse(0));
            for (int i = 0; i < gradient.length; i++) {
                if (gradient.length > ELEMENTS && random.nextInt(gradient.length) >= ELEMENTS) {
                    continue;
                }
                double numeric = quotient(x -> f.apply(x).item(), inputs, n, i);
                if (!(Math.abs(numeric - gradient[i]) <= ALLOWED * scale)) {
                    return String.format(Locale.ROOT,
                            "%s order: input %d element %d: gradient %.12g, finite difference "
                                    + "%.12g",
                            order, n, i, gradient[i], numeric);
                }
            }
        }
        return "";
    }

    private static double quotient(ToDoubleFunction<Tensor[]> f, Tensor[] inputs, int input, int element) {
        double[] sides = new double[2];
        for (int side = 0; side < 2; side++) {
            try (Scope _ = Scope.open("difference")) {
                Tensor[] moved = inputs.clone();
                moved[input] = inputs[input].copy();
                double x = DType.F64.getDouble(moved[input].segment(), element * 8L);
                DType.F64.setDouble(moved[input].segment(), element * 8L, x + (side == 0 ? -STEP : STEP));
                sides[side] = f.applyAsDouble(moved);
            }
        }
        return (sides[1] - sides[0]) / (2 * STEP);
    }

    private static List<Tensor> gradients(Function<Tensor[], Tensor> f, Tensor[] inputs) {
        List<Tensor> wrt = Arrays.stream(inputs).filter(x -> x.dtype() == DType.F64).toList();
        Tape tape = Tape.watching(wrt);
        return tape.gradients(tape.record(() -> f.apply(inputs)), wrt);
    }

    // The sum of all floating-point results, each element weighted by a fixed number of magnitude near 1.
    private static Tensor weighted(Tensor[] results, int salt) {
        Tensor total = Tensor.scalar(0, DType.F64);
        for (int n = 0; n < results.length; n++) {
            Tensor y = results[n];
            if (y.dtype().isFloat()) {
                SplittableRandom random = new SplittableRandom(31L * n + salt);
                double[] weights = random.doubles(y.size(), 0.5, 1.5).toArray();
                total = total.add(y.mul(Tensor.of(weights, y.shape().dims())).sum());
            }
        }
        return total;
    }

    /// Checks all cases; the texts of those that disagree.
    public List<String> failures(List<OpCase> cases) {
        List<String> failures = new ArrayList<>();
        for (OpCase opCase : cases) {
            String difference = check(opCase);
            if (!difference.isEmpty()) {
                failures.add(opCase + ": " + difference);
            }
        }
        return failures;
    }
}
