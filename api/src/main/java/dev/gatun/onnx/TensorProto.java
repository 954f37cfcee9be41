// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/// A tensor in a model file. Its elements stay in the file until they are read by [OnnxTensors].
///
/// @param name its name, perhaps empty
/// @param dims the dimensions, as they are in the file
/// @param dataType the number of its element type
/// @param external where the elements are, by key (`location`, `offset`, `length`), if they are in a file of their own;
///     else null
/// @param message the bytes of the whole message
public record TensorProto(String name, List<Long> dims, int dataType, Map<String, String> external,
        MemorySegment message) {
    /// The form `name float[2,3]`.
    @Override
    public String toString() {
        ElementType type = ElementType.of(dataType);
        return (name.isEmpty() ? "" : name + " ") + (type == null ? "type" + dataType : type)
                + dims.toString().replace(" ", "");
    }
}
