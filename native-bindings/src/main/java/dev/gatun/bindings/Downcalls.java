// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The C functions that the engine calls, in one table, and the one place that links them.
///
/// A native image can only call functions of the shapes that it was told of when it was built. Those are made from this
/// table; a function that it lacks is refused on the JVM too. All methods may be called by several threads at once.
public final class Downcalls {
    private static final ValueLayout.OfInt I = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong L = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfFloat F = ValueLayout.JAVA_FLOAT;
    private static final AddressLayout P = ValueLayout.ADDRESS;

    private static final List<Downcall> TABLE = List.of(
            row("dnnl_batch_normalization_backward_primitive_desc_create", I, P, P, I, P, P, P, F, I, P, P),
            row("dnnl_batch_normalization_forward_primitive_desc_create", I, P, P, I, P, P, F, I, P),
            row("dnnl_binary_primitive_desc_create", I, P, P, I, P, P, P, P),
            row("dnnl_convolution_backward_data_primitive_desc_create", I, P, P, I, P, P, P, P, P, P, P, P, P),
            row("dnnl_convolution_backward_weights_primitive_desc_create", I, P, P, I, P, P, P, P, P, P, P, P, P, P),
            row("dnnl_convolution_forward_primitive_desc_create", I, P, P, I, I, P, P, P, P, P, P, P, P, P),
            row("dnnl_deconvolution_forward_primitive_desc_create", I, P, P, I, I, P, P, P, P, P, P, P, P, P),
            row("dnnl_eltwise_forward_primitive_desc_create", I, P, P, I, I, P, P, F, F, P),
            row("dnnl_engine_create", I, P, I, L),
            row("dnnl_engine_destroy", I, P),
            row("dnnl_get_effective_cpu_isa", I),
            row("dnnl_group_normalization_forward_primitive_desc_create", I, P, P, I, P, P, L, F, I, P),
            row("dnnl_layer_normalization_backward_primitive_desc_create", I, P, P, I, P, P, P, P, F, I, P, P),
            row("dnnl_layer_normalization_forward_primitive_desc_create", I, P, P, I, P, P, P, F, I, P),
            row("dnnl_lbr_gru_forward_primitive_desc_create", I, P, P, I, I, P, P, P, P, P, P, P, I, P),
            row("dnnl_lstm_forward_primitive_desc_create", I, P, P, I, I, P, P, P, P, P, P, P, P, P, P, P, I, P),
            row("dnnl_matmul_primitive_desc_create", I, P, P, P, P, P, P, P),
            row("dnnl_memory_create", I, P, P, P, P),
            row("dnnl_memory_desc_clone", I, P, P),
            row("dnnl_memory_desc_create_with_strides", I, P, I, P, I, P),
            row("dnnl_memory_desc_create_with_tag", I, P, I, P, I, I),
            row("dnnl_memory_desc_destroy", I, P),
            row("dnnl_memory_desc_equal", I, P, P),
            row("dnnl_memory_desc_get_size", L, P),
            row("dnnl_memory_destroy", I, P),
            critical("dnnl_memory_set_data_handle", FunctionDescriptor.of(I, P, P)),
            row("dnnl_pooling_backward_primitive_desc_create", I, P, P, I, P, P, P, P, P, P, P, P, P),
            row("dnnl_pooling_forward_primitive_desc_create", I, P, P, I, I, P, P, P, P, P, P, P, P),
            row("dnnl_post_ops_append_binary", I, P, I, P),
            row("dnnl_post_ops_append_eltwise", I, P, I, F, F),
            row("dnnl_post_ops_create", I, P),
            row("dnnl_post_ops_destroy", I, P),
            row("dnnl_primitive_attr_create", I, P),
            row("dnnl_primitive_attr_destroy", I, P),
            row("dnnl_primitive_attr_set_post_ops", I, P, P),
            row("dnnl_primitive_attr_set_scratchpad_mode", I, P, I),
            row("dnnl_primitive_attr_set_zero_points_mask", I, P, I, I),
            row("dnnl_primitive_create", I, P, P),
            row("dnnl_primitive_desc_destroy", I, P),
            row("dnnl_primitive_desc_query", I, P, I, I, P),
            row("dnnl_primitive_desc_query_md", P, P, I, I),
            row("dnnl_primitive_destroy", I, P),
            row("dnnl_primitive_execute", I, P, P, I, P),
            row("dnnl_reduction_primitive_desc_create", I, P, P, I, P, P, F, F, P),
            row("dnnl_reorder_primitive_desc_create", I, P, P, P, P, P, P),
            row("dnnl_set_primitive_cache_capacity", I, I),
            row("dnnl_softmax_backward_primitive_desc_create", I, P, P, I, P, P, P, I, P, P),
            row("dnnl_softmax_forward_primitive_desc_create", I, P, P, I, I, P, P, I, P),
            row("dnnl_stream_create", I, P, P, I),
            row("dnnl_stream_destroy", I, P),
            row("dnnl_stream_wait", I, P),
            row("dnnl_version", P),
            critical("omp_get_max_threads", FunctionDescriptor.of(I)),
            critical("omp_set_num_threads", FunctionDescriptor.ofVoid(I)),
            row("setenv", I, P, P, I),
            row("unsetenv", I, P));

