// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.util.List;
import java.util.Map;

/// A model file as it is.
///
/// @param irVersion the version of the file format
/// @param producer the program that wrote it, with its version, perhaps empty
/// @param opsets the version of each domain's operators; the domain `ai.onnx` is empty
/// @param graph the graph
/// @param functions operators of the model's own
/// @param metadata texts by name
public record ModelProto(long irVersion, String producer, Map<String, Long> opsets, GraphProto graph,
        List<FunctionProto> functions, Map<String, String> metadata) {
}
