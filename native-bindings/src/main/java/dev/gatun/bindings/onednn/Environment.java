// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.Downcalls;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;

/// Environment variables that OpenMP reads when it loads: waiting threads sleep, and there is one thread for each caller.
///
/// What the user has set stays. Variables that are set here are removed again by [#close()], so that other libraries and
/// child processes never see them.
final class Environment implements AutoCloseable {
    private static final Map<String, String> WANTED = Map.of("OMP_WAIT_POLICY", "passive", "OMP_NUM_THREADS", "1",
            "KMP_BLOCKTIME", "0");

    private final Map<String, MemorySegment> set = new LinkedHashMap<>();
    private final Arena arena = Arena.ofAuto();

    Environment() {
        Downcalls.find("setenv", Linker.nativeLinker().defaultLookup()).ifPresent(setenv -> WANTED.forEach((name,
                value) -> {
            if (System.getenv(name) == null) {
                MemorySegment text = arena.allocateFrom(name);
                check(() -> (int) setenv.invokeExact(text, arena.allocateFrom(value), 0));
                set.put(name, text);
            }
        }));
    }

    @Override
    public void close() {
        Downcalls.find("unsetenv", Linker.nativeLinker().defaultLookup()).ifPresent(unsetenv -> set.values().forEach(
                text -> check(() -> (int) unsetenv.invokeExact(text))));
    }

    @FunctionalInterface
    private interface Call {
        int run() throws Throwable;
    }

    private static void check(Call call) {
        int status;
        try {
            status = call.run();
        } catch (Throwable e) {
            throw new IllegalStateException("onednn: the environment cannot be changed: " + e, e);
        }
        if (status != 0) {
            throw new IllegalStateException("onednn: the environment cannot be changed: status=" + status);
        }
    }

    /// OpenMP's `omp_set_num_threads` of the library that was just loaded, or null where it runs on something else.
    static MethodHandle setThreads() {
        return Downcalls.find("omp_set_num_threads", SymbolLookup.loaderLookup()).orElse(null);
    }

    /// OpenMP's `omp_get_max_threads`, or null.
    static MethodHandle getThreads() {
        return Downcalls.find("omp_get_max_threads", SymbolLookup.loaderLookup()).orElse(null);
    }
}
