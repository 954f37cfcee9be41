// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Operators on texts. They run at once, so a plan cannot hold them.
final class TextOperators {
    private static final long STEPS = 10_000_000;

    /// An element of the result by the elements of two operands.
    private interface Visit {
        void at(int result, int first, int second);
    }

    private TextOperators() {
    }

    static void register(Operators operators) {
        operators.values("StringConcat", 20, call -> new Value[] {concat(call)});
        operators.values("StringSplit", 20, TextOperators::split);
        operators.values("StringNormalizer", 10, call -> new Value[] {normalize(call)});
        operators.values("RegexFullMatch", 20, call -> new Value[] {match(call)});
        operators.values("TfIdfVectorizer", 9, call -> new Value[] {Grams.count(call)});
        operators.values("ai.onnx.ml:LabelEncoder", 2, call -> new Value[] {encode(call)});
        operators.compute("ai.onnx.ml:Binarizer", 1, call -> call.tensor(0).greater(call.number("threshold", 0)).to(call
                .tensor(0).dtype()));
    }

    static Value.Texts texts(Call call, int i) {
        if (call.value(i) instanceof Value.Texts texts) {
            return texts;
        }
        throw call.error("texts were expected", "operand=" + i);
    }

    private static Shape walk(Call call, Shape a, Shape b, Visit visit) {
        Shape shape = Shape.broadcast(a, b);
        if (shape == null) {
            throw call.error("shapes must broadcast", "first=" + a + ", second=" + b);
        }
        for (int i = 0; i < shape.size(); i++) {
            visit.at(i, place(shape, a, i), place(shape, b, i));
        }
        return shape;
    }

    // The element of a tensor of shape `x` that broadcasts to element `i` of `shape`.
    private static int place(Shape shape, Shape x, int i) {
        int at = 0;
        int rest = i;
        int step = 1;
        for (int axis = 1; axis <= shape.rank(); axis++) {
            int index = (int) (rest % shape.dim(-axis));
            rest /= (int) shape.dim(-axis);
            if (axis <= x.rank()) {
                at += x.dim(-axis) == 1 ? 0 : index * step;
                step *= (int) x.dim(-axis);
            }
        }
        return at;
    }

    static Value equal(Call call) {
        Value.Texts a = texts(call, 0);
        Value.Texts b = texts(call, 1);
        List<Boolean> equal = new ArrayList<>();
        Shape shape = walk(call, a.shape(), b.shape(), (_, i, j) -> equal.add(a.texts().get(i).equals(b.texts().get(
                j))));
        boolean[] values = new boolean[equal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = equal.get(i);
        }
        return Value.of(Tensor.of(values, shape.dims()));
    }

