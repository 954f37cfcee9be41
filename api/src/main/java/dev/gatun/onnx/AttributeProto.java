// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// A named parameter of a node.
///
/// @param name its name
/// @param reference the attribute of the surrounding function that gives the value, or null
/// @param value a `Long`, `Float`, `String`, [TensorProto], [GraphProto], [SparseTensorProto] or [TypeProto], a `long[]`
///     or `float[]`, or a `List` of the other ones; null with a reference
public record AttributeProto(String name, String reference, Object value) {
}
