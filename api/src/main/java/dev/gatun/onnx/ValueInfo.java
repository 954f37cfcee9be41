// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;

/// An input or output of a graph.
///
/// @param name its name
/// @param type its declared type, or null
public record ValueInfo(String name, TypeProto type) {
    /// The declared element type of a tensor as a [DType], or null where there is none.
    public DType dtype() {
        return type instanceof TypeProto.OfTensor tensor && tensor.type() != null ? tensor.type().dtype() : null;
    }

    /// The declared dimensions of a tensor, -1 where one is open; null where the model says nothing about them.
    public long[] dims() {
        return type instanceof TypeProto.OfTensor tensor && tensor.dims() != null
                ? tensor.dims().stream().mapToLong(TypeProto.Dim::size).toArray() : null;
    }

    /// The form `x: float[batch,3]`.
    @Override
    public String toString() {
        return name + ": " + (type == null ? "any" : type);
    }
}
