// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.util.ArrayList;
import java.util.List;

/// The table of all flat loops: a name, the operands, and the code of one step.
final class LoopTable {
    /// A generated class.
    record Group(String name, LoopType type, String doc, List<Loop> loops, List<Columns> columns,
            List<RowLoop> rows) {
        Group(String name, LoopType type, String doc, List<Loop> loops, List<Columns> columns) {
            this(name, type, doc, loops, columns, List.of());
        }
    }

    @FunctionalInterface
    private interface One {
        String write(Emit e, String x);
    }

    @FunctionalInterface
    private interface Two {
        String write(Emit e, String a, String b);
    }

    private LoopTable() {
    }

    static List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (LoopType type : LoopType.values()) {
            groups.add(new Group(type.name + "Unary", type, "Elementwise functions of one `" + type.scalar
                    + "` operand.", unary(type), List.of()));
            groups.add(new Group(type.name + "Binary", type, "Elementwise functions of two `" + type.scalar
                    + "` operands; the letters name vectors (V) and single elements (S).", binary(type), List.of()));
            groups.add(new Group(type.name + "Reductions", type, "Reductions of `" + type.scalar + "` elements.",
                    reductions(type), columns(type)));
        }
        groups.add(new Group("FloatActivations", LoopType.F32, "Activation functions.", activations(), List.of()));
        groups.add(new Group("FloatGradients", LoopType.F32,
                "Gradients of activation functions: operand `a` is the function's operand or result, `b` the gradient.",
                gradients(), List.of()));
        groups.add(new Group("FloatRows", LoopType.F32, "The loops of softmax, cross-entropy and normalisation over one"
                + " row.", rows(), List.of()));
        groups.add(
                new Group("FloatLines", LoopType.F32, "The loops of softmax, cross-entropy and normalisation over many"
                        + " rows, packed or apart; `s` holds four floats for each.", List.of(), List.of(), lines()));
        groups.add(
                new Group("FloatSteps", LoopType.F32,
                        "The loops of optimizer steps; `n` is a multiple of a vector's elements.",
                        OptimizerLoops.all(LoopType.F32),
                        List.of()));
        groups.add(new Group("DoubleSteps", LoopType.F64,
                "The loops of optimizer steps; `n` is a multiple of a vector's elements.",
                OptimizerLoops.all(LoopType.F64), List.of()));
        return groups;
    }

    private static Loop one(LoopType type, String name, One one) {
        return Loop.of(type, name, "V", (e, x, p) -> List.of(one.write(e, x.get(0))));
    }

    private static List<Loop> unary(LoopType type) {
        List<Loop> loops = new ArrayList<>();
        loops.add(one(type, "neg", Emit::neg));
        loops.add(one(type, "abs", Emit::abs));
        loops.add(one(type, "square", (e, x) -> e.mul(x, x)));
        loops.add(one(type, "cube", (e, x) -> e.mul(e.mul(x, x), x)));
        loops.add(one(type, "sign", (e, x) -> e.select(e.compare("GT", x, e.c(0)), e.c(1),
                e.select(e.compare("LT", x, e.c(0)), e.c(-1), type.isFloat() ? e.add(x, e.c(0)) : x))));
        loops.add(one(type, "relu", (e, x) -> e.select(e.compare("LE", x, e.c(0)), e.c(0), x)));
        loops.add(Loop.of(type, "clamp", "V", (e, x, p) -> List.of(e.min(e.max(x.get(0), p.get(0)), p.get(1))))
                .parameters("low", "high"));
        if (type.isFloat()) {
            loops.add(one(type, "sqrt", Emit::sqrt));
            loops.add(one(type, "rsqrt", (e, x) -> e.div(e.c(1), e.sqrt(x))));
            loops.add(one(type, "reciprocal", (e, x) -> e.div(e.c(1), x)));
            loops.add(one(type, "isNan", (e, x) -> e.compare("NE", x, x)).conditionOutput());
            loops.add(one(type, "isFinite", (e, x) -> e.compare("LT", e.abs(x), e.c(Double.POSITIVE_INFINITY)))
                    .conditionOutput());
            loops.add(Loop.of(type, "multiply", "V", (e, x, p) -> List.of(e.mul(x.get(0), p.get(0)))).parameters(
                    "factor"));
            loops.add(Loop.of(type, "leakyRelu", "V", (e, x, p) -> List.of(e.select(e.compare("GT", x.get(0), e.c(0)),
                    x.get(0), e.mul(x.get(0), p.get(0))))).parameters("slope"));
        }
        if (type == LoopType.F32) {
            loops.add(one(type, "exp", FloatFunctions::exp));
            loops.add(one(type, "expm1", FloatFunctions::expm1));
            loops.add(one(type, "log", FloatFunctions::log));
            loops.add(one(type, "log1p", FloatFunctions::log1p).unroll(2));
            loops.add(one(type, "sin", (e, x) -> FloatFunctions.sine(e, x, false)).unroll(2).slow("32768",
                    "UnaryLimits.sin"));
            loops.add(one(type, "cos", (e, x) -> FloatFunctions.sine(e, x, true)).unroll(2).slow("32768",
                    "UnaryLimits.cos"));
            loops.add(one(type, "round", (e, x) -> FloatFunctions.round(e, x, 0)));
            loops.add(one(type, "floor", (e, x) -> FloatFunctions.round(e, x, -1)));
            loops.add(one(type, "ceil", (e, x) -> FloatFunctions.round(e, x, 1)));
        }
        return loops;
    }

    private static List<Loop> activations() {
        LoopType type = LoopType.F32;
        List<Loop> loops = new ArrayList<>();
        loops.add(one(type, "sigmoid", FloatFunctions::sigmoid));
        loops.add(one(type, "tanh", FloatFunctions::tanh));
        loops.add(one(type, "erf", FloatFunctions::erf).unroll(2));
        loops.add(one(type, "gelu", (e, x) -> FloatFunctions.gelu(e, x, false)).unroll(2));
        loops.add(one(type, "geluTanh", (e, x) -> FloatFunctions.gelu(e, x, true)));
        loops.add(one(type, "silu", (e, x) -> e.mul(x, FloatFunctions.sigmoid(e, x))));
        loops.add(Loop.of(type, "elu", "V", (e, x, p) -> List.of(e.select(e.compare("GT", x.get(0), e.c(0)), x.get(0),
                e.mul(FloatFunctions.expm1(e, x.get(0)), p.get(0))))).parameters("alpha"));
        loops.add(Loop.of(type, "softplus", "V", (e, x, p) -> List.of(FloatFunctions.softplus(e, x.get(0), p.get(0),
                p.get(1), p.get(2)))).parameters("beta", "inverseBeta", "threshold").unroll(2));
        loops.add(one(type, "hardSigmoid", (e, x) -> e.mul(hardStep(e, x), e.c(1 / 6.0))));
        loops.add(one(type, "hardSwish", (e, x) -> e.mul(e.mul(hardStep(e, x), e.c(1 / 6.0)), x)));
        return loops;
    }

    private static String hardStep(Emit e, String x) {
        return e.min(e.max(e.add(x, e.c(3)), e.c(0)), e.c(6));
    }

    private static Loop gradient(String name, Two two) {
        return Loop.of(LoopType.F32, name, "VV", (e, x, p) -> List.of(two.write(e, x.get(0), x.get(1))));
    }

    private static List<Loop> gradients() {
        LoopType type = LoopType.F32;
        List<Loop> loops = new ArrayList<>();
        loops.add(gradient("relu", (e, x, g) -> e.select(e.compare("LE", x, e.c(0)), e.c(0), g)));
        loops.add(Loop.of(type, "leakyRelu", "VV", (e, x, p) -> List.of(e.select(e.compare("GT", x.get(0), e.c(0)),
                x.get(1), e.mul(x.get(1), p.get(0))))).parameters("slope"));
        loops.add(Loop.of(type, "elu", "VV", (e, x, p) -> List.of(e.select(e.compare("GT", x.get(0), e.c(0)), x.get(1),
                e.mul(e.mul(x.get(1), p.get(0)), FloatFunctions.expOfNegative(e, x.get(0)))))).parameters("alpha"));
        loops.add(gradient("sigmoid", (e, y, g) -> e.mul(e.mul(g, y), e.sub(e.c(1), y))));
        loops.add(gradient("tanh", (e, y, g) -> e.mul(g, e.fma(e.neg(y), y, e.c(1)))));
        loops.add(gradient("gelu", (e, x, g) -> FloatFunctions.geluGrad(e, x, g, false)).unroll(2));
        loops.add(gradient("geluTanh", (e, x, g) -> FloatFunctions.geluGrad(e, x, g, true)).unroll(2));
        loops.add(gradient("silu", FloatFunctions::siluGrad));
        loops.add(Loop.of(type, "softplus", "VV", (e, x, p) -> {
            String scaled = e.mul(x.get(0), p.get(0));
            String slope = e.mul(x.get(1), FloatFunctions.sigmoid(e, scaled));
            return List.of(e.select(e.compare("GT", scaled, p.get(1)), x.get(1), slope));
        }).parameters("beta", "threshold"));
        loops.add(Loop.of(type, "clamp", "VV", (e, x, p) -> {
            String inside = e.and(e.compare("GE", x.get(0), p.get(0)), e.compare("LE", x.get(0), p.get(1)));
            return List.of(e.select(inside, x.get(1), e.c(0)));
        }).parameters("low", "high"));
        loops.add(Loop.of(type, "hardTanh", "VV", (e, x, p) -> {
            String low = e.select(e.compare("LE", x.get(0), p.get(0)), e.c(0), x.get(1));
            return List.of(e.select(e.compare("GE", x.get(0), p.get(1)), e.c(0), low));
        }).parameters("low", "high"));
        loops.add(gradient("hardSwish", (e, x, g) -> {
            String y = e.mul(g, e.fma(x, e.c(1 / 3.0), e.c(0.5)));
            y = e.select(e.compare("GE", x, e.c(3)), g, y);
            return e.select(e.compare("LE", x, e.c(-3)), e.c(0), y);
        }));
        return loops;
    }

    private static void forms(List<Loop> loops, LoopType type, String name, Two two) {
        for (String form : List.of("VV", "VS", "SV")) {
            loops.add(Loop.of(type, name + form, form, (e, x, p) -> List.of(two.write(e, x.get(0), x.get(1)))));
        }
    }

    private static List<Loop> binary(LoopType type) {
        List<Loop> loops = new ArrayList<>();
        forms(loops, type, "add", Emit::add);
        forms(loops, type, "sub", Emit::sub);
        forms(loops, type, "mul", Emit::mul);
        if (type.isFloat()) {
            forms(loops, type, "div", Emit::div);
        }
        forms(loops, type, "max", Emit::max);
        forms(loops, type, "min", Emit::min);
        String[][] comparisons = {{"equal", "EQ"}, {"notEqual", "NE"}, {"less", "LT"}, {"lessEqual", "LE"},
            {"greater", "GT"}, {"greaterEqual", "GE"}};
        for (String[] comparison : comparisons) {
            for (String form : List.of("VV", "VS", "SV")) {
                loops.add(Loop.of(type, comparison[0] + form, form, (e, x, p) -> List.of(e.compare(comparison[1],
                        x.get(0), x.get(1)))).conditionOutput());
            }
        }
        if (!type.isFloat()) {
            for (String form : List.of("MVV", "MVS", "MSV", "MSS", "mVV", "mVS", "mSV", "mSS")) {
                String suffix = form.startsWith("m") ? "S" + form.substring(1) : "V" + form.substring(1);
                loops.add(Loop.of(type, "select" + suffix, form, (e, x, p) -> List.of(e.select(x.get(0), x.get(1),
                        x.get(2)))));
            }
        }
        return loops;
    }

    private static Loop reduction(LoopType type, String name, String kind, One one) {
        return Loop.of(type, name, "V", (e, x, p) -> List.of(one.write(e, x.get(0)))).outputs(0).accumulators(kind);
    }

    private static List<Loop> reductions(LoopType type) {
        List<Loop> loops = new ArrayList<>();
        loops.add(reduction(type, "sum", "ADD", (e, x) -> x));
        loops.add(reduction(type, "largest", "MAX", (e, x) -> x));
        loops.add(reduction(type, "smallest", "MIN", (e, x) -> x));
        return loops;
    }

    private static List<Columns> columns(LoopType type) {
        return List.of(new Columns(type, "sumRows", "ADD"), new Columns(type, "largestRows", "MAX"),
                new Columns(type, "smallestRows", "MIN"));
    }

    private static List<Loop> rows() {
        LoopType type = LoopType.F32;
        List<Loop> loops = new ArrayList<>();
        loops.add(reduction(type, "largest", "LARGER", (e, x) -> x));
        loops.add(Loop.of(type, "expOfDifference", "V", (e, x, p) -> {
            String y = FloatFunctions.expOfNegative(e, e.sub(x.get(0), p.get(0)));
            return List.of(y, y);
        }).parameters("largest").accumulators("ADD"));
        loops.add(Loop.of(type, "sumOfExp", "V", (e, x, p) -> List.of(FloatFunctions.expOfNegative(e, e.sub(x.get(0),
                p.get(0))))).outputs(0).parameters("largest").accumulators("ADD"));
        loops.add(Loop.of(type, "sumOfProducts", "VV", (e, x, p) -> List.of(e.mul(x.get(0), x.get(1)))).outputs(0)
                .accumulators("ADD"));
        loops.add(Loop.of(type, "sumOfSquares", "V", (e, x, p) -> {
            String d = e.sub(x.get(0), p.get(0));
            return List.of(e.mul(d, d));
        }).parameters("mean").outputs(0).accumulators("ADD"));
        loops.add(Loop.of(type, "moments", "V", (e, x, p) -> {
            String d = e.sub(x.get(0), p.get(0));
            return List.of(d, e.mul(d, d));
        }).parameters("shift").outputs(0).accumulators("ADD", "ADD"));
        loops.add(Loop.of(type, "subtract", "V", (e, x, p) -> List.of(e.sub(x.get(0), p.get(0)))).parameters("amount"));
        loops.add(Loop.of(type, "subtractTwice", "V", (e, x, p) -> List.of(e.sub(e.sub(x.get(0), p.get(0)), p.get(1))))
                .parameters("first", "second"));
        loops.add(Loop.of(type, "softmaxGradient", "VV", (e, x, p) -> List.of(e.mul(x.get(0), e.sub(x.get(1),
                p.get(0))))).parameters("along"));
        loops.add(
                Loop.of(type, "logSoftmaxGradient", "VV", (e, x, p) -> List.of(e.fma(e.neg(FloatFunctions.expOfNegative(
                        e, x.get(0))), p.get(0), x.get(1)))).parameters("sum"));
        loops.add(Loop.of(type, "standardize", "V", (e, x, p) -> List.of(e.mul(e.sub(x.get(0), p.get(0)), p.get(1))))
                .parameters("mean", "scale"));
        loops.add(Loop.of(type, "standardizeScaled", "VV", (e, x, p) -> List.of(e.mul(e.mul(e.sub(x.get(0), p.get(0)),
                p.get(1)), x.get(1)))).parameters("mean", "scale"));
        loops.add(Loop.of(type, "standardizeAffine", "VVV", (e, x, p) -> List.of(e.fma(e.mul(e.sub(x.get(0), p.get(0)),
                p.get(1)), x.get(1), x.get(2)))).parameters("mean", "scale"));
        loops.add(Loop.of(type, "affine", "V", (e, x, p) -> List.of(e.fma(e.sub(x.get(0), p.get(0)), p.get(1), p.get(
                2)))).parameters("mean", "scale", "shift"));
        loops.add(Loop.of(type, "gradientSums", "VV", (e, x, p) -> List.of(x.get(1), e.mul(x.get(1), e.sub(x.get(0),
                p.get(0))))).parameters("mean").outputs(0).accumulators("ADD", "ADD"));
        loops.add(Loop.of(type, "weightedGradientSums", "VVV", (e, x, p) -> {
            String g = e.mul(x.get(1), x.get(2));
            return List.of(g, e.mul(g, e.sub(x.get(0), p.get(0))));
        }).parameters("mean").outputs(0).accumulators("ADD", "ADD"));
        loops.add(Loop.of(type, "gradient", "VV", (e, x, p) -> {
            String centered = e.sub(e.mul(x.get(1), p.get(2)), p.get(3));
            return List.of(e.fma(e.sub(x.get(0), p.get(0)), p.get(1), e.mul(centered, p.get(4))));
        }).parameters("mean", "slope", "weight", "gradientMean", "scale"));
        loops.add(Loop.of(type, "weightedGradient", "VVV", (e, x, p) -> {
            String centered = e.sub(e.mul(x.get(1), x.get(2)), p.get(2));
            return List.of(e.fma(e.sub(x.get(0), p.get(0)), p.get(1), e.mul(centered, p.get(3))));
        }).parameters("mean", "slope", "gradientMean", "scale"));
        loops.add(Loop.of(type, "weightGradient", "VVV", (e, x, p) -> List.of(e.fma(e.mul(e.sub(x.get(0), p.get(0)), p
                .get(1)), x.get(1), x.get(2)))).parameters("mean", "scale"));
        return loops;
    }

    // Records: the largest, then the sum of exponentials or what it gives.
    private static List<RowLoop> lines() {
        List<RowLoop> loops = new ArrayList<>();
        loops.add(RowLoop.of("largest", "V", (e, x, p) -> List.of(x.get(0))).noOutput().accumulate("LARGER", 0));
        loops.add(RowLoop.of("expOfDifference", "V", (e, x, p) -> {
            String y = FloatFunctions.expOfNegative(e, e.sub(x.get(0), p.get(0)));
            return List.of(y, y);
        }).given(0).accumulate("ADD", 1));
        loops.add(RowLoop.of("sumOfExp", "V", (e, x, p) -> List.of(FloatFunctions.expOfNegative(e, e.sub(x.get(0),
                p.get(0))))).noOutput().given(0).accumulate("ADD", 1));
        loops.add(RowLoop.of("multiply", "V", (e, x, p) -> List.of(e.mul(x.get(0), p.get(0)))).given(1));
        loops.add(RowLoop.of("subtractTwice", "V", (e, x, p) -> List.of(e.sub(e.sub(x.get(0), p.get(0)), p.get(1))))
                .given(0, 1));
        loops.add(RowLoop.of("sumOfProducts", "VV", (e, x, p) -> List.of(e.mul(x.get(0), x.get(1)))).noOutput()
                .accumulate("ADD", 0));
        loops.add(RowLoop.of("softmaxGradient", "VV", (e, x, p) -> List.of(e.mul(x.get(0), e.sub(x.get(1), p.get(0)))))
                .given(0));
        loops.add(RowLoop.of("sum", "V", (e, x, p) -> List.of(x.get(0))).noOutput().accumulate("ADD", 0));
        loops.add(RowLoop.of("logSoftmaxGradient", "VV", (e, x, p) -> List.of(e.fma(e.neg(FloatFunctions.expOfNegative(
                e, x.get(0))), p.get(0), x.get(1)))).given(0));
        loops.add(RowLoop.of("moments", "V", (e, x, p) -> {
            String d = e.sub(x.get(0), p.get(0));
            return List.of(d, d);
        }).noOutput().fromFirst().accumulate("ADD", 0).accumulate("SQUARE", 1));
        loops.add(RowLoop.of("sumOfSquares", "V", (e, x, p) -> List.of(x.get(0))).noOutput().accumulate("SQUARE",
                1));
        loops.add(RowLoop.of("standardize", "V", (e, x, p) -> List.of(e.mul(e.sub(x.get(0), p.get(0)), p.get(1))))
                .given(0, 1));
        loops.add(RowLoop.of("standardizeScaled", "VC", (e, x, p) -> List.of(e.mul(e.mul(e.sub(x.get(0), p.get(0)),
                p.get(1)), x.get(1)))).given(0, 1));
        loops.add(RowLoop.of("standardizeAffine", "VCC", (e, x, p) -> List.of(e.fma(e.mul(e.sub(x.get(0), p.get(0)),
                p.get(1)), x.get(1), x.get(2)))).given(0, 1));
        loops.add(RowLoop.of("gradientSums", "VV", (e, x, p) -> List.of(x.get(1), e.mul(x.get(1), e.sub(x.get(0),
                p.get(0))))).noOutput().given(0).accumulate("ADD", 2).accumulate("ADD", 3));
        loops.add(RowLoop.of("weightedGradientSums", "VVC", (e, x, p) -> {
            String g = e.mul(x.get(1), x.get(2));
            return List.of(g, e.mul(g, e.sub(x.get(0), p.get(0))));
        }).noOutput().given(0).accumulate("ADD", 2).accumulate("ADD", 3));
        loops.add(RowLoop.of("gradient", "VV", (e, x, p) -> List.of(e.fma(e.sub(x.get(0), p.get(0)), p.get(2), e.mul(
                e.sub(x.get(1), p.get(3)), p.get(1))))).given(0, 1, 2, 3));
        // Of attention: the records' places 2 and 3 are what is subtracted or the largest, and a factor or a sum.
        loops.add(RowLoop.of("largestApart", "V", (e, x, p) -> List.of(x.get(0))).strided().noOutput().accumulate(
                "LARGER", 2));
        loops.add(RowLoop.of("expOfDifferenceApart", "V", (e, x, p) -> {
            String y = FloatFunctions.expOfNegative(e, e.sub(x.get(0), p.get(0)));
            return List.of(y, y);
        }).strided().given(2).accumulate("ADD", 3));
        loops.add(RowLoop.of("multiplyApart", "V", (e, x, p) -> List.of(e.mul(x.get(0), p.get(0)))).strided()
                .given(3));
        loops.add(RowLoop.of("softmaxGradientApart", "VV", (e, x, p) -> List.of(e.mul(x.get(0), e.sub(x.get(1), p.get(
                0))))).strided().given(2));
        loops.add(RowLoop.of("weightedGradient", "VVC", (e, x, p) -> List.of(e.fma(e.sub(x.get(0), p.get(0)), p.get(2),
                e.mul(e.sub(e.mul(x.get(1), x.get(2)), p.get(3)), p.get(1))))).given(0, 1, 2, 3));
        return loops;
    }
}
