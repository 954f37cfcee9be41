// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Every op with operands that it was not made for: only clear errors may come, never a crash or an internal error.
class MisuseTest {
    private static final int TRIES = 40;

    @Test
    void wrongOperandsGiveClearErrors() {
        long seed = Long.getLong("gatun.test.seed", 20_261_121);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Op, OpCase> ops = new LinkedHashMap<>();
        OpCases.all().forEach(opCase -> ops.putIfAbsent(opCase.op(), opCase));
        List<String> bad = new ArrayList<>();
        ops.forEach((op, opCase) -> {
            for (int i = 0; i < TRIES; i++) {
                try (Scope _ = Scope.open("misuse")) {
                    Tensor[] operands = spoil(opCase.inputs(), random);
                    String problem = problem(op, operands);
                    if (!problem.isEmpty()) {
                        bad.add(op + " on " + Arrays.stream(operands).map(Tensor::spec).toList() + ": " + problem);
                        return;
                    }
                }
            }
        });
        assertEquals("", String.join("\n", bad), "seed " + seed + " (-Dgatun.test.seed)");
    }

    private static String problem(Op op, Tensor[] operands) {
        try {
            Tensor[] results = Ops.applyAll(op, operands);
            for (Tensor result : results) {
                result.toDoubles();
            }
            return "";
        } catch (ArrayIndexOutOfBoundsException | StringIndexOutOfBoundsException e) {
            return e.toString();
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            String message = String.valueOf(e.getMessage());
            return message.matches("(?s)[a-z0-9]+: .+") ? "" : "unclear message: " + e;
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    // Changes one thing or more about fitting operands: number, type, rank, sizes, layout, values.
    private static Tensor[] spoil(Tensor[] operands, SplittableRandom random) {
        List<Tensor> spoiled = new ArrayList<>(List.of(operands));
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            int at = spoiled.isEmpty() ? 0 : random.nextInt(spoiled.size());
            switch (random.nextInt(8)) {
                case 0 -> spoiled.add(fresh(random));
                case 1 -> {
                    if (!spoiled.isEmpty()) {
                        spoiled.remove(at);
                    }
                }
                case 2, 3, 4 -> {
                    if (!spoiled.isEmpty()) {
                        spoiled.set(at, fresh(random));
                    }
                }
                case 5 -> {
                    if (!spoiled.isEmpty() && spoiled.get(at).rank() > 1) {
                        spoiled.set(at, spoiled.get(at).t());
                    }
                }
                case 6 -> {
                    if (!spoiled.isEmpty() && spoiled.get(at).rank() > 0) {
                        spoiled.set(at, spoiled.get(at).slice(-1, 0, random.nextInt(3)));
                    }
                }
                default -> {
                    if (!spoiled.isEmpty()) {
                        spoiled.set(at, spoiled.get(at).to(DType.values()[random.nextInt(8)]));
                    }
                }
            }
        }
        return spoiled.toArray(Tensor[]::new);
    }

    private static Tensor fresh(SplittableRandom random) {
        long[] dims = new long[random.nextInt(6)];
        Arrays.setAll(dims, i -> random.nextInt(4));
        Tensor tensor = Tensor.empty(TensorSpec.of(DType.values()[random.nextInt(8)], dims));
        for (long i = 0; i < tensor.size(); i++) {
            tensor.dtype().setLong(tensor.segment(), i * tensor.dtype().bytes(), random.nextInt(-3, 9));
        }
        return tensor;
    }
}
