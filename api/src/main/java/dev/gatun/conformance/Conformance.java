// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.internal.Eager;
import dev.gatun.op.Fidelity;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Reshape;
import dev.gatun.op.ViewOp;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Compares a backend with the reference backend, case by case.
///
/// Ops of fidelity EXACT must agree bit for bit. Of fidelity ROUNDING, each element may differ by
/// `eps * (8 + 4 * sqrt(n)) * scale`, where `eps` is the spacing of the result's type at 1, `n` the number of
/// operations
/// per result element (from [Op#cost]) and `scale` the result's largest magnitude: the growth of rounding errors of
/// random sign. NaN and infinity must be in the same places. Ops of fidelity RANDOM need the same specs only.
public final class Conformance {
    /// What a case came to.
    public enum Status {
        /// The backend's kernel agrees.
        AGREES,
        /// The backend has no kernel for it.
        DECLINED,
        /// The backend's kernel differs or fails.
        FAILED
    }

    /// One case on one backend.
    ///
    /// @param variant element type and layout of the operands
    /// @param detail the reason of a refusal or the first difference; empty where it agrees
    public record Result(OpCase opCase, String variant, Status status, String detail) {
        @Override
        public String toString() {
            return opCase + " (" + variant + "): " + status.name().toLowerCase(Locale.ROOT)
                    + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    private final String backend;
    private final Dispatcher forced;
    private final Eager candidate;
    private final Eager reference = new Eager(Dispatcher.forced("*:reference"));

    /// A comparison of `backend`.
    ///
    /// @throws IllegalArgumentException if there is no such backend
    public Conformance(String backend) {
        this.backend = backend;
        this.forced = Dispatcher.forced("*:" + backend);
        this.candidate = new Eager(forced);
    }

    /// Runs a case in every element type and layout that it stands for.
    public List<Result> run(OpCase opCase) {
        List<Result> results = new ArrayList<>();
        results.add(run(opCase, false, false));
        results.add(run(opCase, false, true));
        runFixed(opCase, false, results);
        if (opCase.has(DType.F32)) {
            results.add(run(opCase, true, false));
            results.add(run(opCase, true, true));
            runFixed(opCase, true, results);
        }
        return results;
    }

    // Once more with all operands but the first as constants, where the kernel then does something else.
    private void runFixed(OpCase opCase, boolean wide, List<Result> results) {
        String variant = (wide ? "f64, " : "") + "fixed";
        Op op = opCase.op();
        if (op instanceof ViewOp || op instanceof MutatingOp) {
            return;
        }
        try (Scope _ = Scope.open("conformance")) {
            Tensor[] inputs = Ops.with(reference, () -> wide ? widen(opCase.inputs()) : opCase.inputs());
            TensorSpec[] specs = Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new);
            if (!backend.equals(forced.explain(op, List.of(specs)).chosen())) {
                return;
            }
            Dispatcher.Choice choice = forced.choose(op, specs);
            Tensor[] constants = inputs.clone();
            constants[0] = null;
            Kernel fixed = choice.kernel().fix(constants);
            if (fixed == choice.kernel()) {
                return;
            }
            Tensor[] expected = reference.execute(op, inputs);
            Tensor[] actual = choice.outputs().stream().map(Tensor::empty).toArray(Tensor[]::new);
            fixed.run(inputs, actual, Arena.ofAuto().allocate(Math.max(1, choice.scratchBytes()), 64));
            results.add(compare(opCase, variant, specs, List.of(expected), List.of(actual)));
        } catch (RuntimeException e) {
            results.add(new Result(opCase, variant, Status.FAILED, e.toString()));
        }
    }

