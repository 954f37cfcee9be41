// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Abs;
import dev.gatun.op.Add;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.Div;
import dev.gatun.op.Elu;
import dev.gatun.op.Gelu;
import dev.gatun.op.HardSwish;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.Mul;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Silu;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Sub;
import dev.gatun.op.Tanh;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/// Elementwise ops that a primitive applies to its result before it writes it.
///
/// The library's own relu, exact GELU, clip, hard sigmoid, minimum and maximum lose NaN or infinity. Relu is the ELU of
/// slope 0, which keeps both; the others are refused.
///
/// @param steps what is applied, in order
/// @param firstOperand the kernel's operand that the first step of two operands reads; the others follow it
record PostOps(List<Op> steps, int firstOperand) {
    static final PostOps NONE = new PostOps(List.of(), 0);

    private static final double EXPONENTIAL_NANOS = 0.36;
    private static final double SIMPLE_NANOS = 0.1;
    private static final Map<Class<? extends Op>, Integer> BINARY = Map.of(Add.class, DnnlHeader.dnnl_binary_add(),
            Sub.class, DnnlHeader.dnnl_binary_sub(), Mul.class, DnnlHeader.dnnl_binary_mul(), Div.class, DnnlHeader
                    .dnnl_binary_div());

    private record Eltwise(int algorithm, float alpha, float beta) {
    }

    /// Gives the right operand of a step in a layout that the primitive reads.
    @FunctionalInterface
    interface Operands {
        Program.Value get(int operand);
    }

    /// Why the steps cannot be applied; null if they can.
    String refusal() {
        for (Op step : steps) {
            if (eltwise(step) == null && !BINARY.containsKey(step.getClass())) {
                return "no step for " + step.name() + " that keeps NaN and infinity";
            }
        }
        return null;
    }

    /// Whether a step reads a second operand.
    boolean hasOperands() {
        return steps.stream().anyMatch(BinaryOp.class::isInstance);
    }

    /// Estimated time for `size` elements, without copies of operands.
    double nanos(double size) {
        double nanos = 0;
        for (Op step : steps) {
            boolean isSimple = step instanceof BinaryOp || step instanceof LeakyRelu || step instanceof Abs
                    || step instanceof Square || step instanceof HardSwish;
            nanos += size * (isSimple ? SIMPLE_NANOS : EXPONENTIAL_NANOS);
        }
        return nanos;
    }

    private static Eltwise eltwise(Op op) {
        return switch (op) {
            case Relu _ -> new Eltwise(DnnlHeader.dnnl_eltwise_elu(), 0, 0);
            case LeakyRelu(double slope) -> slope == 0 ? null
                    : new Eltwise(DnnlHeader.dnnl_eltwise_relu(), (float) slope, 0);
            case Elu(double alpha) -> new Eltwise(DnnlHeader.dnnl_eltwise_elu(), (float) alpha, 0);
            case Tanh _ -> new Eltwise(DnnlHeader.dnnl_eltwise_tanh(), 0, 0);
            case Sigmoid _ -> new Eltwise(DnnlHeader.dnnl_eltwise_logistic(), 0, 0);
            case Silu _ -> new Eltwise(DnnlHeader.dnnl_eltwise_swish(), 1, 0);
            case HardSwish _ -> new Eltwise(DnnlHeader.dnnl_eltwise_hardswish(), 1f / 6, 0.5f);
            case Abs _ -> new Eltwise(DnnlHeader.dnnl_eltwise_abs(), 0, 0);
            case Sqrt _ -> new Eltwise(DnnlHeader.dnnl_eltwise_sqrt(), 0, 0);
            case Square _ -> new Eltwise(DnnlHeader.dnnl_eltwise_square(), 0, 0);
            case Gelu gelu -> gelu.tanh() ? new Eltwise(DnnlHeader.dnnl_eltwise_gelu_tanh(), 0, 0) : null;
            default -> null;
        };
    }

    /// The attributes of a primitive that applies the steps; adds the operands that it then reads to `arguments`.
    MemorySegment attributes(Program.Builder builder, Operands operands, List<Program.Argument> arguments) {
        OneDnn dnnl = builder.dnnl();
        if (steps.isEmpty()) {
            return dnnl.attributes();
        }
        MemorySegment list = OneDnn.own(builder.arena(), "dnnl_post_ops_create",
                (out, _) -> DnnlHeader.dnnl_post_ops_create(
                        out),
                DnnlHeader::dnnl_post_ops_destroy);
        int operand = firstOperand;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof BinaryOp) {
                Program.Value value = operands.get(operand++);
                Status.check(DnnlHeader.dnnl_post_ops_append_binary(list, BINARY.get(steps.get(i).getClass()), value
                        .desc().handle()), "dnnl_post_ops_append_binary");
                arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE() * (i + 1)
                        | DnnlHeader.DNNL_ARG_SRC_1(), value));
            } else {
                Eltwise eltwise = eltwise(steps.get(i));
                Status.check(DnnlHeader.dnnl_post_ops_append_eltwise(list, eltwise.algorithm, eltwise.alpha,
                        eltwise.beta), "dnnl_post_ops_append_eltwise");
            }
        }
        MemorySegment attributes = dnnl.newAttributes(builder.arena());
        Status.check(DnnlHeader.dnnl_primitive_attr_set_post_ops(attributes, list),
                "dnnl_primitive_attr_set_post_ops");
        return attributes;
    }
}
