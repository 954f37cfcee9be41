// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Cast;
import dev.gatun.simd.ElementwisePlan.One;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Conversions from and to `f32`, and copies of equal types: plain loops that the compiler vectorizes where it can.
final class CastKernels {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final double NANOS = 0.3;

    private CastKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(Cast.class, (op, inputs, outputs) -> offer(inputs, outputs.get(0)));
    }

    private static Offer offer(List<TensorSpec> inputs, TensorSpec out) {
        DType from = inputs.get(0).dtype();
        DType to = out.dtype();
        One loop = from == to ? copy(from.bytes()) : from == DType.F32 ? fromFloat(to) : to == DType.F32 ? toFloat(from)
                : null;
        if (loop == null) {
            return Offer.decline("from " + from + " to " + to + " not implemented");
        }
        ElementwisePlan plan = ElementwisePlan.of(out, inputs);
        if (plan == null || plan.isSame(0)) {
            return Offer.decline("rows are strided");
        }
        return Offer.accept("loop", plan.nanos(NANOS), (in, y, scratch) -> plan.run(loop, y[0].segment(),
                in[0].segment()));
    }

    private static One copy(int bytes) {
        return (d, dAt, a, aAt, n) -> MemorySegment.copy(a, aAt, d, dAt, (long) n * bytes);
    }

    private static One toFloat(DType from) {
        return switch (from) {
            case F64 -> CastKernels::fromF64;
            case I32 -> CastKernels::fromI32;
            case I64 -> CastKernels::fromI64;
            case I8 -> CastKernels::fromI8;
            case U8, BOOL -> CastKernels::fromU8;
            case BF16 -> CastKernels::fromBf16;
            case F16 -> CastKernels::fromF16;
            case F32, I16, U16, U32, U64 -> null;
        };
    }

    private static One fromFloat(DType to) {
        return switch (to) {
            case F64 -> CastKernels::toF64;
            case I32 -> CastKernels::toI32;
            case I64 -> CastKernels::toI64;
            // The same bits.
            case I8, U8 -> CastKernels::toU8;
            case BOOL -> CastKernels::toBool;
            case BF16 -> CastKernels::toBf16;
            case F16 -> CastKernels::toF16;
            case F32, I16, U16, U32, U64 -> null;
        };
    }

    private static void fromF64(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(FLOAT, dAt + 4L * i, (float) a.get(DOUBLE, aAt + 8L * i));
        }
    }

    private static void fromI32(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(FLOAT, dAt + 4L * i, a.get(INT, aAt + 4L * i));
        }
    }

    private static void fromI64(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(FLOAT, dAt + 4L * i, a.get(LONG, aAt + 8L * i));
        }
    }

    private static void fromU8(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(FLOAT, dAt + 4L * i, a.get(BYTE, aAt + i) & 0xFF);
        }
    }

    private static void fromI8(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(FLOAT, dAt + 4L * i, a.get(BYTE, aAt + i));
        }
    }

    static void fromBf16(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(INT, dAt + 4L * i, a.get(SHORT, aAt + 2L * i) << 16);
        }
    }

    private static void fromF16(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(FLOAT, dAt + 4L * i, Float.float16ToFloat(a.get(SHORT, aAt + 2L * i)));
        }
    }

    private static void toF64(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(DOUBLE, dAt + 8L * i, a.get(FLOAT, aAt + 4L * i));
        }
    }

    private static void toI32(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(INT, dAt + 4L * i, (int) (long) a.get(FLOAT, aAt + 4L * i));
        }
    }

    private static void toI64(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(LONG, dAt + 8L * i, (long) a.get(FLOAT, aAt + 4L * i));
        }
    }

    private static void toU8(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(BYTE, dAt + i, (byte) (long) a.get(FLOAT, aAt + 4L * i));
        }
    }

    private static void toBool(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(BYTE, dAt + i, (byte) (a.get(FLOAT, aAt + 4L * i) != 0 ? 1 : 0));
        }
    }

    static void toBf16(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(SHORT, dAt + 2L * i, DType.floatToBf16(a.get(FLOAT, aAt + 4L * i)));
        }
    }

    private static void toF16(MemorySegment d, long dAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            d.set(SHORT, dAt + 2L * i, Float.floatToFloat16(a.get(FLOAT, aAt + 4L * i)));
        }
    }
}
