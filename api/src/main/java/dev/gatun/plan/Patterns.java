// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Eager;
import dev.gatun.op.Add;
import dev.gatun.op.Clamp;
import dev.gatun.op.Div;
import dev.gatun.op.Erf;
import dev.gatun.op.Gelu;
import dev.gatun.op.HardSigmoid;
import dev.gatun.op.HardSwish;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.Mean;
import dev.gatun.op.Mul;
import dev.gatun.op.Op;
import dev.gatun.op.Permute;
import dev.gatun.op.Pow;
import dev.gatun.op.PowScalar;
import dev.gatun.op.Reciprocal;
import dev.gatun.op.RmsNorm;
import dev.gatun.op.Rsqrt;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Silu;
import dev.gatun.op.Softmax;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Sub;
import dev.gatun.op.Tanh;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Recognises what is written out in simple ops, as exporters of models do, and puts the engine's own op in its place:
/// layer norm, attention, GELU, SiLU, hard swish, affine maps.
///
/// Each rule looks at the last op of a pattern and follows its operands back; what nothing else needs of the rest is
/// dead code then. Norms grow step by step: the quotient becomes a norm without weight, its product a norm with weight.
final class Patterns {
    // Written-out constants are rounded to floats, or to a few digits.
    private static final double TOLERANCE = 1e-5;
    private static final double GELU_FACTOR = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;
    private static final int MOST_FACTORS = 8;

    /// A number times some values.
    private record Product(double number, List<Value> factors) {
        private boolean is(double wanted, int count) {
            return factors.size() == count && isNear(number, wanted);
        }
    }

    private final GraphBuilder builder;

    private Patterns(Dispatcher dispatcher) {
        this.builder = new GraphBuilder(new Eager(dispatcher), true);
    }

    static Graph recognise(Graph graph, Dispatcher dispatcher) {
        Patterns patterns = new Patterns(dispatcher);
        List<Value> outputs = Passes.rewrite(graph, patterns.builder, patterns::emit);
        return Passes.withoutDeadCode(patterns.builder.build(outputs));
    }

    private List<Value> emit(Op op, List<Value> operands) {
        Value found = operands.isEmpty() || !isFloating(operands.getFirst()) ? null : switch (op) {
            case MatMul _ -> matrixProduct(operands.get(0), operands.get(1));
            case Mul _,Div _ -> product(op, operands);
            case Add _ -> sum(operands);
            default -> null;
        };
        boolean fits = found != null && found.spec().equals(op.infer(operands.stream().map(Value::spec).toList())
                .getFirst());
        return fits ? List.of(found) : builder.add(op, operands);
    }

    private static boolean isFloating(Value value) {
        return value.spec().dtype() == DType.F32 || value.spec().dtype() == DType.F64;
    }

    private Value add(Op op, Value... operands) {
        return builder.add(op, List.of(operands)).getFirst();
    }

    // ---- looking back

    private Node node(Value value, Class<? extends Op> type) {
        Node node = builder.producer(value);
        return node != null && type.isInstance(node.op()) ? node : null;
    }

    // The only element of a constant, else NaN.
    private static double number(Value value) {
        return value.isConstant() && value.spec().size() == 1 ? value.constant().item() : Double.NaN;
    }

    private static boolean isNear(double number, double wanted) {
        return Math.abs(number - wanted) <= TOLERANCE * Math.abs(wanted);
    }

    // The operand besides a number near `wanted` in a sum, or null.
    private Value plus(Value sum, double wanted) {
        Node node = node(sum, Add.class);
        for (int i = 0; node != null && i < 2; i++) {
            if (isNear(number(node.inputs().get(i)), wanted)) {
                return node.inputs().get(1 - i);
            }
        }
        return null;
    }

    private Product factors(Value value) {
        List<Value> factors = new ArrayList<>();
        return new Product(collect(value, factors), factors);
    }

    // The numbers in a product; the other factors are put into `factors`.
    private double collect(Value value, List<Value> factors) {
        double number = number(value);
        if (!Double.isNaN(number)) {
            return number;
        }
        Node node = builder.producer(value);
        if (node != null && factors.size() < MOST_FACTORS) {
            Value first = node.inputs().isEmpty() ? null : node.inputs().getFirst();
            boolean isWhole = first != null && first.spec().shape().equals(value.spec().shape());
            if (node.op() instanceof Mul) {
                return collect(first, factors) * collect(node.inputs().get(1), factors);
            }
            if (node.op() instanceof Div && isWhole && !Double.isNaN(number(node.inputs().get(1)))) {
                return collect(first, factors) / number(node.inputs().get(1));
            }
            double power = power(node);
            if (power == 2 || power == 3) {
                factors.addAll(Collections.nCopies((int) power, first));
                return 1;
            }
        }
        factors.add(value);
        return 1;
    }

