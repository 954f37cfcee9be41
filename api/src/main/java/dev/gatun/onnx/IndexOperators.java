// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.CumSum;
import dev.gatun.op.Ops;
import dev.gatun.op.Scatter;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorLayout;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// Operators that select, place and order elements.
final class IndexOperators {
    private static final int MOST_PARTS = 32;

    private IndexOperators() {
    }

    static void register(Operators operators) {
        select(operators);
        place(operators);
        order(operators);
        shape(operators);
        operators.move("Compress", 9, call -> compress(call.tensor(0), call.hasAttribute("axis") ? (Integer) call.small(
                "axis", 0) : null, call.tensor(1).toBooleans()));
        operators.move("NonZero", 9, call -> nonZero(call.tensor(0)));
        operators.moveAll("Unique", 11, call -> unique(call.tensor(0), call.hasAttribute("axis") ? (Integer) call.axis(
                call.integer("axis", 0), call.tensor(0).rank()) : null, call.flag("sorted", true)));
    }

    private static void select(Operators operators) {
        operators.move("Gather", 1, call -> gather(call.tensor(0), call.small("axis", 0), call.tensor(1)));
        operators.move("GatherElements", 11, call -> {
            int axis = call.small("axis", 0);
            return call.tensor(0).gather(axis, wrapped(call.tensor(1), call.tensor(0).dim(axis)));
        });
        operators.move("GatherND", 11, call -> gatherNd(call.tensor(0), call.tensor(1), call.small("batch_dims", 0)));
        operators.move("OneHot", 9, call -> oneHot(call.tensor(0), (long) call.number(1), call.tensor(2), call.small(
                "axis", -1)));
        operators.move("ReverseSequence", 10, call -> {
            int rank = call.tensor(0).rank();
            return reverseSequence(call.tensor(0), call.tensor(1), call.axis(call.integer("batch_axis", 1), rank), call
                    .axis(call.integer("time_axis", 0), rank));
        });
    }

    private static void place(Operators operators) {
        for (String name : new String[] {"Scatter", "ScatterElements"}) {
            operators.move(name, name.equals("Scatter") ? 9 : 11, call -> {
                int axis = call.small("axis", 0);
                Tensor index = wrapped(call.tensor(1), call.tensor(0).dim(axis));
                return scatter(call.tensor(0), axis, index, call.tensor(2), call.text("reduction", "none"));
            });
        }
        operators.move("ScatterND", 11, call -> scatterNd(call.tensor(0), call.tensor(1), call.tensor(2), call.text(
                "reduction", "none")));
        operators.move("TensorScatter", 24, call -> tensorScatter(call.tensor(0), call.tensor(1), call.tensorOrNull(2),
                call.small("axis", -2), call.text("mode", "linear").equals("circular")));
    }

    private static void order(Operators operators) {
        operators.moveAll("TopK", 1, call -> topK(call, call.integer("k", 0)));
        operators.moveAll("TopK", 10, call -> topK(call, call.integer(1)));
        for (boolean largest : new boolean[] {true, false}) {
            operators.index(largest ? "ArgMax" : "ArgMin", 1, call -> argBest(call.tensor(0), call.small("axis", 0),
                    largest, call.flag("keepdims", true), call.flag("select_last_index", false)));
        }
        operators.compute("CumSum", 11, call -> cumSum(call.tensor(0), (int) call.integer(1), call.flag("exclusive",
                false), call.flag("reverse", false)));
        operators.compute("CumProd", 26, call -> cumProd(call.tensor(0), (int) call.integer(1), call.flag("exclusive",
                false), call.flag("reverse", false)));
    }

    private static void shape(Operators operators) {
        operators.move("Tile", 6, call -> tile(call.tensor(0), call.longs(1)));
        operators.move("Trilu", 14, call -> {
            long diagonal = call.has(1) ? call.integer(1) : 0;
            return call.flag("upper", true) ? call.tensor(0).triu(diagonal) : call.tensor(0).tril(diagonal);
        });
        operators.move("EyeLike", 9, call -> eyeLike(call.tensor(0).shape(), call.dtype("dtype", call.tensor(0)
                .dtype()), call.integer("k", 0)));
        operators.move("DepthToSpace", 1, call -> depthToSpace(call.tensor(0), call.integer("blocksize", 1), call.text(
                "mode", "DCR").equals("CRD")));
        operators.move("SpaceToDepth", 1, call -> spaceToDepth(call.tensor(0), call.integer("blocksize", 1)));
        operators.move("CenterCropPad", 18, call -> {
            long[] axes = call.integers("axes");
            int rank = call.tensor(0).rank();
            return centerCropPad(call.tensor(0), call.longs(1), axes == null ? IntStream.range(0, rank).toArray()
                    : call.axes(axes, rank));
        });
        operators.compute("Einsum", 12, call -> einsum(call.text("equation", ""), call.tensors(0)));
        operators.compute("Det", 11, call -> determinant(call.tensor(0)));
    }

