// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A graph made ready to run: steps in order on numbered slots, constants in place. Immutable once built.
final class Program {
    /// One node.
    ///
    /// @param node as it is in the file
    /// @param opset the version of its domain
    /// @param operator what it computes; null for a function of the model, and for an unknown operator
    /// @param function the body of a function of the model, or null
    /// @param attributes by name; constants are converted, graphs are left out
    /// @param bodies the graphs of attributes
    /// @param inputs slots, -1 for a missing operand
    /// @param outputs slots, -1 for an unwanted result
    /// @param done slots that no later step reads
    record Step(NodeProto node, int opset, Operators.Any operator, Program function, Map<String, Object> attributes,
            List<Sub> bodies, int[] inputs, int[] outputs, int[] done) {
        Step freeing(int[] slots) {
            return new Step(node, opset, operator, function, attributes, bodies, inputs, outputs, slots);
        }
    }

    /// A graph inside a node.
    ///
    /// @param attribute the attribute that holds it
    /// @param program the graph
    record Sub(String attribute, Program program) {
    }

    /// A graph inside a node, bound to the values around it.
    record Body(String attribute, Program program, Value[] outer) {
        /// The number of its inputs.
        int inputs() {
            return program.inputs.length;
        }

        /// The number of its results.
        int results() {
            return program.outputs.length;
        }

        /// The declared element type of result `i`, which has no rows; `F32` where there is none.
        DType resultType(int i) {
            ValueInfo info = program.results.get(i);
            return info.dtype() == null ? DType.F32 : info.dtype();
        }

        /// The shape of no rows of result `i`, with 0 for open sizes.
        long[] emptyRows(int i) {
            long[] declared = program.results.get(i).dims();
            long[] dims = new long[declared == null ? 1 : declared.length + 1];
            for (int axis = 1; axis < dims.length; axis++) {
                dims[axis] = Math.max(0, declared[axis - 1]);
            }
            return dims;
        }

        /// Runs it once.
        Value[] run(Value... inputs) {
            return program.run(inputs, outer);
        }
    }

    private static final Body[] NO_BODIES = new Body[0];

    private final String name;
    private final List<Step> steps;
    private final Value[] constants;
    private final int[] inputs;
    private final int[] outputs;
    private final int[] outerSlots;
    private final int[] innerSlots;
    private final List<ValueInfo> results;

    Program(String name, List<Step> steps, Value[] constants, int[] inputs, int[] outputs, int[] outerSlots,
            int[] innerSlots, List<ValueInfo> results) {
        this.results = results;
        this.name = name;
        this.steps = steps;
        this.constants = constants;
        this.inputs = inputs;
        this.outputs = outputs;
        this.outerSlots = outerSlots;
        this.innerSlots = innerSlots;
    }

    List<Step> steps() {
        return steps;
    }

    /// The slots of the surrounding graph that this one reads.
    int[] captured() {
        return outerSlots;
    }

    /// Runs all steps; `outer` are the slots of the surrounding graph, or null.
    Value[] run(Value[] given, Value[] outer) {
        if (given.length != inputs.length) {
            throw new IllegalArgumentException("onnx: a graph needs one value for each input: graph='" + name
                    + "', inputs=" + inputs.length + ", given=" + given.length);
        }
        Value[] slots = constants.clone();
        for (int i = 0; i < inputs.length; i++) {
            slots[inputs[i]] = given[i];
        }
        for (int i = 0; i < innerSlots.length; i++) {
            slots[innerSlots[i]] = outer[outerSlots[i]];
        }
        for (Step step : steps) {
            run(step, slots);
            for (int slot : step.done) {
                slots[slot] = null;
            }
        }
        Value[] results = new Value[outputs.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = slots[outputs[i]];
        }
        return results;
    }

    // Runs one step on the slots of its graph.
    private static void run(Step step, Value[] slots) {
        Value[] operands = new Value[step.inputs.length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = step.inputs[i] < 0 ? null : slots[step.inputs[i]];
        }
        Value[] results = compute(step, operands, slots);
        for (int i = 0; i < step.outputs.length; i++) {
            if (step.outputs[i] >= 0) {
                if (i >= results.length) {
                    throw new IllegalArgumentException("onnx: " + step.node + ": the operator has no such result: "
                            + "result=" + i + ", results=" + results.length);
                }
                slots[step.outputs[i]] = results[i];
            }
        }
    }

    /// The results of one step; errors name its node.
    static Value[] compute(Step step, Value[] operands, Value[] slots) {
        try {
            if (step.function != null) {
                return step.function.run(Arrays.copyOf(operands, step.function.inputs.length), null);
            }
            if (step.operator == null) {
                throw new UnsupportedOnnxException("no operator " + step.node.operator() + " in version " + step.opset);
            }
            Body[] bodies = step.bodies.isEmpty() ? NO_BODIES : step.bodies.stream().map(sub -> new Body(sub.attribute,
                    sub.program, slots)).toArray(Body[]::new);
            return step.operator.apply(new Call(step.node, step.opset, step.attributes, operands, bodies));
        } catch (UnsupportedOnnxException e) {
            throw new UnsupportedOnnxException(place(step, e), e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(place(step, e), e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(place(step, e), e);
        }
    }

    private static String place(Step step, RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String plain = message.startsWith("onnx: ") ? message.substring(6) : message;
        return "onnx: " + step.node + ": " + plain;
    }

    /// The rule that graphs may be nested this deep only, functions included.
    static void checkDepth(int depth, String graph) throws FormatException {
        if (depth > 64) {
            throw new FormatException("onnx: graphs and functions are nested deeper than 64: graph='" + graph + "'");
        }
    }
}