    static Value where(Call call) {
        Value.Texts a = texts(call, 1);
        Value.Texts b = texts(call, 2);
        Shape shape = Shape.broadcast(a.shape(), b.shape());
        shape = shape == null ? null : Shape.broadcast(shape, call.tensor(0).shape());
        if (shape == null) {
            throw call.error("shapes must broadcast", "first=" + a.shape() + ", second=" + b.shape());
        }
        boolean[] first = call.tensor(0).to(DType.BOOL).expand(shape).toBooleans();
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            chosen.add(
                    first[i] ? a.texts().get(place(shape, a.shape(), i)) : b.texts().get(place(shape, b.shape(), i)));
        }
        return new Value.Texts(shape, chosen);
    }

    private static Value concat(Call call) {
        Value.Texts a = texts(call, 0);
        Value.Texts b = texts(call, 1);
        List<String> joined = new ArrayList<>();
        Shape shape = walk(call, a.shape(), b.shape(), (_, i, j) -> joined.add(a.texts().get(i) + b.texts().get(j)));
        return new Value.Texts(shape, joined);
    }

    private static Value[] split(Call call) {
        Value.Texts x = texts(call, 0);
        String delimiter = call.text("delimiter", "");
        long most = call.integer("maxsplit", Long.MAX_VALUE);
        List<List<String>> parts = new ArrayList<>();
        int widest = 0;
        for (String text : x.texts()) {
            List<String> each = delimiter.isEmpty() ? words(text, most) : pieces(text, delimiter, most);
            widest = Math.max(widest, each.size());
            parts.add(each);
        }
        List<String> padded = new ArrayList<>();
        long[] counts = new long[parts.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = parts.get(i).size();
            padded.addAll(parts.get(i));
            for (int gap = parts.get(i).size(); gap < widest; gap++) {
                padded.add("");
            }
        }
        return new Value[] {new Value.Texts(x.shape().inserted(-1, widest), padded),
            Value.of(Tensor.of(counts, x.shape()
                    .dims()))};
    }

    private static List<String> words(String text, long most) {
        List<String> words = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = 0;
            while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                end++;
            }
            end = words.size() >= most ? rest.length() : end;
            words.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        return words;
    }

    private static List<String> pieces(String text, String delimiter, long most) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(delimiter); at >= 0 && pieces.size() < most; at = text.indexOf(delimiter, start)) {
            pieces.add(text.substring(start, at));
            start = at + delimiter.length();
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static Value normalize(Call call) {
        Value.Texts x = texts(call, 0);
        Shape shape = x.shape();
        if (shape.rank() < 1 || shape.rank() > 2 || shape.rank() == 2 && shape.dim(0) != 1) {
            throw call.error("texts must lie along one axis", "shape=" + shape);
        }
        List<String> stops = call.texts("stopwords");
        boolean exact = call.flag("is_case_sensitive", false);
        Locale locale = Locale.forLanguageTag(call.text("locale", "en-US").replace('_', '-'));
        String change = call.text("case_change_action", "NONE");
        List<String> kept = new ArrayList<>();
        for (String text : x.texts()) {
            boolean stopped = stops != null && stops.stream().anyMatch(stop -> exact ? stop.equals(text) : stop
                    .toLowerCase(locale).equals(text.toLowerCase(locale)));
            if (!stopped) {
                kept.add(switch (change) {
                    case "LOWER" -> text.toLowerCase(locale);
                    case "UPPER" -> text.toUpperCase(locale);
                    case "NONE" -> text;
                    default ->
                        throw call.error("the change must be LOWER, UPPER or NONE", "case_change_action=" + change);
                });
            }
        }
        if (kept.isEmpty()) {
            kept.add("");
        }
        return new Value.Texts(shape.with(-1, kept.size()), kept);
    }

    /// A text that can be looked at so many times only: some patterns take exponential time.
    private record Watched(String text, long[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new IllegalArgumentException("the pattern takes too many steps: limit=" + STEPS);
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Value match(Call call) {
        Value.Texts x = texts(call, 0);
        Pattern pattern;
        try {
            pattern = Pattern.compile(call.text("pattern", ""));
        } catch (PatternSyntaxException e) {
            throw call.error("the pattern is not valid", e.getDescription() + ", pattern='" + e.getPattern() + "'");
        }
        boolean[] matches = new boolean[x.texts().size()];
        long[] steps = {STEPS};
        for (int i = 0; i < matches.length; i++) {
            try {
                matches[i] = pattern.matcher(new Watched(x.texts().get(i), steps)).matches();
            } catch (StackOverflowError _) {
                throw call.error("the pattern is nested too deeply for the text", "length=" + x.texts().get(i)
                        .length());
            }
        }
        return Value.of(Tensor.of(matches, x.shape().dims()));
    }

    // ---- labels

    private static List<Object> list(Value value) {
        return switch (value) {
            case null -> null;
            case Value.Texts texts -> List.copyOf(texts.texts());
            default -> value.tensor().dtype().isFloat() ? Arrays.stream(value.tensor().toDoubles()).mapToObj(
                    x -> (Object) x).toList()
                    : Arrays.stream(value.tensor().toLongs()).mapToObj(x -> (Object) x).toList();
        };
    }

    private static List<Object> list(Call call, String kind) {
        if (call.hasAttribute(kind + "_strings")) {
            return List.copyOf(call.texts(kind + "_strings"));
        }
        if (call.hasAttribute(kind + "_int64s")) {
            return Arrays.stream(call.integers(kind + "_int64s")).mapToObj(x -> (Object) x).toList();
        }
        if (call.hasAttribute(kind + "_floats")) {
            List<Object> list = new ArrayList<>();
            for (float x : call.numbers(kind + "_floats")) {
                list.add((double) x);
            }
            return list;
        }
        if (call.hasAttribute(kind + "_tensor")) {
            return list(call.constant(kind + "_tensor"));
        }
        throw call.error("a list is missing", "attribute=" + kind + "_*");
    }

    private static Value encode(Call call) {
        List<Object> keys = list(call, "keys");
        List<Object> values = list(call, "values");
        if (keys.size() != values.size()) {
            throw call.error("keys and values must have one length",
                    "keys=" + keys.size() + ", values=" + values.size());
        }
        Map<Object, Object> table = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            table.put(keys.get(i), values.get(i));
        }
        boolean toTexts = !values.isEmpty() && values.get(0) instanceof String;
        boolean toFloats = !values.isEmpty() && values.get(0) instanceof Double;
        Value given = call.constant("default_tensor");
        Object otherwise = given != null ? list(given).get(0) : toTexts ? call.text("default_string", "_Unused")
                : toFloats ? (Object) call.number("default_float", -0f) : (Object) call.integer("default_int64", -1);
        List<Object> found = list(call.value(0)).stream().map(key -> table.getOrDefault(key, otherwise)).toList();
        Shape shape = call.value(0) instanceof Value.Texts texts ? texts.shape() : call.tensor(0).shape();
        if (toTexts) {
            return new Value.Texts(shape, found.stream().map(String.class::cast).toList());
        }
        DType dtype = call.constant("values_tensor") instanceof Value.Numbers numbers ? numbers.tensor().dtype()
                : toFloats ? DType.F32 : DType.I64;
        return Value.of(toFloats ? Tensor.of(found.stream().mapToDouble(Double.class::cast).toArray(), shape.dims()).to(
                dtype) : Tensor.of(found.stream().mapToLong(Long.class::cast).toArray(), shape.dims()).to(dtype));
    }
}