    /// Indices as `I64` in `[0, dim)`, where negative ones count from the end.
    static Tensor wrapped(Tensor index, long dim) {
        Tensor i = index.to(DType.I64);
        return i.less(0).select(i.add(dim), i);
    }

    // ---- selection

    static Tensor gather(Tensor x, int axis, Tensor index) {
        return x.indexSelect(axis, wrapped(index, x.dim(axis)));
    }

    static Tensor gatherNd(Tensor x, Tensor index, int batchDims) {
        if (batchDims < 0 || batchDims > Math.min(index.rank() - 1, x.rank())) {
            throw new IllegalArgumentException("gathernd: batch axes must be axes of both operands: batch_dims="
                    + batchDims + "; tensor " + x.spec() + ", indices " + index.spec());
        }
        int depth = depth(index, x.rank() - batchDims);
        long[] dims = x.shape().dims();
        long batches = product(dims, 0, batchDims);
        long places = product(dims, batchDims, batchDims + depth);
        long run = product(dims, batchDims + depth, dims.length);
        Tensor linear = linear(index, Arrays.copyOfRange(dims, batchDims, batchDims + depth)).reshape(batches,
                batches == 0 ? 0 : index.size() / Math.max(1, depth) / batches);
        if (batches > 1) {
            linear = linear.add(Tensor.arange(batches, DType.I64).mul(places).reshape(batches, 1));
        }
        Tensor rows = x.reshape(batches * places, run).indexSelect(0, linear.reshape(linear.size()));
        long[] leading = Arrays.copyOf(index.shape().dims(), index.rank() - 1);
        return rows.reshape(Shape.of(joined(leading, Arrays.copyOfRange(dims, batchDims + depth, dims.length))));
    }

    // How many axes the last axis of `index` names.
    private static int depth(Tensor index, int most) {
        if (index.rank() == 0 || index.dim(-1) > most) {
            throw new IllegalArgumentException("index: the last axis must hold an index for each of the first axes: "
                    + "most=" + most + "; indices " + index.spec());
        }
        return (int) index.dim(-1);
    }

    // Positions in the row-major order of `dims` of the coordinates along the last axis of `index`.
    private static Tensor linear(Tensor index, long[] dims) {
        long[] strides = Shape.of(dims).strides();
        Tensor sum = Tensor.zeros(TensorSpec.of(DType.I64, index.shape().without(-1)));
        for (int i = 0; i < dims.length; i++) {
            Tensor part = wrapped(index.get(-1, i), dims[i]);
            part = strides[i] == 1 ? part : part.mul(strides[i]);
            sum = i == 0 ? part : sum.add(part);
        }
        return sum;
    }

    static Tensor scatterNd(Tensor x, Tensor index, Tensor updates, String reduction) {
        int depth = depth(index, x.rank());
        long[] dims = x.shape().dims();
        long run = product(dims, depth, dims.length);
        long count = index.size() / Math.max(1, depth);
        Tensor places = linear(index, Arrays.copyOf(dims, depth)).reshape(count, 1).expand(count, run);
        Tensor rows = x.reshape(product(dims, 0, depth), run);
        Tensor whole = reduction.equals("none") && !index.isSymbolic()
                ? replaced(rows, linear(index, Arrays.copyOf(dims,
                        depth)).reshape(count), updates.reshape(count, run))
                : null;
        if (whole != null) {
            return whole.reshape(x.shape());
        }
        return scatter(rows, 0, places.contiguous(), updates.reshape(count, run), reduction).reshape(x.shape());
    }

