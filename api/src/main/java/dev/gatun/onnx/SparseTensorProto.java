// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.util.List;

/// A tensor of which only the elements that are not 0 are stored.
///
/// @param values those elements, a vector
/// @param indices their positions: a vector of row-major positions, or a matrix with one row of indices for each
/// @param dims the dimensions of the whole tensor
public record SparseTensorProto(TensorProto values, TensorProto indices, List<Long> dims) {
}
