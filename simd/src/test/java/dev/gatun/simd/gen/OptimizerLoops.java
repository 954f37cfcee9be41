// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.util.ArrayList;
import java.util.List;

/// The loops of optimizer steps. Operands are the parameter, the gradient and the states; all but the gradient are
/// overwritten.
final class OptimizerLoops {
    private OptimizerLoops() {
    }

    static List<Loop> all(LoopType type) {
        List<Loop> loops = new ArrayList<>();
        loops.add(Loop.of(type, "sgd", "VV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            return List.of(e.fma(e.neg(p.get(0)), g, x.get(0)));
        }).parameters("rate", "decay"));
        loops.add(Loop.of(type, "momentum", "VVV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String velocity = e.fma(p.get(2), x.get(2), e.mul(p.get(3), g));
            return List.of(e.fma(e.neg(p.get(0)), velocity, x.get(0)), velocity);
        }).outputs(2).parameters("rate", "decay", "momentum", "fresh"));
        loops.add(Loop.of(type, "nesterov", "VVV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String velocity = e.fma(p.get(2), x.get(2), e.mul(p.get(3), g));
            String ahead = e.fma(p.get(4), velocity, g);
            return List.of(e.fma(e.neg(p.get(0)), ahead, x.get(0)), velocity);
        }).outputs(2).parameters("rate", "decay", "momentum", "fresh", "look"));
        loops.add(Loop.of(type, "adagrad", "VVV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String sum = e.fma(g, g, x.get(2));
            String change = e.div(g, e.add(e.sqrt(sum), p.get(2)));
            return List.of(e.fma(e.neg(p.get(0)), change, x.get(0)), sum);
        }).outputs(2).parameters("rate", "decay", "eps"));
        loops.add(Loop.of(type, "adam", "VVVV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String parameter = e.mul(x.get(0), p.get(2));
            String mean = e.fma(p.get(3), x.get(2), e.mul(p.get(4), g));
            String square = e.fma(p.get(5), x.get(3), e.mul(e.mul(p.get(6), g), g));
            String root = e.fma(e.sqrt(square), p.get(7), p.get(8));
            return List.of(e.fma(e.neg(p.get(0)), e.div(mean, root), parameter), mean, square);
        }).outputs(3).unroll(2).parameters("rate", "decay", "keep", "beta1", "fresh1", "beta2", "fresh2", "correction",
                "eps"));
        if (type == LoopType.F32) {
            rmsProp(loops, type);
        }
        loops.forEach(Loop::whole);
        return loops;
    }

    // With momentum the step is several loops: one over that many operands would be too big for the first compiler tier.
    private static void rmsProp(List<Loop> loops, LoopType type) {
        loops.add(Loop.of(type, "rmsProp", "VVV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String square = e.fma(p.get(2), x.get(2), e.mul(e.mul(p.get(3), g), g));
            String change = e.div(g, e.add(e.sqrt(square), p.get(4)));
            return List.of(e.fma(e.neg(p.get(0)), change, x.get(0)), square);
        }).outputs(2).parameters("rate", "decay", "alpha", "fresh", "eps"));
        loops.add(Loop.of(type, "averageSquare", "VVV", (e, x, p) -> {
            String g = e.fma(p.get(0), x.get(0), x.get(1));
            return List.of(e.fma(p.get(1), x.get(2), e.mul(e.mul(p.get(2), g), g)));
        }).parameters("decay", "alpha", "fresh"));
        loops.add(Loop.of(type, "average", "VVV", (e, x, p) -> {
            String g = e.fma(p.get(0), x.get(0), x.get(1));
            return List.of(e.fma(p.get(1), x.get(2), e.mul(p.get(2), g)));
        }).parameters("decay", "alpha", "fresh"));
        loops.add(Loop.of(type, "velocity", "VVVV", (e, x, p) -> {
            String g = e.fma(p.get(0), x.get(0), x.get(1));
            String change = e.div(g, e.add(e.sqrt(x.get(2)), p.get(1)));
            return List.of(e.fma(p.get(2), x.get(3), change));
        }).parameters("decay", "eps", "momentum"));
        loops.add(Loop.of(type, "velocityCentered", "VVVVV", (e, x, p) -> {
            String g = e.fma(p.get(0), x.get(0), x.get(1));
            String spread = e.fma(e.neg(x.get(3)), x.get(3), x.get(2));
            return List.of(e.fma(p.get(2), x.get(4), e.div(g, e.add(e.sqrt(spread), p.get(1)))));
        }).parameters("decay", "eps", "momentum"));
        loops.add(Loop.of(type, "stepCentered", "VVVV", (e, x, p) -> {
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String spread = e.fma(e.neg(x.get(3)), x.get(3), x.get(2));
            return List.of(e.fma(e.neg(p.get(0)), e.div(g, e.add(e.sqrt(spread), p.get(2))), x.get(0)));
        }).parameters("rate", "decay", "eps"));
    }
}