    // Rows replaced by a few runs of consecutive ones, as models write slices, by joining the parts; null where the runs
    // are many or do not ascend.
    private static Tensor replaced(Tensor rows, Tensor places, Tensor updates) {
        long[] at = places.toLongs();
        List<Tensor> parts = new ArrayList<>();
        long done = 0;
        for (int start = 0; start < at.length;) {
            int end = start + 1;
            while (end < at.length && at[end] == at[end - 1] + 1) {
                end++;
            }
            if (at[start] < done || at[end - 1] >= rows.dim(0) || parts.size() > MOST_PARTS) {
                return null;
            }
            if (at[start] > done) {
                parts.add(rows.slice(0, done, at[start]));
            }
            parts.add(updates.slice(0, start, end));
            done = at[end - 1] + 1;
            start = end;
        }
        if (done < rows.dim(0)) {
            parts.add(rows.slice(0, done, rows.dim(0)));
        }
        return parts.size() == 1 ? parts.get(0) : Tensor.concat(0, parts.toArray(Tensor[]::new));
    }

    static Tensor scatter(Tensor x, int axis, Tensor index, Tensor source, String reduction) {
        return switch (reduction) {
            case "none" -> x.scatter(axis, index, source);
            case "add" -> wide(x, source, (y, more) -> y.scatterAdd(axis, index, more));
            case "mul" -> wide(x, source, (y, more) -> scatter(y, axis, index, more, Scatter.Mode.MULTIPLY));
            case "max" -> wide(x, source, (y, more) -> scatter(y, axis, index, more, Scatter.Mode.MAXIMUM));
            case "min" -> wide(x, source, (y, more) -> scatter(y, axis, index, more, Scatter.Mode.MINIMUM));
            default -> throw new UnsupportedOnnxException("onnx: unknown reduction: reduction=" + reduction);
        };
    }

    // In a type that has arithmetic.
    private static Tensor wide(Tensor x, Tensor source, BinaryOperator<Tensor> combine) {
        DType wide = Operators.wide(x.dtype());
        return combine.apply(x.to(wide), source.to(wide)).to(x.dtype());
    }

    private static Tensor scatter(Tensor x, int axis, Tensor index, Tensor source, Scatter.Mode mode) {
        return Ops.apply(new Scatter(x.shape().axis(axis), mode), x, index, source);
    }

    static Tensor tensorScatter(Tensor past, Tensor update, Tensor writeIndices, int axis, boolean circular) {
        long[] steps = ones(past.rank());
        steps[past.shape().axis(axis)] = update.dim(axis);
        Tensor places = Tensor.arange(update.dim(axis), DType.I64).reshape(Shape.of(steps));
        if (writeIndices != null) {
            long[] batch = ones(past.rank());
            batch[0] = past.dim(0);
            places = places.add(writeIndices.to(DType.I64).reshape(Shape.of(batch)));
        }
        if (circular) {
            places = places.remainder(past.dim(axis));
        }
        return past.scatter(axis, places.expand(update.shape()).contiguous(), update);
    }

    static Tensor oneHot(Tensor index, long depth, Tensor values, int axis) {
        Tensor classes = wrapped(index, depth);
        int at = index.shape().inserted(axis, 1).axis(axis);
        if (values.rank() != 1 || values.dim(0) != 2) {
            throw new IllegalArgumentException("onehot: there must be two values, for off and on: values=" + values
                    .shape());
        }
        long[] dims = ones(index.rank() + 1);
        dims[at] = depth;
        Tensor on = classes.unsqueeze(at).equal(Tensor.arange(depth, DType.I64).reshape(Shape.of(dims)));
        return on.select(values.get(1), values.get(0));
    }

    static Tensor reverseSequence(Tensor x, Tensor lengths, int batchAxis, int timeAxis) {
        long[] time = ones(x.rank());
        time[timeAxis] = x.dim(timeAxis);
        long[] batch = ones(x.rank());
        batch[batchAxis] = x.dim(batchAxis);
        Tensor steps = Tensor.arange(x.dim(timeAxis), DType.I64).reshape(Shape.of(time));
        Tensor length = lengths.to(DType.I64).reshape(Shape.of(batch));
        Tensor from = steps.less(length).select(length.sub(1).sub(steps), steps);
        return x.gather(timeAxis, from.expand(x.shape()).contiguous());
    }

    // ---- order