    private double power(Node node) {
        return switch (node.op()) {
            case Square _ -> 2;
            case PowScalar op -> op.exponent();
            case Pow _ -> number(node.inputs().get(1));
            default -> Double.NaN;
        };
    }

    // ---- rules

    private Value product(Op op, List<Value> operands) {
        Value norm = norm(op, operands);
        if (norm != null) {
            return norm;
        }
        List<Value> factors = new ArrayList<>();
        double number = collect(operands.get(0), factors);
        if (op instanceof Mul) {
            number *= collect(operands.get(1), factors);
        } else {
            number /= number(operands.get(1));
        }
        Product product = new Product(number, factors);
        for (int i = 0; factors.size() == 2 && i < 2; i++) {
            Op activation = activation(product, factors.get(i), factors.get(1 - i));
            if (activation != null) {
                return add(activation, factors.get(i));
            }
        }
        return null;
    }

    // The activation of x that `product`, x times `gate` times a number, is; or null.
    private Op activation(Product product, Value x, Value gate) {
        Value one = plus(gate, 1);
        if (product.is(0.5, 2) && one != null) {
            Node erf = node(one, Erf.class);
            if (erf != null) {
                Product inner = factors(erf.inputs().getFirst());
                return inner.is(Math.sqrt(0.5), 1) && inner.factors().getFirst() == x ? new Gelu(false) : null;
            }
            Node tanh = node(one, Tanh.class);
            return tanh != null && isGeluCubic(tanh.inputs().getFirst(), x) ? new Gelu(true) : null;
        }
        if (product.is(1, 2)) {
            Node sigmoid = node(gate, Sigmoid.class);
            Node hard = node(gate, HardSigmoid.class);
            return sigmoid != null && sigmoid.inputs().getFirst() == x ? new Silu()
                    : hard != null && hard.inputs().getFirst() == x ? new HardSwish() : null;
        }
        Node clamp = node(gate, Clamp.class);
        boolean isHard = product.is(1.0 / 6, 2) && clamp != null && clamp.op().equals(new Clamp(0, 6));
        return isHard && plus(clamp.inputs().getFirst(), 3) == x ? new HardSwish() : null;
    }

    // Whether a value is `sqrt(2 / pi) * (x + 0.044715 * x^3)`.
    private boolean isGeluCubic(Value value, Value x) {
        Product outer = factors(value);
        Node sum = outer.is(GELU_FACTOR, 1) ? node(outer.factors().getFirst(), Add.class) : null;
        for (int i = 0; sum != null && i < 2; i++) {
            Product cubic = factors(sum.inputs().get(i));
            if (sum.inputs().get(1 - i) == x && cubic.is(GELU_CUBIC, 3) && cubic.factors().stream().allMatch(
                    v -> v == x)) {
                return true;
            }
        }
        return false;
    }

