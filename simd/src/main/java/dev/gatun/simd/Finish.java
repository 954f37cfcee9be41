// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// What happens to a row of results while it is in the first cache: a number is added, then another row, then they are
/// kept between two bounds. NaN stays NaN.
///
/// @param sum   the operand that is added, by number; -1 for none
/// @param least what smaller results become
/// @param most  what larger results become
record Finish(int sum, float least, float most) {
    /// Results as they are.
    static final Finish NONE = new Finish(-1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    /// The same with an operand that is added.
    Finish withSum(int operand) {
        return new Finish(operand, least, most);
    }

    /// The same with bounds.
    Finish withClamp(float newLeast, float newMost) {
        return new Finish(sum, newLeast, newMost);
    }

    boolean hasSum() {
        return sum >= 0;
    }

    boolean hasBounds() {
        return least != Float.NEGATIVE_INFINITY || most != Float.POSITIVE_INFINITY;
    }

    /// Finishes `count` results.
    ///
    /// @param other   the operand that is added, or null
    /// @param otherAt where its row begins
    void row(MemorySegment y, long at, int count, float bias, MemorySegment other, long otherAt) {
        if (other == null && bias == 0 && least == 0 && most == Float.POSITIVE_INFINITY) {
            FloatUnary.relu(y, at, y, at, count);
        } else if (other == null) {
            alone(y, at, count, bias, least, most);
        } else {
            summed(y, at, count, bias, other, otherAt, least, most);
        }
    }

    private static void alone(MemorySegment y, long at, int count, float bias, float least, float most) {
        if (y.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector add = FloatVector.broadcast(Simd.F, bias);
        FloatVector floor = FloatVector.broadcast(Simd.F, least);
        FloatVector ceiling = FloatVector.broadcast(Simd.F, most);
        int i = 0;
        for (; i <= count - Simd.F_LANES; i += Simd.F_LANES) {
            FloatVector v = FloatVector.fromMemorySegment(Simd.F, y, at + i * 4L, NATIVE).add(add);
            v = v.blend(floor, v.compare(VectorOperators.LE, floor));
            v.blend(ceiling, v.compare(VectorOperators.GE, ceiling)).intoMemorySegment(y, at + i * 4L, NATIVE);
        }
        if (i < count) {
            VectorMask<Float> in = Simd.F.indexInRange(i, count);
            FloatVector v = FloatVector.fromMemorySegment(Simd.F, y, at + i * 4L, NATIVE, in).add(add);
            v = v.blend(floor, v.compare(VectorOperators.LE, floor));
            v.blend(ceiling, v.compare(VectorOperators.GE, ceiling)).intoMemorySegment(y, at + i * 4L, NATIVE, in);
        }
    }

    private static void summed(MemorySegment y, long at, int count, float bias, MemorySegment other, long otherAt,
            float least, float most) {
        if (y.getClass() != Simd.SEGMENT || other.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector add = FloatVector.broadcast(Simd.F, bias);
        FloatVector floor = FloatVector.broadcast(Simd.F, least);
        FloatVector ceiling = FloatVector.broadcast(Simd.F, most);
        int i = 0;
        for (; i <= count - Simd.F_LANES; i += Simd.F_LANES) {
            FloatVector v = FloatVector.fromMemorySegment(Simd.F, y, at + i * 4L, NATIVE).add(add)
                    .add(FloatVector.fromMemorySegment(Simd.F, other, otherAt + i * 4L, NATIVE));
            v = v.blend(floor, v.compare(VectorOperators.LE, floor));
            v.blend(ceiling, v.compare(VectorOperators.GE, ceiling)).intoMemorySegment(y, at + i * 4L, NATIVE);
        }
        if (i < count) {
            VectorMask<Float> in = Simd.F.indexInRange(i, count);
            FloatVector v = FloatVector.fromMemorySegment(Simd.F, y, at + i * 4L, NATIVE, in).add(add)
                    .add(FloatVector.fromMemorySegment(Simd.F, other, otherAt + i * 4L, NATIVE, in));
            v = v.blend(floor, v.compare(VectorOperators.LE, floor));
            v.blend(ceiling, v.compare(VectorOperators.GE, ceiling)).intoMemorySegment(y, at + i * 4L, NATIVE, in);
        }
    }
}
