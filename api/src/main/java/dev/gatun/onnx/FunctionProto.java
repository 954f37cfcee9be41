// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.util.List;
import java.util.Map;

/// An operator that a model defines by other operators.
///
/// @param domain its domain
/// @param name its name
/// @param overload which of several functions of that name, mostly empty
/// @param inputs names of its parameters
/// @param outputs names of its results
/// @param attributes names of attributes without a default
/// @param defaults attributes with a default
/// @param nodes its body
/// @param opsets the version of each domain in the body
public record FunctionProto(String domain, String name, String overload, List<String> inputs, List<String> outputs,
        List<String> attributes, List<AttributeProto> defaults, List<NodeProto> nodes, Map<String, Long> opsets) {
}