    private static Tensor[] topK(Call call, long k) {
        Tensor x = call.tensor(0);
        int axis = call.small("axis", -1);
        Tensor wide = x.to(Operators.wide(x.dtype()));
        // Unsigned numbers, moved to where signed ones have the same order.
        wide = x.dtype() == DType.U64 ? wide.xor(Tensor.of(new long[] {Long.MIN_VALUE})) : wide;
        TensorLayout.Indexed best = wide.topK(axis, k, call.flag("largest", true));
        return new Tensor[] {x.dtype() == wide.dtype() ? best.values() : x.gather(axis, best.indices()), best
                .indices()};
    }

    static Tensor argBest(Tensor x, int axis, boolean largest, boolean keepDims, boolean last) {
        Tensor ordered = last ? x.flip(axis) : x;
        Tensor best = largest ? ordered.argMax(axis) : ordered.argMin(axis);
        best = last ? best.neg().add(x.dim(axis) - 1) : best;
        return keepDims ? best.unsqueeze(x.shape().axis(axis)) : best;
    }

    static Tensor cumSum(Tensor x, int axis, boolean exclusive, boolean reverse) {
        return Ops.apply(new CumSum(x.shape().axis(axis), reverse), exclusive ? shifted(x, axis, 1, 0, reverse) : x);
    }

    /// The running product, in as many steps as the axis has bits: each multiplies by what lies twice as far away.
    static Tensor cumProd(Tensor x, int axis, boolean exclusive, boolean reverse) {
        Tensor product = exclusive ? shifted(x, axis, 1, 1, reverse) : x;
        for (long distance = 1; distance < x.dim(axis); distance *= 2) {
            product = product.mul(shifted(product, axis, distance, 1, reverse));
        }
        return product;
    }

    // Elements moved by `distance` along an axis, with `fill` where none come from.
    private static Tensor shifted(Tensor x, int axis, long distance, double fill, boolean toFront) {
        long dim = x.dim(axis);
        long by = Math.min(distance, dim);
        return toFront ? x.slice(axis, by, dim).pad(axis, 0, by, fill) : x.slice(axis, 0, dim - by).pad(axis, by, 0,
                fill);
    }

    // ---- shape

    static Tensor tile(Tensor x, long[] repeats) {
        if (repeats.length != x.rank()) {
            throw new IllegalArgumentException("tile: one number for each axis: repeats=" + Arrays.toString(repeats)
                    + "; tensor " + x.spec());
        }
        long[] split = new long[2 * x.rank()];
        long[] wide = new long[2 * x.rank()];
        long[] joined = new long[x.rank()];
        for (int i = 0; i < x.rank(); i++) {
            split[2 * i] = 1;
            wide[2 * i] = repeats[i];
            split[2 * i + 1] = x.dim(i);
            wide[2 * i + 1] = x.dim(i);
            joined[i] = Math.multiplyExact(repeats[i], x.dim(i));
        }
        if (Arrays.stream(repeats).allMatch(n -> n == 1)) {
            return x;
        }
        return x.reshape(Shape.of(split)).expand(Shape.of(wide)).reshape(Shape.of(joined));
    }

    static Tensor eyeLike(Shape shape, DType dtype, long diagonal) {
        if (shape.rank() != 2) {
            throw new IllegalArgumentException("eyelike: the operand must be a matrix: shape=" + shape);
        }
        Tensor result = Tensor.zeros(TensorSpec.of(dtype, shape));
        for (long row = Math.max(0, -diagonal); row < shape.dim(0) && row + diagonal < shape.dim(1); row++) {
            dtype.setLong(result.segment(), (row * shape.dim(1) + row + diagonal) * dtype.bytes(), 1);
        }
        return result;
    }

    private static void checkBlock(Tensor x, boolean holds, long block) {
        if (x.rank() != 4 || !holds) {
            throw new IllegalArgumentException("block: the size must be positive and divide what it cuts of four axes: "
                    + "blocksize=" + block + "; tensor " + x.spec());
        }
    }

    static Tensor depthToSpace(Tensor x, long block, boolean columnsFirst) {
        checkBlock(x, block > 0 && block < 1 << 15 && x.rank() == 4 && x.dim(1) % (block * block) == 0, block);
        long n = x.dim(0);
        long c = x.dim(1) / (block * block);
        Tensor parts = columnsFirst ? x.reshape(n, c, block, block, x.dim(2), x.dim(3)).permute(0, 1, 4, 2, 5, 3)
                : x.reshape(n, block, block, c, x.dim(2), x.dim(3)).permute(0, 3, 4, 1, 5, 2);
        return parts.reshape(n, c, x.dim(2) * block, x.dim(3) * block);
    }

