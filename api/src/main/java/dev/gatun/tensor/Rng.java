// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.internal.Philox;
import dev.gatun.op.Assign;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.RandomNormal;
import dev.gatun.op.RandomUniform;
import java.util.Arrays;

/// A source of random numbers: the same seed gives the same numbers on every machine, for any number of threads.
///
/// Its whole state is the tensor [#state()], `I64[2]`: a key (the seed) and the number of the next draw. Each tensor or
/// number is one draw, a function of key, draw number and position alone (see [RandomUniform]). To restore a
/// checkpoint,
/// `rng.state().copyFrom(saved)`. Tensors are drawn by ops, which may be captured; Java numbers are drawn at once.
///
///     Rng rng = new Rng(42);
///     Tensor noise = rng.normal(DType.F32, 8, 16);
///
/// For one thread at a time; give each thread a [#split()].
public final class Rng {
    private final Tensor state;
    private final Tensor step;

    /// A generator with key `seed`, before its first draw.
    public Rng(long seed) {
        this.state = Scope.outside(() -> Tensor.of(new long[] {seed, 0}, 2));
        this.step = Scope.outside(() -> Tensor.of(new long[] {0, 1}, 2));
    }

    /// The state: key and number of the next draw. Overwriting it with a saved one resumes from there.
    public Tensor state() {
        return state;
    }

    /// A new generator whose numbers are independent of this one's; takes one draw.
    public Rng split() {
        return new Rng(nextLong());
    }

    /// Numbers uniform in `[0, 1)`.
    public Tensor uniform(DType dtype, long... dims) {
        return draw(new RandomUniform(Shape.of(dims), dtype));
    }

    /// Numbers uniform in `[low, high)`, up to rounding.
    public Tensor uniform(double low, double high, DType dtype, long... dims) {
        return uniform(dtype, dims).mul(high - low).add(low);
    }

    /// Numbers of the standard normal distribution.
    public Tensor normal(DType dtype, long... dims) {
        return draw(new RandomNormal(Shape.of(dims), dtype));
    }

    /// Numbers of the normal distribution with the given mean and standard deviation.
    public Tensor normal(double mean, double deviation, DType dtype, long... dims) {
        return normal(dtype, dims).mul(deviation).add(mean);
    }

    /// Applies an op whose last operand is a generator's state, such as [dev.gatun.op.Dropout]; takes one draw.
    ///
    /// @param inputs the operands before the state
    public Tensor draw(Op op, Tensor... inputs) {
        Tensor[] operands = Arrays.copyOf(inputs, inputs.length + 1);
        operands[inputs.length] = state;
        Tensor numbers = Ops.apply(op, operands);
        Ops.applyAll(new Assign(), state, state.add(step));
        return numbers;
    }

    /// 64 random bits: the first two words of block 0 of one draw, the low one first.
    public long nextLong() {
        long draw = state.getLong(1);
        int[] words = new int[4];
        Philox.block(state.getLong(0), draw, 0, words);
        DType.I64.setLong(state.segment(), Long.BYTES, draw + 1);
        state.touch();
        return words[0] & 0xFFFF_FFFFL | (long) words[1] << 32;
    }

    /// A whole number uniform in `[0, bound)`.
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("rng: the bound must be positive: bound=" + bound);
        }
        // A multiple of the bound: numbers from there on would prefer small results.
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long bits = nextLong() >>> 1;
        while (bits >= limit) {
            bits = nextLong() >>> 1;
        }
        return (int) (bits % bound);
    }

    /// A number uniform in `[0, 1)`, a multiple of `2^-53`.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// The numbers `0` to `n - 1` in random order.
    public long[] permutation(int n) {
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
