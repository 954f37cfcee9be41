// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Einstein summation by pairs: each pair of operands becomes one batched matrix product (or one elementwise product,
/// where
/// nothing is summed), from left to right.
final class Einsum {
    /// A tensor with one letter for each axis, all different.
    private record Term(String letters, Tensor tensor) {
        Term arranged(String order) {
            return new Term(order, tensor.permute(order.chars().map(letters::indexOf).toArray()));
        }

        long size(String group) {
            return group.chars().mapToLong(c -> tensor.dim(letters.indexOf(c))).reduce(1, (a, b) -> a * b);
        }

        /// Sums over the letters that are not kept.
        Term reduced(Predicate<Integer> keep) {
            int[] axes = letters.chars().filter(c -> !keep.test(c)).map(letters::indexOf).toArray();
            return axes.length == 0 ? this : new Term(filter(letters, keep), tensor.sum(axes));
        }
    }

    private final String equation;
    private final Tensor[] operands;

    private Einsum(String equation, Tensor[] operands) {
        this.equation = equation;
        this.operands = operands;
    }

    static Tensor of(String equation, Tensor... operands) {
        return new Einsum(equation, operands).run();
    }

    private Tensor run() {
        String text = equation.replace(" ", "");
        int arrow = text.indexOf("->");
        String[] inputs = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
        if (!text.matches("[A-Za-z,]*(->[A-Za-z]*)?")) {
            throw error("only letters, commas and one arrow are understood", "");
        }
        if (inputs.length != operands.length) {
            throw error("one group of letters for each operand", ", groups=" + inputs.length);
        }
        String output = arrow < 0 ? implicit(inputs) : text.substring(arrow + 2);
        if (output.chars().distinct().count() != output.length()) {
            throw error("a letter may appear once behind the arrow", "");
        }
        Map<Integer, Long> sizes = sizes(inputs);
        output.chars().filter(c -> !sizes.containsKey(c)).findFirst().ifPresent(c -> {
            throw error("letters behind the arrow must appear before it", ", letter=" + (char) c);
        });
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            terms.add(withoutRepeats(inputs[i], operands[i]));
        }
        Term result = terms.get(0).reduced(keep(output, terms, 1));
        for (int i = 1; i < terms.size(); i++) {
            Term first = result;
            Predicate<Integer> keep = keep(output, terms, i + 1);
            Term next = terms.get(i).reduced(keep.or(c -> first.letters().indexOf(c) >= 0));
            result = product(first.reduced(keep.or(c -> next.letters().indexOf(c) >= 0)), next, keep);
        }
        return result.arranged(output).tensor();
    }

    // Letters that are needed after the terms before `from` have been joined.
    private static Predicate<Integer> keep(String output, List<Term> terms, int from) {
        StringBuilder needed = new StringBuilder(output);
        terms.subList(from, terms.size()).forEach(term -> needed.append(term.letters()));
        return c -> needed.indexOf(Character.toString(c)) >= 0;
    }

    private static String implicit(String[] inputs) {
        Map<Integer, Integer> counts = new TreeMap<>();
        String.join("", inputs).chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        return counts.entrySet().stream().filter(e -> e.getValue() == 1).map(e -> Character.toString(e.getKey()))
                .reduce("", String::concat);
    }

    private Map<Integer, Long> sizes(String[] inputs) {
        Map<Integer, Long> sizes = new HashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].length() != operands[i].rank()) {
                throw error("one letter for each axis", ", group=" + inputs[i] + ", rank=" + operands[i].rank());
            }
            for (int axis = 0; axis < inputs[i].length(); axis++) {
                long dim = operands[i].dim(axis);
                Long known = sizes.putIfAbsent((int) inputs[i].charAt(axis), dim);
                if (known != null && known != dim) {
                    throw error("axes of one letter must have one size", ", letter=" + inputs[i].charAt(axis)
                            + ", sizes=" + known + " and " + dim);
                }
            }
        }
        return sizes;
    }

    private static Term withoutRepeats(String letters, Tensor tensor) {
        for (int i = 0; i < letters.length(); i++) {
            int again = letters.indexOf(letters.charAt(i), i + 1);
            if (again >= 0) {
                String rest = new StringBuilder(letters).deleteCharAt(again).deleteCharAt(i).toString();
                return withoutRepeats(rest + letters.charAt(i), tensor.diagonal(i, again));
            }
        }
        return new Term(letters, tensor);
    }

    private static Term product(Term a, Term b, Predicate<Integer> keep) {
        Predicate<Integer> inA = c -> a.letters().indexOf(c) >= 0;
        Predicate<Integer> inB = c -> b.letters().indexOf(c) >= 0;
        String batch = filter(a.letters(), inB.and(keep));
        String summed = filter(a.letters(), inB.and(keep.negate()));
        String rows = filter(a.letters(), inB.negate());
        String columns = filter(b.letters(), inA.negate());
        Tensor left = a.arranged(batch + rows + summed).tensor();
        Tensor right = b.arranged(batch + summed + columns).tensor();
        long[] dims = (batch + rows + columns).chars()
                .mapToLong(c -> (inA.test(c) ? a : b).size(Character.toString(c))).toArray();
        long count = a.size(batch);
        long m = a.size(rows);
        long n = b.size(columns);
        long k = a.size(summed);
        Tensor result;
        if (summed.isEmpty()) {
            result = left.reshape(count, m, 1).mul(right.reshape(count, 1, n));
        } else if (batch.isEmpty()) {
            result = left.reshape(m, k).matmul(right.reshape(k, n));
        } else {
            result = left.reshape(count, m, k).matmul(right.reshape(count, k, n));
        }
        return new Term(batch + rows + columns, result.reshape(dims));
    }

    private static String filter(String letters, Predicate<Integer> keep) {
        StringBuilder kept = new StringBuilder();
        letters.chars().filter(keep::test).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private IllegalArgumentException error(String rule, String values) {
        return new IllegalArgumentException("einsum: " + rule + ": equation=" + equation + ", operands="
                + operands.length + values + "; "
                + String.join(", ", Arrays.stream(operands).map(t -> t.spec().toString()).toList()));
    }
}