    static Tensor spaceToDepth(Tensor x, long block) {
        checkBlock(x, block > 0 && x.rank() == 4 && x.dim(2) % block == 0 && x.dim(3) % block == 0, block);
        long n = x.dim(0);
        long c = x.dim(1);
        return x.reshape(n, c, x.dim(2) / block, block, x.dim(3) / block, block).permute(0, 3, 5, 1, 2, 4).reshape(n,
                c * block * block, x.dim(2) / block, x.dim(3) / block);
    }

    static Tensor centerCropPad(Tensor x, long[] sizes, int[] axes) {
        if (sizes.length != axes.length || Arrays.stream(sizes).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("centercroppad: there must be one size of at least 0 for each axis: "
                    + "sizes=" + Arrays.toString(sizes) + ", axes=" + Arrays.toString(axes));
        }
        Tensor y = x;
        for (int i = 0; i < axes.length; i++) {
            long dim = y.dim(axes[i]);
            long extra = Math.abs(sizes[i] - dim);
            long before = extra / 2;
            if (sizes[i] < dim) {
                y = y.slice(axes[i], before, before + sizes[i]);
            } else if (sizes[i] > dim) {
                y = y.pad(axes[i], before, extra - before, 0);
            }
        }
        return y;
    }

    // ---- matrices

