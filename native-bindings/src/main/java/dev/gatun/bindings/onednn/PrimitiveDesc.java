// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A primitive that the library has chosen an implementation for.
///
/// @param handle a `dnnl_primitive_desc_t`
record PrimitiveDesc(MemorySegment handle) {
    /// The layout of one of its operands, such as `dnnl_query_src_md`; owned by `arena`.
    MemoryDesc operand(Arena arena, int query) {
        return operand(arena, query, 0);
    }

    /// The layout of operand `index` of a kind, such as the second weights.
    MemoryDesc operand(Arena arena, int query, int index) {
        MemorySegment borrowed = DnnlHeader.dnnl_primitive_desc_query_md(handle, query, index);
        return new MemoryDesc(OneDnn.own(arena, "dnnl_memory_desc_clone", (out, _) -> DnnlHeader
                .dnnl_memory_desc_clone(out, borrowed), DnnlHeader::dnnl_memory_desc_destroy));
    }

    /// The name of the implementation, such as `brgconv:avx512_core`.
    String implementation() {
        MemorySegment out = Arena.ofAuto().allocate(ValueLayout.ADDRESS);
        Status.check(DnnlHeader.dnnl_primitive_desc_query(handle, DnnlHeader.dnnl_query_impl_info_str(), 0, out),
                "dnnl_primitive_desc_query");
        return out.get(ValueLayout.ADDRESS, 0).reinterpret(256).getString(0);
    }

    /// The primitive itself: compiles its code unless the library still has it.
    MemorySegment create(Arena arena) {
        return OneDnn.own(arena, "dnnl_primitive_create", (out, _) -> DnnlHeader.dnnl_primitive_create(out, handle),
                DnnlHeader::dnnl_primitive_destroy);
    }
}
