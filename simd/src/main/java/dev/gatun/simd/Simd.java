// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The vector species that every kernel of this module uses, all of one shape.
///
/// The shape is the machine's preferred one unless the system property `gatun.simd.bits` (64, 128, 256 or 512) forces
/// another. The property `gatun.simd.registers` (16 or 32) forces the register file that kernels are shaped for.
public final class Simd {
    /// The shape of all species here.
    public static final VectorShape SHAPE = shape(Integer.getInteger("gatun.simd.bits", 0));
    /// The `float` species.
    public static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED.withShape(SHAPE).check(float.class);
    /// The `double` species.
    public static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED.withShape(SHAPE).check(double.class);
    /// The `int` species, as many lanes as [#F].
    public static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED.withShape(SHAPE).check(int.class);
    /// The `long` species, as many lanes as [#D].
    public static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED.withShape(SHAPE).check(long.class);
    /// Lanes of [#F] and [#I].
    public static final int F_LANES = F.length();
    /// Lanes of [#D] and [#L].
    public static final int D_LANES = D.length();
    /// Vector registers that kernels may count on: 32 with 512-bit vectors and on AArch64, else 16.
    public static final int REGISTERS = registers(Integer.getInteger("gatun.simd.registers", 0));

    /// The class of all native segments, which all tensors and all scratch memory lie in.
    static final Class<?> SEGMENT = Arena.ofAuto().allocate(1).getClass();

    private Simd() {
    }

    /// What a kernel throws for memory of another class.
    static IllegalStateException foreign() {
        return new IllegalStateException("simd: memory must be native");
    }

    /// Whether loops over elements of so many bytes may use masks: the compiler has none of two lanes, and boxes them.
    static boolean hasMasks(int bytes) {
        return SHAPE.vectorBitSize() / 8 / bytes > 2;
    }

    private static VectorShape shape(int bits) {
        return bits == 0 ? VectorShape.preferredShape() : VectorShape.forBitSize(bits);
    }

    private static int registers(int forced) {
        if (forced == 16 || forced == 32) {
            return forced;
        }
        return SHAPE.vectorBitSize() >= 512 || System.getProperty("os.arch").equals("aarch64") ? 32 : 16;
    }
}