    /// Einstein's sum, where `...` stands for leading axes that broadcast.
    static Tensor einsum(String equation, Tensor[] operands) {
        String text = equation.replace(" ", "");
        if (!text.contains("...")) {
            return Tensor.einsum(text, operands);
        }
        int arrow = text.indexOf("->");
        String[] terms = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
        if (terms.length != operands.length) {
            throw new IllegalArgumentException("einsum: one group of letters for each operand: groups=" + terms.length
                    + ", operands=" + operands.length + ", equation=" + equation);
        }
        int hidden = 0;
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].contains("...")) {
                hidden = Math.max(hidden, operands[i].rank() - terms[i].length() + 3);
            }
        }
        StringBuilder free = new StringBuilder();
        for (char c = 'Z'; c >= 'A' && free.length() < hidden; c--) {
            if (text.indexOf(c) < 0) {
                free.insert(0, c);
            }
        }
        String letters = free.toString();
        // Axes of size 1 among the hidden ones are dropped, so that the others decide the size.
        Tensor[] parts = operands.clone();
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < terms.length; i++) {
            int at = terms[i].indexOf("...");
            if (at >= 0) {
                int count = operands[i].rank() - terms[i].length() + 3;
                String own = letters.substring(hidden - count);
                StringBuilder kept = new StringBuilder();
                int axis = at;
                for (int k = 0; k < count; k++) {
                    if (parts[i].dim(axis) == 1) {
                        parts[i] = parts[i].squeeze(axis);
                    } else {
                        kept.append(own.charAt(k));
                        axis++;
                    }
                }
                terms[i] = terms[i].replace("...", kept);
            }
            result.append(i == 0 ? "" : ",").append(terms[i]);
        }
        String inputs = result.toString();
        String present = letters.chars().filter(c -> inputs.indexOf(c) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        String output = arrow < 0 ? "..." + implicit(inputs, letters) : text.substring(arrow + 2);
        int place = output.indexOf("...");
        Tensor sum = Tensor.einsum(inputs + "->" + output.replace("...", present), parts);
        for (int k = 0; place >= 0 && k < hidden; k++) {
            if (present.indexOf(letters.charAt(k)) < 0) {
                sum = sum.unsqueeze(place + k);
            }
        }
        return sum;
    }

    // The letters that appear once, in alphabetical order.
    private static String implicit(String inputs, String hidden) {
        return inputs.chars().filter(c -> c != ',' && hidden.indexOf(c) < 0).filter(c -> inputs.indexOf(c) == inputs
                .lastIndexOf(c)).sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append)
                .toString();
    }

    /// The determinant of each matrix, by elimination with row pivots.
    static Tensor determinant(Tensor x) {
        int n = Math.toIntExact(x.dim(-1));
        Shape batch = x.shape().without(-1).without(-1);
        Tensor rest = x.reshape(batch.size(), n, n);
        Tensor product = Tensor.full(1, x.dtype(), batch.size());
        for (int size = n; size > 0; size--) {
            Tensor column = rest.get(2, 0);
            Tensor best = column.abs().argMax(1);
            Tensor row = best.reshape(batch.size(), 1, 1).expand(batch.size(), 1, size);
            Tensor pivot = rest.gather(1, row.contiguous());
            Tensor value = pivot.get(2, 0).reshape(batch.size());
            product = product.mul(best.equal(0).select(value, value.neg()));
            if (size > 1) {
                // The first row takes the pivot's place.
                Tensor place = Tensor.arange(size, DType.I64).reshape(1, size, 1).equal(best.reshape(batch.size(), 1,
                        1));
                Tensor others = place.select(rest.slice(1, 0, 1), rest).slice(1, 1, size);
                Tensor divisor = value.equal(0).select(1, value).reshape(batch.size(), 1, 1);
                Tensor factor = others.slice(2, 0, 1).div(divisor);
                rest = others.sub(factor.mul(pivot)).slice(2, 1, size);
            }
        }
        return product.reshape(batch);
    }

    // ---- results whose size depends on data

    static Tensor nonZero(Tensor x) {
        double[] values = x.toDoubles();
        int count = (int) Arrays.stream(values).filter(v -> v != 0).count();
        long[] dims = x.shape().dims();
        long[] strides = x.shape().strides();
        long[] places = new long[dims.length * count];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                for (int axis = 0; axis < dims.length; axis++) {
                    places[axis * count + at] = i / strides[axis] % dims[axis];
                }
                at++;
            }
        }
        return Tensor.of(places, dims.length, count);
    }

    static Tensor compress(Tensor x, Integer axis, boolean[] condition) {
        Tensor from = axis == null ? x.reshape(x.size()) : x;
        int along = axis == null ? 0 : axis;
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < condition.length; i++) {
            if (condition[i]) {
                kept.add((long) i);
            }
        }
        return from.indexSelect(along, Tensor.of(kept.stream().mapToLong(i -> i).toArray(), kept.size()));
    }

    /// The different slices along an axis (all elements without one): slices, where each appears first, for each place
    /// the number of its slice, how often each appears.
    static Tensor[] unique(Tensor x, Integer axis, boolean sorted) {
        Tensor slices = axis == null ? x.reshape(x.size(), 1)
                : x.transpose(0, axis).reshape(x.dim(axis), x.dim(axis) == 0 ? 0 : x.size() / x.dim(axis));
        int count = Math.toIntExact(slices.dim(0));
        int width = Math.toIntExact(slices.dim(1));
        double[] values = slices.toDoubles();
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> compare(values, width, a, b));
        List<Integer> firsts = new ArrayList<>();
        int[] group = new int[count];
        for (int i = 0; i < count; i++) {
            if (i == 0 || compare(values, width, order[i - 1], order[i]) != 0) {
                firsts.add(order[i]);
            }
            group[order[i]] = firsts.size() - 1;
        }
        Integer[] ranks = new Integer[firsts.size()];
        Arrays.setAll(ranks, i -> i);
        if (!sorted) {
            Arrays.sort(ranks, (a, b) -> Integer.compare(firsts.get(a), firsts.get(b)));
        }
        long[] first = new long[ranks.length];
        long[] counts = new long[ranks.length];
        long[] number = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            first[i] = firsts.get(ranks[i]);
            number[ranks[i]] = i;
        }
        long[] inverse = new long[count];
        for (int i = 0; i < count; i++) {
            inverse[i] = number[group[i]];
            counts[(int) inverse[i]]++;
        }
        Tensor places = Tensor.of(first, first.length);
        Tensor different = axis == null ? x.reshape(x.size()).indexSelect(0, places) : x.indexSelect(axis, places);
        return new Tensor[] {different, places, Tensor.of(inverse, inverse.length), Tensor.of(counts, counts.length)};
    }

    private static int compare(double[] values, int width, int a, int b) {
        for (int i = 0; i < width; i++) {
            int order = Double.compare(values[a * width + i] + 0.0, values[b * width + i] + 0.0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    // ---- dims

    private static long product(long[] dims, int from, int to) {
        long product = 1;
        for (int i = from; i < to; i++) {
            product *= dims[i];
        }
        return product;
    }

    private static long[] joined(long[] a, long[] b) {
        long[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    static long[] ones(int rank) {
        long[] dims = new long[rank];
        Arrays.fill(dims, 1);
        return dims;
    }
}
