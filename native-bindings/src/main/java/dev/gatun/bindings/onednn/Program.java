// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.bindings.onednn.generated.dnnl_exec_arg_t;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Primitives that run one after the other on operands, results and scratch memory of one kernel call.
///
/// Scratch memory is the caller's: the library's own is not thread-safe. Each run takes a set of memory objects from a
/// pool of [#IDLE_SETS]; a warm run allocates nothing. Thread-safe.
final class Program {
    private static final int IDLE_SETS = 16;

    private enum Place {
        INPUT,
        OUTPUT,
        SCRATCH,
        HELD
    }

    /// Memory that primitives read or write.
    ///
    /// @param index which operand, result or held copy; unused for scratch memory
    /// @param offset in bytes
    record Value(Place place, int index, long offset, MemoryDesc desc) {
        /// The same bytes as an operand of another shape.
        Value of(MemoryDesc other) {
            return new Value(place, index, offset, other);
        }

        /// Some of the bytes, from byte `from` on.
        Value part(long from, MemoryDesc other) {
            return new Value(place, index, offset + from, other);
        }
    }

    /// One argument of a primitive, such as `DNNL_ARG_SRC`.
    record Argument(int key, Value value) {
    }

    private record Step(PrimitiveDesc desc, List<Argument> arguments) {
    }

    /// Copies of operands that never change, in layouts of the library's own. Programs may share them. Thread-safe.
    static final class Constants {
        // `source`: the tensor's memory, or another copy.
        private record Copy(MemorySegment source, Value of, MemoryDesc desc, MemorySegment memory) {
            private boolean isOf(MemorySegment other, Value value) {
                return source.equals(other) && of.offset == value.offset && of.desc.isSame(value.desc);
            }
        }

        private final Tensor[] tensors;
        private final List<Copy> copies = new ArrayList<>();

        /// @param tensors for each operand its value, or null where it varies
        Constants(Tensor[] tensors) {
            this.tensors = tensors.clone();
        }

        /// Whether there is no copy.
        synchronized boolean isEmpty() {
            return copies.isEmpty();
        }

        private boolean has(Value value) {
            return value.place == Place.HELD || value.place == Place.INPUT && value.index < tensors.length
                    && tensors[value.index] != null;
        }

        private synchronized MemorySegment copy(Builder user, Value value, MemoryDesc desc, PrimitiveDesc reorder,
                Argument... more) {
            MemorySegment source = value.place == Place.HELD ? user.held.get(value.index)
                    : tensors[value.index].segment();
            for (Copy copy : copies) {
                if (copy.isOf(source, value) && copy.desc.isSame(desc)) {
                    return copy.memory;
                }
            }
            Builder builder = new Builder(user.dnnl, Arena.ofAuto(), null);
            builder.held.addAll(user.held);
            Argument[] arguments = Arrays.copyOf(more, more.length + 2);
            arguments[more.length] = new Argument(DnnlHeader.DNNL_ARG_SRC(), value);
            arguments[more.length + 1] = new Argument(DnnlHeader.DNNL_ARG_DST(), new Value(Place.OUTPUT, 0, 0, desc));
            builder.step(reorder, arguments);
            MemorySegment memory = room(desc.bytes());
            builder.build().run(tensors, memory, room(builder.scratchBytes));
            copies.add(new Copy(source, value, desc, memory));
            return memory;
        }
    }

    private static MemorySegment room(long bytes) {
        return Arena.ofAuto().allocate(Math.max(64, bytes + 63 & -64), 64);
    }

