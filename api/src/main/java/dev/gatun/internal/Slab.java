// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Off-heap memory handed out by bumping a pointer, and the engine's one place that makes arenas.
///
/// All memory comes from automatic arenas: it is freed when nothing reaches it, so a stale segment can be wrong but
/// never dangling. A slab grows by chunks; when it is released after use of several, the next use gets a single chunk
/// of
/// their total size. Released slabs wait in a small pool. A slab is used by one thread at a time.
///
/// A slab keeps many of the slices that it handed out: the same size at the same place, as in each call of a service,
/// gets the same object again.
public final class Slab {
    /// The alignment of every allocation: one cache line, one 512-bit vector.
    public static final long ALIGNMENT = 64;

    private static final long FIRST_CHUNK = 1L << 20;
    private static final long LARGEST_CHUNK = 1L << 28;
    private static final int SETS_LOG = 9;
    private static final int WAYS = 4;
    private static final int POOLED = 4 * Runtime.getRuntime().availableProcessors() + 4;
    private static final ConcurrentLinkedQueue<Slab> POOL = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger POOL_SIZE = new AtomicInteger();

    private final List<MemorySegment> full = new ArrayList<>();
    private MemorySegment chunk = MemorySegment.NULL;
    private long nextChunk = FIRST_CHUNK;
    private long top;
    private long fullBytes;
    // Slices of the present chunk, in sets of WAYS by place and size.
    private final MemorySegment[] slices = new MemorySegment[WAYS << SETS_LOG];

    private Slab() {
    }

    /// Takes a slab from the pool, or makes one.
    public static Slab take() {
        Slab slab = POOL.poll();
        if (slab == null) {
            return new Slab();
        }
        POOL_SIZE.decrementAndGet();
        return slab;
    }

    /// New zeroed memory of its own, freed by the garbage collector.
    ///
    /// @throws IllegalStateException if the JVM's limit for off-heap memory is reached
    public static MemorySegment fresh(long bytes) {
        try {
            return reserve(bytes);
        } catch (OutOfMemoryError first) {
            dropPool();
            try {
                return reserve(bytes);
            } catch (OutOfMemoryError e) {
                throw new IllegalStateException("memory: cannot reserve off-heap memory: bytes=" + bytes
                        + "; raise -XX:MaxDirectMemorySize or close scopes earlier", e);
            }
        }
    }

    private static MemorySegment reserve(long bytes) {
        return Arena.ofAuto().allocate(Math.max(bytes, 1), ALIGNMENT);
    }

    // The memory of waiting slabs is given up to the garbage collector.
    private static void dropPool() {
        for (Slab slab = POOL.poll(); slab != null; slab = POOL.poll()) {
            POOL_SIZE.decrementAndGet();
            slab.replace(MemorySegment.NULL);
        }
    }

    /// `bytes` bytes of arbitrary content, aligned to [#ALIGNMENT].
    public MemorySegment allocate(long bytes) {
        long start = top;
        if (bytes > chunk.byteSize() - start) {
            grow(bytes);
            start = 0;
        }
        top = start + bytes + ALIGNMENT - 1 & -ALIGNMENT;
        int at = slot(start, bytes);
        int free = at;
        for (int i = at; i < at + WAYS; i++) {
            MemorySegment slice = slices[i];
            if (slice == null) {
                free = i;
                break;
            }
            if (slice.byteSize() == bytes && slice.address() == chunk.address() + start) {
                return slice;
            }
        }
        MemorySegment slice = chunk.asSlice(start, bytes);
        slices[free] = slice;
        return slice;
    }

    private static int slot(long start, long bytes) {
        long mixed = (start / ALIGNMENT + bytes * 31) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 64 - SETS_LOG) * WAYS;
    }

    // Slices of another chunk would keep its memory.
    private void replace(MemorySegment other) {
        chunk = other;
        Arrays.fill(slices, null);
    }

    private void grow(long bytes) {
        MemorySegment grown;
        try {
            grown = fresh(Math.max(bytes, nextChunk));
        } catch (IllegalStateException e) {
            if (bytes >= nextChunk) {
                throw e;
            }
            nextChunk = FIRST_CHUNK;
            grown = fresh(bytes);
        }
        full.add(chunk);
        fullBytes += top;
        replace(grown);
        nextChunk = Math.min(2 * chunk.byteSize(), LARGEST_CHUNK);
        top = 0;
    }

    /// The bytes handed out since the last release, with alignment.
    public long used() {
        return fullBytes + top;
    }

    /// Ends all allocations and gives the slab back to the pool.
    public void release() {
        if (used() > chunk.byteSize()) {
            nextChunk = used() + used() / 8;
            replace(MemorySegment.NULL);
        }
        full.clear();
        fullBytes = 0;
        top = 0;
        if (POOL_SIZE.incrementAndGet() <= POOLED) {
            POOL.add(this);
        } else {
            POOL_SIZE.decrementAndGet();
        }
    }
}