    private static final Map<String, Downcall> BY_NAME = TABLE.stream().collect(Collectors.toUnmodifiableMap(
            Downcall::function, Function.identity()));
    // What this process has linked; only ever grows, up to the table.
    private static final Set<String> LINKED = ConcurrentHashMap.newKeySet();

    /// One function.
    ///
    /// @param function its name in C
    /// @param descriptor the types of its result and parameters, pointers without what they point to
    /// @param isCritical whether it is linked with [Linker.Option#critical(boolean)], without access to the heap: it
    ///         returns at once and never calls back
    public record Downcall(String function, FunctionDescriptor descriptor, boolean isCritical) {
    }

    private Downcalls() {
    }

    private static Downcall row(String function, ValueLayout result, ValueLayout... parameters) {
        return new Downcall(function, FunctionDescriptor.of(result, parameters), false);
    }

    private static Downcall critical(String function, FunctionDescriptor descriptor) {
        return new Downcall(function, descriptor, true);
    }

    /// All functions that the engine may call.
    public static List<Downcall> table() {
        return TABLE;
    }

    /// The names of the functions that this process has linked so far.
    public static Set<String> linked() {
        return new TreeSet<>(LINKED);
    }

    /// Links a function of the table if `symbols` knows it.
    ///
    /// @throws IllegalStateException if the table lacks it
    public static Optional<MethodHandle> find(String function, SymbolLookup symbols) {
        Downcall row = row(function);
        return symbols.find(function).map(address -> link(function, address, row.descriptor()));
    }

    /// Links the function at `address`, whose pointers may say what they point to.
    ///
    /// @throws IllegalStateException if the table lacks the function, or has another shape for it
    public static MethodHandle link(String function, MemorySegment address, FunctionDescriptor descriptor) {
        Downcall row = row(function);
        if (!shape(descriptor).equals(row.descriptor())) {
            throw new IllegalStateException("downcalls: a function must have the shape that the table says: function="
                    + function + ", table=" + row.descriptor() + ", found=" + shape(descriptor));
        }
        LINKED.add(function);
        return row.isCritical() ? Linker.nativeLinker().downcallHandle(address, descriptor, Linker.Option.critical(
                false)) : Linker.nativeLinker().downcallHandle(address, descriptor);
    }

    private static Downcall row(String function) {
        Downcall row = BY_NAME.get(function);
        if (row == null) {
            throw new IllegalStateException("downcalls: functions must be in the table: function=" + function);
        }
        return row;
    }

    private static FunctionDescriptor shape(FunctionDescriptor descriptor) {
        MemoryLayout[] parameters = descriptor.argumentLayouts().stream().map(Downcalls::plain).toArray(
                MemoryLayout[]::new);
        return descriptor.returnLayout().map(result -> FunctionDescriptor.of(plain(result), parameters)).orElseGet(
                () -> FunctionDescriptor.ofVoid(parameters));
    }

    private static MemoryLayout plain(MemoryLayout layout) {
        return layout instanceof AddressLayout address ? address.withoutTargetLayout().withoutName()
                : layout.withoutName();
    }
}