    /// Work on a result that the library has no exact primitive for.
    @FunctionalInterface
    interface Finish {
        /// Scratch memory of the program begins at byte `base` of `scratch`.
        void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch, long base);
    }

    /// What primitives a program has, before it is compiled.
    static final class Builder {
        private final OneDnn dnnl;
        private final Arena arena;
        private final Constants constants;
        private final List<Step> steps = new ArrayList<>();
        private final List<MemorySegment> held = new ArrayList<>();
        private long scratchBytes;
        private Finish finish;

        /// An empty program, whose descriptors `arena` owns.
        ///
        /// @param constants the operands that never change, or null if all vary
        Builder(OneDnn dnnl, Arena arena, Constants constants) {
            this.dnnl = dnnl;
            this.arena = arena;
            this.constants = constants;
        }

        OneDnn dnnl() {
            return dnnl;
        }

        Arena arena() {
            return arena;
        }

        /// Operand `index` from byte `offset` on.
        Value input(int index, long offset, MemoryDesc desc) {
            return new Value(Place.INPUT, index, offset, desc);
        }

        /// Result `index` from byte `offset` on.
        Value output(int index, long offset, MemoryDesc desc) {
            return new Value(Place.OUTPUT, index, offset, desc);
        }

        /// Scratch memory of its own.
        Value scratch(MemoryDesc desc) {
            Value value = new Value(Place.SCRATCH, 0, scratchBytes, desc);
            scratchBytes += desc.bytes() + 63 & -64;
            return value;
        }

        /// Whether `value` never changes, so that another layout of it costs nothing in a run.
        boolean isConstant(Value value) {
            return constants != null && constants.has(value);
        }

        /// `value` in layout `desc`: itself, or a copy that is made first (once and for all if it never changes).
        Value as(MemoryDesc desc, Value value) {
            return desc.isSame(value.desc) ? value
                    : converted(desc, value, dnnl.reorder(arena, value.desc, desc, dnnl
                            .attributes()));
        }

        /// A copy of `value` that `reorder` makes; as above.
        Value converted(MemoryDesc desc, Value value, PrimitiveDesc reorder, Argument... more) {
            if (isConstant(value)) {
                return hold(constants.copy(this, value, desc, reorder, more), desc);
            }
            Value copy = scratch(desc);
            Argument[] arguments = Arrays.copyOf(more, more.length + 2);
            arguments[more.length] = new Argument(DnnlHeader.DNNL_ARG_SRC(), value);
            arguments[more.length + 1] = new Argument(DnnlHeader.DNNL_ARG_DST(), copy);
            step(reorder, arguments);
            return copy;
        }

        private Value hold(MemorySegment memory, MemoryDesc desc) {
            held.add(memory);
            return new Value(Place.HELD, held.size() - 1, 0, desc);
        }

        /// An operand of one number that never changes.
        Value number(DType dtype, int number, long... dims) {
            MemoryDesc desc = dnnl.dense(dtype, arena, dims);
            MemorySegment memory = room(desc.bytes());
            for (long at = 0; at < desc.bytes(); at += dtype.bytes()) {
                dtype.setLong(memory, at, number);
            }
            return hold(memory, desc);
        }

        /// What is done last, after all primitives.
        void finish(Finish work) {
            finish = work;
        }

        /// A copy from one layout to another.
        void copy(Value from, Value to) {
            step(dnnl.reorder(arena, from.desc, to.desc, dnnl.attributes()),
                    new Argument(DnnlHeader.DNNL_ARG_SRC(), from),
                    new Argument(DnnlHeader.DNNL_ARG_DST(), to));
        }

        /// Runs a primitive.
        void step(PrimitiveDesc desc, Argument... arguments) {
            List<Argument> all = new ArrayList<>(List.of(arguments));
            MemoryDesc scratchpad = desc.operand(arena, DnnlHeader.dnnl_query_scratchpad_md());
            if (scratchpad.bytes() > 0) {
                all.add(new Argument(DnnlHeader.DNNL_ARG_SCRATCHPAD(), scratch(scratchpad)));
            }
            steps.add(new Step(desc, all));
        }

        long scratchBytes() {
            return scratchBytes;
        }

        /// The names of the implementations.
        String implementation() {
            return String.join(" + ", steps.stream().map(step -> step.desc.implementation()).toList());
        }

        /// Compiles the primitives.
        Program build() {
            return new Program(this);
        }
    }

    /// Memory objects and arguments of one run at a time.
    private static final class Operands {
        private final MemorySegment stream;
        private final MemorySegment[] memories;
        private final MemorySegment[] arguments;

        private Operands(OneDnn dnnl, List<Value> values, List<Step> steps) {
            Arena arena = Arena.ofAuto();
            stream = dnnl.stream(arena);
            memories = new MemorySegment[values.size()];
            for (int i = 0; i < memories.length; i++) {
                memories[i] = dnnl.memory(arena, values.get(i).desc);
            }
            arguments = new MemorySegment[steps.size()];
            for (int i = 0; i < arguments.length; i++) {
                List<Argument> own = steps.get(i).arguments;
                arguments[i] = dnnl_exec_arg_t.allocateArray(own.size(), arena);
                for (int k = 0; k < own.size(); k++) {
                    MemorySegment slot = dnnl_exec_arg_t.asSlice(arguments[i], k);
                    dnnl_exec_arg_t.arg(slot, own.get(k).key);
                    dnnl_exec_arg_t.memory(slot, memories[values.indexOf(own.get(k).value)]);
                }
            }
        }
    }

    private final OneDnn dnnl;
    // Keeps the descriptors.
    private final List<Step> steps;
    private final List<MemorySegment> held;
    private final Finish finish;
    private final List<Value> values = new ArrayList<>();
    private final MemorySegment[] primitives;
    private final int[] counts;
    private final Place[] places;
    private final int[] indices;
    private final long[] offsets;
    private final AtomicReferenceArray<Operands> idle = new AtomicReferenceArray<>(IDLE_SETS);

    private Program(Builder builder) {
        dnnl = builder.dnnl;
        steps = List.copyOf(builder.steps);
        primitives = new MemorySegment[steps.size()];
        counts = new int[primitives.length];
        for (int i = 0; i < primitives.length; i++) {
            Step step = steps.get(i);
            primitives[i] = create(step.desc, builder.arena);
            counts[i] = step.arguments.size();
            for (Argument argument : step.arguments) {
                if (!values.contains(argument.value)) {
                    values.add(argument.value);
                }
            }
        }
        places = values.stream().map(Value::place).toArray(Place[]::new);
        indices = values.stream().mapToInt(Value::index).toArray();
        offsets = values.stream().mapToLong(Value::offset).toArray();
        held = List.copyOf(builder.held);
        finish = builder.finish;
    }

    private MemorySegment create(PrimitiveDesc desc, Arena arena) {
        int threads = dnnl.enter();
        try {
            return desc.create(arena);
        } finally {
            dnnl.leave(threads);
        }
    }

    /// Runs all primitives; scratch memory begins at byte `base` of `scratch`.
    void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch, long base) {
        Operands own = take();
        set(own, inputs, outputs, scratch, base);
        execute(own);
        give(own);
        if (finish != null) {
            finish.run(inputs, outputs, scratch, base);
        }
        Reference.reachabilityFence(inputs);
        Reference.reachabilityFence(outputs);
        Reference.reachabilityFence(scratch);
    }

    /// All primitives on fixed operands; for one thread at a time.
    Runnable bind(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch, long base) {
        Operands own = new Operands(dnnl, values, steps);
        set(own, inputs, outputs, scratch, base);
        Tensor[] in = inputs.clone();
        Tensor[] out = outputs.clone();
        return () -> {
            execute(own);
            if (finish != null) {
                finish.run(in, out, scratch, base);
            }
            Reference.reachabilityFence(in);
            Reference.reachabilityFence(out);
            Reference.reachabilityFence(scratch);
        };
    }

    // With memory of any kind as the only result.
    private void run(Tensor[] inputs, MemorySegment result, MemorySegment scratch) {
        Operands own = take();
        set(own, inputs, null, scratch, 0);
        for (int i = 0; i < places.length; i++) {
            if (places[i] == Place.OUTPUT) {
                set(own, i, result.address());
            }
        }
        execute(own);
        Reference.reachabilityFence(inputs);
        Reference.reachabilityFence(result);
        Reference.reachabilityFence(scratch);
    }

    private void set(Operands own, Tensor[] inputs, Tensor[] outputs, MemorySegment scratch, long base) {
        for (int i = 0; i < places.length; i++) {
            long start = switch (places[i]) {
                case INPUT -> address(inputs[indices[i]].segment(), false);
                case OUTPUT -> outputs == null ? 0 : address(outputs[indices[i]].segment(), true);
                case SCRATCH -> scratch.address() + base;
                case HELD -> held.get(indices[i]).address();
            };
            set(own, i, start + offsets[i]);
        }
    }

    // The library would not ask: a wrong address ends the process.
    private static long address(MemorySegment segment, boolean isWritten) {
        if (!segment.isNative() || !segment.scope().isAlive() || isWritten && segment.isReadOnly()) {
            throw new IllegalStateException(
                    "onednn: memory must be off the heap, alive and writable: memory=" + segment);
        }
        return segment.address();
    }

    private static void set(Operands own, int value, long address) {
        Status.check(DnnlHeader.dnnl_memory_set_data_handle(own.memories[value], MemorySegment.ofAddress(address)),
                "dnnl_memory_set_data_handle");
    }

    private void execute(Operands own) {
        int threads = dnnl.enter();
        try {
            for (int i = 0; i < primitives.length; i++) {
                Status.check(DnnlHeader.dnnl_primitive_execute(primitives[i], own.stream, counts[i],
                        own.arguments[i]), "dnnl_primitive_execute");
            }
            Status.check(DnnlHeader.dnnl_stream_wait(own.stream), "dnnl_stream_wait");
        } finally {
            dnnl.leave(threads);
        }
        Reference.reachabilityFence(this);
    }

    private Operands take() {
        int start = (int) Thread.currentThread().threadId();
        for (int i = 0; i < IDLE_SETS; i++) {
            int at = start + i & IDLE_SETS - 1;
            if (idle.getPlain(at) != null) {
                Operands own = idle.getAndSet(at, null);
                if (own != null) {
                    return own;
                }
            }
        }
        return new Operands(dnnl, values, steps);
    }

    // Where all places are taken, the garbage collector frees it.
    private void give(Operands own) {
        int start = (int) Thread.currentThread().threadId();
        for (int i = 0; i < IDLE_SETS; i++) {
            int at = start + i & IDLE_SETS - 1;
            if (idle.getPlain(at) == null && idle.compareAndSet(at, null, own)) {
                return;
            }
        }
    }
}