    private Result run(OpCase opCase, boolean wide, boolean strided) {
        String variant = (wide ? "f64, " : "") + (strided ? "strided" : "packed");
        try (Scope _ = Scope.open("conformance")) {
            Op op = opCase.op();
            Tensor[] inputs = Ops.with(reference, () -> wide ? widen(opCase.inputs()) : opCase.inputs());
            boolean mutates = op instanceof MutatingOp;
            Tensor[] operands = strided && !mutates && !(op instanceof Reshape)
                    ? Ops.with(reference, () -> stride(inputs)) : copies(inputs);
            List<TensorSpec> specs = Arrays.stream(operands).map(Tensor::spec).toList();
            if (!(op instanceof ViewOp)) {
                String chosen = forced.explain(op, specs).chosen();
                if (!backend.equals(chosen)) {
                    return new Result(opCase, variant, Status.DECLINED, "runs as " + chosen);
                }
            }
            Tensor[] expected = reference.execute(op, inputs);
            Tensor[] actual = candidate.execute(op, operands);
            List<Tensor> wanted = new ArrayList<>(List.of(expected));
            List<Tensor> got = new ArrayList<>(List.of(actual));
            for (int i = 0; i < inputs.length; i++) {
                if (op instanceof MutatingOp m && m.mutates(i)) {
                    wanted.add(inputs[i]);
                    got.add(operands[i]);
                }
            }
            return compare(opCase, variant, specs.toArray(TensorSpec[]::new), wanted, got);
        } catch (RuntimeException e) {
            return new Result(opCase, variant, Status.FAILED, e.toString());
        }
    }

    private Result compare(OpCase opCase, String variant, TensorSpec[] specs, List<Tensor> expected,
            List<Tensor> actual) {
        Op op = opCase.op();
        double flops = op.cost(List.of(specs), op.infer(List.of(specs))).flops();
        for (int i = 0; i < expected.size(); i++) {
            Tensor a = expected.get(i);
            Tensor b = actual.get(i);
            double work = a.size() == 0 ? 0 : flops / a.size();
            String difference = Ops.with(reference, () -> difference(op.fidelity(), work, a, b));
            if (!difference.isEmpty()) {
                return new Result(opCase, variant, Status.FAILED, "output " + i + ": " + difference);
            }
        }
        return new Result(opCase, variant, Status.AGREES, "");
    }

    private static Tensor[] widen(Tensor[] inputs) {
        return Arrays.stream(inputs).map(x -> x.dtype() == DType.F32 ? x.to(DType.F64) : x).toArray(Tensor[]::new);
    }

    private static Tensor[] copies(Tensor[] inputs) {
        return Arrays.stream(inputs).map(Tensor::copy).toArray(Tensor[]::new);
    }

    // The same values with the axes in reverse order in memory, one element of padding after each and three in front.
    private static Tensor[] stride(Tensor[] inputs) {
        Tensor[] strided = new Tensor[inputs.length];
        for (int i = 0; i < strided.length; i++) {
            TensorSpec spec = inputs[i].spec();
            long[] strides = new long[spec.rank()];
            long step = 2;
            for (int axis = 0; axis < strides.length; axis++) {
                strides[axis] = step;
                step *= spec.dim(axis);
            }
            TensorSpec layout = TensorSpec.strided(spec.dtype(), spec.shape(), strides);
            Tensor memory = Tensor.full(1, spec.dtype(), layout.extent() + 3);
            strided[i] = memory.view(layout, 3).copyFrom(inputs[i]);
        }
        return strided;
    }

    /// The first difference between two tensors that the fidelity does not allow; empty if there is none.
    ///
    /// @param work operations per element
    public static String difference(Fidelity fidelity, double work, Tensor expected, Tensor actual) {
        if (!expected.spec().packed().equals(actual.spec().packed())) {
            return "expected " + expected.spec() + ", got " + actual.spec();
        }
        if (fidelity == Fidelity.RANDOM) {
            return "";
        }
        double[] wanted = expected.toDoubles();
        double[] got = actual.toDoubles();
        double scale = Arrays.stream(wanted).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        double allowed = 0;
        if (fidelity == Fidelity.ROUNDING && expected.dtype().isFloat()) {
            double eps = switch (expected.dtype()) {
                case F64 -> Math.ulp(1.0);
                case BF16 -> 0x1p-7;
                case F16 -> 0x1p-10;
                default -> Math.ulp(1f);
            };
            allowed = eps * (8 + 4 * Math.sqrt(work)) * scale;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean same = Double.compare(wanted[i], got[i]) == 0 || wanted[i] == got[i] && allowed > 0;
            if (!same && !(Math.abs(wanted[i] - got[i]) <= allowed)) {
                return String.format(Locale.ROOT, "element %d: expected %s, got %s, allowed difference %.3g", i,
                        wanted[i], got[i], allowed);
            }
        }
        return "";
    }
}
