// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.Downcalls;
import dev.gatun.bindings.NativeLibrary;
import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.bindings.onednn.generated.dnnl_version_t;
import dev.gatun.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The loaded library: its engine, descriptors of memory and of primitives, and streams.
///
/// Every native object belongs to an [Arena] and is destroyed with it, in reverse order of creation. All functions may
/// be called by several threads at once.
final class OneDnn {
    static final MemorySegment NONE = MemorySegment.NULL;

    private static final int CACHED_PRIMITIVES = 1024;
    private static final String FOLDER = "org/bytedeco/dnnl/" + NativeLibrary.platform() + "/";
    static final NativeLibrary.Search SEARCH = new NativeLibrary.Search("gatun.onednn.path",
            List.of("libdnnl.so.3", System.mapLibraryName("dnnl")), FOLDER + libraryName(),
            List.of(FOLDER + "libgomp.so.1", FOLDER + "libiomp5.dylib", FOLDER + "libomp.dylib"), "dnnl-");

    private final NativeLibrary library;
    private final String version;
    private final MethodHandle setThreads;
    private final MethodHandle getThreads;
    private final MemorySegment engine;
    private final MemorySegment attributes;

    /// Makes one native object: writes its address to `out`.
    @FunctionalInterface
    interface Maker {
        int make(MemorySegment out, Arena local);
    }

    private OneDnn(NativeLibrary library, String version) {
        this.library = library;
        this.version = version;
        this.setThreads = Environment.setThreads();
        this.getThreads = Environment.getThreads();
        Arena arena = Arena.ofAuto();
        this.engine = own(arena, "dnnl_engine_create", (out, _) -> DnnlHeader.dnnl_engine_create(out,
                DnnlHeader.dnnl_cpu(), 0), DnnlHeader::dnnl_engine_destroy);
        this.attributes = newAttributes(arena);
        Status.check(DnnlHeader.dnnl_set_primitive_cache_capacity(CACHED_PRIMITIVES),
                "dnnl_set_primitive_cache_capacity");
    }

    private static String libraryName() {
        return NativeLibrary.platform().startsWith("linux") ? "libdnnl.so.3"
                : NativeLibrary.platform().startsWith("macosx") ? "libdnnl.3.dylib" : "dnnl.dll";
    }

    /// Finds, checks and loads the library.
    ///
    /// @throws NativeLibrary.Absent if there is none
    /// @throws IllegalStateException if there is one that cannot be used, with the reason
    static OneDnn load() throws NativeLibrary.Absent {
        NativeLibrary library = NativeLibrary.find(SEARCH);
        try (Environment _ = new Environment()) {
            // Looked at before it becomes part of the process for good; this handle ends with its arena. A confined one
            // would make vector kernels that are compiled later ask each access for the owner's thread.
            String version = version(SymbolLookup.libraryLookup(library.file(), Arena.ofAuto()), library);
            System.load(library.file().toAbsolutePath().toString());
            return new OneDnn(library, version);
        } catch (IllegalArgumentException | UnsatisfiedLinkError e) {
            throw new IllegalStateException("onednn: " + library.file() + " (" + library.place() + ") does not load: "
                    + e.getMessage(), e);
        }
    }

    private static String version(SymbolLookup symbols, NativeLibrary library) {
        Optional<MemorySegment> function = symbols.find("dnnl_version");
        if (function.isEmpty()) {
            throw new IllegalStateException("onednn: " + library.file() + " (" + library.place()
                    + ") has no function dnnl_version");
        }
        MethodHandle handle = Downcalls.link("dnnl_version", function.get(), FunctionDescriptor.of(ValueLayout.ADDRESS
                .withTargetLayout(dnnl_version_t.layout())));
        MemorySegment version;
        try {
            version = (MemorySegment) handle.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("onednn: dnnl_version failed: " + e, e);
        }
        int major = dnnl_version_t.major(version);
        int minor = dnnl_version_t.minor(version);
        String text = major + "." + minor + "." + dnnl_version_t.patch(version);
        if (major != DnnlHeader.DNNL_VERSION_MAJOR() || minor < DnnlHeader.DNNL_VERSION_MINOR()) {
            throw new IllegalStateException("onednn: " + library.file() + " (" + library.place() + ") is version "
                    + text + ", needed is " + DnnlHeader.DNNL_VERSION_MAJOR() + "." + DnnlHeader.DNNL_VERSION_MINOR()
                    + " or a later " + DnnlHeader.DNNL_VERSION_MAJOR() + ".x");
        }
        return text;
    }

    /// Version, instruction set and place, on one line.
    String details() {
        return version() + ", " + library.file() + " (from " + library.place() + ")";
    }

    /// Version and instruction set.
    String version() {
        return "oneDNN " + version + ", instruction set 0x" + Integer.toHexString(DnnlHeader
                .dnnl_get_effective_cpu_isa());
    }

    /// How much longer products take here than with 512-bit vectors.
    double slowness() {
        int isa = DnnlHeader.dnnl_get_effective_cpu_isa();
        boolean hasWideVectors = (isa & DnnlHeader.dnnl_cpu_isa_avx512_core()) == DnnlHeader.dnnl_cpu_isa_avx512_core();
        return hasWideVectors ? 1 : (isa & DnnlHeader.dnnl_cpu_isa_avx2()) == DnnlHeader.dnnl_cpu_isa_avx2() ? 2 : 4;
    }

