// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.simd.AllocationCheck.Call;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Calls the generated loops, found by reflection, until all of them in one process allocate nothing.
class LoopAllocationTest {
    private static final List<Class<?>> CLASSES = List.of(FloatUnary.class, FloatBinary.class, FloatReductions.class,
            FloatActivations.class, FloatGradients.class, FloatRows.class, FloatLines.class,
            FloatSteps.class);
    // The same code on other types.
    private static final List<Class<?>> TWINS = List.of(DoubleUnary.class, DoubleBinary.class, DoubleReductions.class,
            DoubleSteps.class, IntUnary.class, IntBinary.class, IntReductions.class, LongUnary.class,
            LongBinary.class, LongReductions.class);
    // Compilation takes long: of the twins each eighth stands for its neighbours, of all loops at other vector widths
    // each sixteenth.
    private static final int TWIN_SHARE = 8;
    private static final int WIDTH_SHARE = 16;
    // Not offered for vectors of two elements, see Simd.hasMasks.
    private static final Pattern MASKED = Pattern
            .compile("(DoubleUnary|LongUnary)\\.(relu|leakyRelu|sign|isNan|isFinite)"
                    + "|(DoubleBinary|LongBinary)\\.(select|equal|notEqual|less|greater).*");
    private static final boolean IS_FORCED = System.getProperty("gatun.simd.bits") != null;
    private static final int SMALL = 37;
    private static final int MIDDLE = 2_051;
    private static final int LARGE = 262_144 + 5;

    // The loop as a method of `n`.
    private static MethodHandle loop(Method method, MemorySegment memory) throws IllegalAccessException {
        MethodHandle handle = MethodHandles.lookup().unreflect(method);
        List<Object> arguments = new ArrayList<>();
        int segments = 0;
        int n = -1;
        for (Class<?> type : method.getParameterTypes()) {
            if (type == MemorySegment.class) {
                arguments.add(memory.asSlice(segments++ * (8L * LARGE + 64)));
            } else if (type == int.class) {
                n = arguments.size();
                arguments.add(2);
            } else {
                // Rows lie on each other: a row stride of 0.
                arguments.add(type == long.class ? (Object) 0L : type == float.class ? (Object) 0.5f : (Object) 0.5);
            }
        }
        handle = MethodHandles.insertArguments(handle, n + 1, arguments.subList(n + 1, arguments.size()).toArray());
        handle = MethodHandles.insertArguments(handle, 0, arguments.subList(0, n).toArray());
        return MethodHandles.dropReturn(handle);
    }

    private static Call call(Method method, MethodHandle loop, int n, int times) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName() + " n=" + n;
        return new Call(name, times, () -> {
            try {
                loop.invokeExact(n);
            } catch (Throwable t) {
                throw new AssertionError(name, t);
            }
        });
    }

    @Test
    void warmLoopsAllocateNothing() throws IllegalAccessException {
        OperatorProfiles.mix();
        MemorySegment memory = Arena.ofAuto().allocate(9 * (8L * LARGE + 64), 64);
        List<Call> brief = new ArrayList<>();
        List<Call> all = new ArrayList<>();
        int loops = 0;
        int seen = 0;
        for (List<Class<?>> classes : List.of(CLASSES, TWINS)) {
            int step = IS_FORCED ? WIDTH_SHARE : classes == TWINS ? TWIN_SHARE : 1;
            for (Class<?> type : classes) {
                for (Method method : type.getDeclaredMethods()) {
                    boolean isOffered = Simd.hasMasks(8)
                            || !MASKED.matcher(type.getSimpleName() + "." + method.getName()).matches();
                    if (isOffered && !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic()
                            && seen++ % step == 0) {
                        MethodHandle loop = loop(method, memory);
                        brief.add(call(method, loop, SMALL, 500));
                        brief.add(call(method, loop, MIDDLE, 10));
                        all.add(call(method, loop, LARGE, 2));
                        loops++;
                    }
                }
            }
        }
        all.addAll(brief);
        assertTrue(loops >= (IS_FORCED ? 7 : 120), "loops=" + loops);
        // Long calls of code that isn't compiled yet would take minutes.
        AllocationCheck.assertNoneWhenWarm(brief);
        AllocationCheck.assertNoneWhenWarm(all);
    }
}
