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
        for (boolean centered : new boolean[] {false, true}) {
            for (boolean momentum : new boolean[] {false, true}) {
                loops.add(rmsProp(type, centered, momentum));
            }
        }
        return loops;
    }

    private static Loop rmsProp(LoopType type, boolean centered, boolean momentum) {
        int states = 1 + (centered ? 1 : 0) + (momentum ? 1 : 0);
        String name = "rmsProp" + (centered ? "Centered" : "") + (momentum ? "Momentum" : "");
        return Loop.of(type, name, "VV" + "V".repeat(states), (e, x, p) -> {
            List<String> results = new ArrayList<>();
            String g = e.fma(p.get(1), x.get(0), x.get(1));
            String square = e.fma(p.get(2), x.get(2), e.mul(e.mul(p.get(3), g), g));
            results.add(square);
            String spread = square;
            if (centered) {
                String mean = e.fma(p.get(2), x.get(3), e.mul(p.get(3), g));
                results.add(mean);
                spread = e.fma(e.neg(mean), mean, square);
            }
            String change = e.div(g, e.add(e.sqrt(spread), p.get(4)));
            if (momentum) {
                change = e.fma(p.get(5), x.get(1 + states), change);
                results.add(change);
            }
            results.add(0, e.fma(e.neg(p.get(0)), change, x.get(0)));
            return results;
        }).outputs(1 + states).unroll(2).parameters("rate", "decay", "alpha", "fresh", "eps", "momentum");
    }
}