    /// Holds OpenMP to the calling thread, as primitives must be made and run; returns what [#leave(int)] restores for
    /// other users of OpenMP on this thread.
    int enter() {
        if (setThreads == null || getThreads == null) {
            return 1;
        }
        int threads;
        try {
            threads = (int) getThreads.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("onednn: omp_get_max_threads failed: " + e, e);
        }
        if (threads != 1) {
            limit(1);
        }
        return threads;
    }

    /// Gives this thread's limit back its value from before [#enter()].
    void leave(int threads) {
        if (threads != 1) {
            limit(threads);
        }
    }

    private void limit(int threads) {
        try {
            setThreads.invokeExact(threads);
        } catch (Throwable e) {
            throw new IllegalStateException("onednn: omp_set_num_threads failed: " + e, e);
        }
    }

    /// Makes a native object that `arena` destroys.
    ///
    /// @throws Status.Failure if the library refuses
    static MemorySegment own(Arena arena, String call, Maker maker, Consumer<MemorySegment> destroy) {
        Arena local = Arena.ofAuto();
        MemorySegment out = local.allocate(ValueLayout.ADDRESS);
        Status.check(maker.make(out, local), call);
        return out.get(ValueLayout.ADDRESS, 0).reinterpret(arena, destroy);
    }

    /// An `f32` operand with one stride in elements for each dimension.
    MemoryDesc strided(Arena arena, long[] dims, long[] strides) {
        return strided(DType.F32, arena, dims, strides);
    }

    /// An operand with one stride in elements for each dimension.
    MemoryDesc strided(DType dtype, Arena arena, long[] dims, long[] strides) {
        return new MemoryDesc(own(arena, "dnnl_memory_desc_create_with_strides", (out, local) -> DnnlHeader
                .dnnl_memory_desc_create_with_strides(out, dims.length, MemoryDesc.dims(local, dims), type(dtype),
                        MemoryDesc.dims(local, strides)),
                DnnlHeader::dnnl_memory_desc_destroy));
    }

    /// A packed row-major `f32` operand.
    MemoryDesc dense(Arena arena, long... dims) {
        return dense(DType.F32, arena, dims);
    }

    /// A packed row-major operand.
    MemoryDesc dense(DType dtype, Arena arena, long... dims) {
        long[] strides = new long[dims.length];
        long step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= dims[i];
        }
        return strided(dtype, arena, dims, strides);
    }

    /// An `f32` operand whose layout the primitive chooses.
    MemoryDesc any(Arena arena, long... dims) {
        return any(DType.F32, arena, dims);
    }

    /// An operand whose layout the primitive chooses.
    MemoryDesc any(DType dtype, Arena arena, long... dims) {
        return new MemoryDesc(own(arena, "dnnl_memory_desc_create_with_tag", (out, local) -> DnnlHeader
                .dnnl_memory_desc_create_with_tag(out, dims.length, MemoryDesc.dims(local, dims), type(dtype),
                        DnnlHeader.dnnl_format_tag_any()),
                DnnlHeader::dnnl_memory_desc_destroy));
    }

    private static int type(DType dtype) {
        return switch (dtype) {
            case F32 -> DnnlHeader.dnnl_f32();
            case BF16 -> DnnlHeader.dnnl_bf16();
            case F16 -> DnnlHeader.dnnl_f16();
            case I32 -> DnnlHeader.dnnl_s32();
            case I8 -> DnnlHeader.dnnl_s8();
            case U8 -> DnnlHeader.dnnl_u8();
            default -> throw new IllegalArgumentException("onednn: no element type for " + dtype);
        };
    }

    /// Makes the descriptor of a primitive by one of the library's `…_primitive_desc_create`.
    PrimitiveDesc primitive(Arena arena, String call, Maker maker) {
        int threads = enter();
        try {
            return new PrimitiveDesc(own(arena, call, maker, DnnlHeader::dnnl_primitive_desc_destroy));
        } finally {
            leave(threads);
        }
    }

    /// A copy of an operand to another layout.
    PrimitiveDesc reorder(Arena arena, MemoryDesc from, MemoryDesc to, MemorySegment attr) {
        return primitive(arena, "dnnl_reorder_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_reorder_primitive_desc_create(out, from.handle(), engine, to.handle(), engine, attr));
    }

    MemorySegment stream(Arena arena) {
        return own(arena, "dnnl_stream_create", (out, _) -> DnnlHeader.dnnl_stream_create(out, engine, DnnlHeader
                .dnnl_stream_default_flags()), DnnlHeader::dnnl_stream_destroy);
    }

    /// A memory object without memory.
    MemorySegment memory(Arena arena, MemoryDesc desc) {
        return own(arena, "dnnl_memory_create", (out, _) -> DnnlHeader.dnnl_memory_create(out, desc.handle(), engine,
                NONE), DnnlHeader::dnnl_memory_destroy);
    }

    MemorySegment engine() {
        return engine;
    }

    /// Attributes of their own that leave scratch memory to the caller.
    MemorySegment newAttributes(Arena arena) {
        MemorySegment made = own(arena, "dnnl_primitive_attr_create", (out, _) -> DnnlHeader.dnnl_primitive_attr_create(
                out), DnnlHeader::dnnl_primitive_attr_destroy);
        Status.check(DnnlHeader.dnnl_primitive_attr_set_scratchpad_mode(made, DnnlHeader.dnnl_scratchpad_mode_user()),
                "dnnl_primitive_attr_set_scratchpad_mode");
        return made;
    }

    /// Shared attributes that leave scratch memory to the caller.
    MemorySegment attributes() {
        return attributes;
    }
}
