// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.util.List;

/// A graph of nodes, whole or the body of one.
///
/// @param name its name
/// @param nodes in the order of the file
/// @param inputs what the caller gives; before IR version 4 also the initialisers
/// @param outputs what the caller gets
/// @param values types of values in between
/// @param initializers constants
/// @param sparseInitializers constants that are mostly 0, named by their values
public record GraphProto(String name, List<NodeProto> nodes, List<ValueInfo> inputs, List<ValueInfo> outputs,
        List<ValueInfo> values, List<TensorProto> initializers, List<SparseTensorProto> sparseInitializers) {
}