    private Value norm(Op op, List<Value> operands) {
        for (int i = 0; i < (op instanceof Mul ? 2 : 1); i++) {
            Value x = operands.get(i);
            Value other = operands.get(1 - i);
            Value found = standardized(x, op instanceof Div ? root(other) : inverseRoot(other));
            found = found == null && op instanceof Mul ? weighted(x, other) : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    // What the root is taken of, or null.
    private Value root(Value value) {
        Node root = node(value, Sqrt.class);
        return root != null ? root.inputs().getFirst() : ofPower(value, 0.5);
    }

    private Value inverseRoot(Value value) {
        Node root = node(value, Rsqrt.class);
        Node reciprocal = node(value, Reciprocal.class);
        Node quotient = node(value, Div.class);
        return root != null ? root.inputs().getFirst()
                : reciprocal != null ? root(reciprocal.inputs().getFirst())
                        : quotient != null && number(quotient.inputs().getFirst()) == 1 ? root(quotient.inputs().get(1))
                                : ofPower(value, -0.5);
    }

    private Value ofPower(Value value, double exponent) {
        Node node = builder.producer(value);
        return node != null && power(node) == exponent ? node.inputs().getFirst() : null;
    }

    // The norm that `x / sqrt(variance)` is, or null.
    private Value standardized(Value x, Value variance) {
        Node sum = variance == null ? null : node(variance, Add.class);
        for (int i = 0; sum != null && i < 2; i++) {
            double eps = number(sum.inputs().get(i));
            Node mean = node(sum.inputs().get(1 - i), Mean.class);
            if (Double.isNaN(eps) || mean == null || !isTrailing((Mean) mean.op(), x.spec())) {
                continue;
            }
            Product squares = factors(mean.inputs().getFirst());
            if (!squares.is(1, 2) || squares.factors().get(0) != x || squares.factors().get(1) != x) {
                continue;
            }
            int axes = ((Mean) mean.op()).axes().size();
            Node centered = node(x, Sub.class);
            Node center = centered == null ? null : node(centered.inputs().get(1), Mean.class);
            if (center != null && center.op().equals(mean.op()) && center.inputs().getFirst() == centered.inputs()
                    .getFirst()) {
                return add(new LayerNorm(axes, eps), centered.inputs().getFirst());
            }
            return add(new RmsNorm(axes, eps), x);
        }
        return null;
    }

    private static boolean isTrailing(Mean mean, TensorSpec x) {
        int count = mean.axes().size();
        return mean.keepDims() && count > 0 && x.size() > 0 && mean.axes().equals(IntStream.range(x.rank() - count, x
                .rank()).boxed().toList());
    }

    // A norm without weight, times what can be its weight; or null.
    private Value weighted(Value norm, Value weight) {
        Node node = builder.producer(norm);
        if (node == null || node.inputs().size() != 1) {
            return null;
        }
        int axes = node.op() instanceof LayerNorm op ? op.axes() : node.op() instanceof RmsNorm op ? op.axes() : 0;
        return axes > 0 && isParameter(weight, norm.spec(), axes) ? add(node.op(), node.inputs().getFirst(), weight)
                : null;
    }

    private static boolean isParameter(Value value, TensorSpec x, int axes) {
        Shape trailing = x.shape();
        while (trailing.rank() > axes) {
            trailing = trailing.without(0);
        }
        return value.spec().shape().equals(trailing) && value.spec().dtype() == x.dtype();
    }

    private Value sum(List<Value> operands) {
        for (int i = 0; i < 2; i++) {
            Value bias = operands.get(1 - i);
            Node node = builder.producer(operands.get(i));
            if (node == null || node.inputs().size() != 2) {
                continue;
            }
            boolean isNorm = node.op() instanceof LayerNorm op && isParameter(bias, operands.get(i).spec(), op.axes());
            boolean isLinear = node.op() instanceof Linear && bias.isConstant() && isParameter(bias, operands.get(i)
                    .spec(), 1);
            if (isNorm || isLinear) {
                return add(node.op(), node.inputs().get(0), node.inputs().get(1), bias);
            }
        }
        return null;
    }

    private Value matrixProduct(Value a, Value b) {
        if (b.isConstant() && b.spec().rank() == 2) {
            return add(new Linear(), a, add(new Permute(List.of(1, 0)), b));
        }
        Node softmax = node(a, Softmax.class);
        int rank = a.spec().rank();
        if (softmax == null || ((Softmax) softmax.op()).axis() != rank - 1) {
            return null;
        }
        Value scores = softmax.inputs().getFirst();
        Value attention = attention(scores, null, b);
        Node masked = node(scores, Add.class);
        for (int i = 0; attention == null && masked != null && i < 2; i++) {
            boolean isWhole = masked.inputs().get(i).spec().equals(scores.spec());
            attention = isWhole ? attention(masked.inputs().get(i), masked.inputs().get(1 - i), b) : null;
        }
        return attention;
    }

    private Value attention(Value scores, Value mask, Value values) {
        Product product = factors(scores);
        Node node = product.factors().size() == 1 ? node(product.factors().getFirst(), MatMul.class) : null;
        if (node == null) {
            return null;
        }
        Product query = factors(node.inputs().get(0));
        Product key = factors(node.inputs().get(1));
        if (query.factors().size() != 1 || key.factors().size() != 1) {
            return null;
        }
        Value keys = key.factors().getFirst();
        int rank = keys.spec().rank();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(order, rank - 1, rank - 2);
        Op op = new ScaledDotProductAttention(product.number() * query.number() * key.number(), false);
        List<Value> operands = new ArrayList<>(List.of(query.factors().getFirst(), add(new Permute(order), keys),
                values));
        if (mask != null) {
            operands.add(mask);
        }
        return builder.add(op, operands).getFirst();
    }
}
