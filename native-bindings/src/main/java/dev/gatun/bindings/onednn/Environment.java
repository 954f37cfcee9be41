// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
        function("setenv", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT).ifPresent(setenv -> {
            WANTED.forEach((name, value) -> {
                if (System.getenv(name) == null) {
                    MemorySegment text = arena.allocateFrom(name);
                    call(setenv, text, arena.allocateFrom(value), 0);
                    set.put(name, text);
                }
            });
        });
    }

    @Override
    public void close() {
        function("unsetenv", ValueLayout.ADDRESS).ifPresent(unsetenv -> set.values().forEach(text -> call(unsetenv,
                text)));
    }

    private static Optional<MethodHandle> function(String name, ValueLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, FunctionDescriptor.of(
                ValueLayout.JAVA_INT, parameters)));
    }

    private static void call(MethodHandle function, Object... arguments) {
        try {
            function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("onednn: the environment cannot be changed: " + e, e);
        }
    }

    /// OpenMP's `omp_set_num_threads` of the library that was just loaded, or null where it runs on something else.
    static MethodHandle setThreads() {
        return openMp("omp_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    }

    /// OpenMP's `omp_get_max_threads`, or null.
    static MethodHandle getThreads() {
        return openMp("omp_get_max_threads", FunctionDescriptor.of(ValueLayout.JAVA_INT));
    }

    private static MethodHandle openMp(String name, FunctionDescriptor descriptor) {
        return SymbolLookup.loaderLookup().find(name).map(address -> Linker.nativeLinker().downcallHandle(address,
                descriptor)).orElse(null);
    }
}
