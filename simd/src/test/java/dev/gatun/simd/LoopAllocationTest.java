// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Calls the generated loops, found by reflection, until all of them in one process allocate nothing.
@Tag("jit") // What the JIT compiler makes of a kernel differs from run to run: see CONTRIBUTING.md.
class LoopAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Class<?>> CLASSES = List.of(FloatUnary.class, FloatBinary.class, IntBinary.class,
            FloatReductions.class, FloatActivations.class, FloatGradients.class, FloatRows.class, FloatSteps.class);
    // All loops take a minute of compilation; at forced vector widths every eighth stands for its neighbours.
    private static final int STEP = System.getProperty("gatun.simd.bits") == null ? 1 : 8;
    private static final int SMALL = 37;
    private static final int LARGE = 262_144 + 5;
    private static final int MIDDLE = 2_051;
    private static final int WARM_CALLS = 500;
    private static final int ROUNDS = 200;

    private record Call(String name, MethodHandle handle) {
        void run() {
            try {
                handle.invokeExact();
            } catch (Throwable t) {
                throw new AssertionError(name, t);
            }
        }
    }

    private static Call call(Method method, int n, MemorySegment memory) throws IllegalAccessException {
        List<Object> arguments = new ArrayList<>();
        int segments = 0;
        for (Class<?> type : method.getParameterTypes()) {
            if (type == MemorySegment.class) {
                arguments.add(memory.asSlice(segments++ * (8L * LARGE + 64)));
            } else {
                // Rows lie on each other: a row stride of 0.
                arguments.add(type == long.class ? (Object) 0L : type == int.class ? (Object) n
                        : type == float.class ? (Object) 0.5f : (Object) 0.5);
            }
        }
        if (method.getName().endsWith("Rows")) {
            arguments.set(5, 2);
        }
        MethodHandle handle = MethodHandles.lookup().unreflect(method);
        handle = MethodHandles.insertArguments(handle, 0, arguments.toArray());
        return new Call(method.getDeclaringClass().getSimpleName() + "." + method.getName() + " n=" + n,
                MethodHandles.dropReturn(handle));
    }

    private static long allocated(Call call, int times) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void warmLoopsAllocateNothing() throws IllegalAccessException {
        MemorySegment memory = Arena.ofAuto().allocate(9 * (8L * LARGE + 64), 64);
        List<Call> small = new ArrayList<>();
        int seen = 0;
        List<Call> middle = new ArrayList<>();
        List<Call> large = new ArrayList<>();
        for (Class<?> type : CLASSES) {
            for (Method method : type.getDeclaredMethods()) {
                if (!Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic() && seen++ % STEP == 0) {
                    small.add(call(method, SMALL, memory));
                    middle.add(call(method, MIDDLE, memory));
                    large.add(call(method, LARGE, memory));
                }
            }
        }
        assertTrue(small.size() > 150 / STEP, "loops=" + small.size());
        // The compiler may share the machine with others: rounds go on until it has caught up.
        int quiet = 0;
        for (int round = 0; round < ROUNDS && quiet < 3; round++) {
            long bytes = 0;
            for (int i = 0; i < small.size(); i++) {
                bytes += allocated(small.get(i), WARM_CALLS);
                bytes += allocated(middle.get(i), WARM_CALLS / 10);
            }
            quiet = bytes == 0 ? quiet + 1 : 0;
        }
        // The first call of a handle links it.
        large.forEach(Call::run);
        List<String> boxing = new ArrayList<>();
        for (List<Call> calls : List.of(small, large)) {
            for (Call call : calls) {
                long bytes = allocated(call, 2);
                if (bytes > 0) {
                    boxing.add(call.name() + ": " + bytes + " bytes");
                }
            }
        }
        assertEquals(List.of(), boxing);
    }
}
