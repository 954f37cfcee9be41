// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.util.List;

/// One application of an operator.
///
/// @param name its name, perhaps empty
/// @param domain the operator's domain, empty for `ai.onnx`
/// @param opType the operator
/// @param overload which of several functions of that name, mostly empty
/// @param inputs names of values; an empty one stands for an optional input that is not given
/// @param outputs names of values; an empty one stands for an output that nobody wants
/// @param attributes the parameters
public record NodeProto(String name, String domain, String opType, String overload, List<String> inputs,
        List<String> outputs, List<AttributeProto> attributes) {
    /// The attribute of a name, or null.
    public AttributeProto attribute(String attribute) {
        for (AttributeProto candidate : attributes) {
            if (candidate.name().equals(attribute)) {
                return candidate;
            }
        }
        return null;
    }

    /// The operator with its domain where that is not `ai.onnx`.
    public String operator() {
        return domain.isEmpty() ? opType : domain + ":" + opType;
    }

    /// The form `Conv 'conv1'`, with the first output's name where the node has none of its own.
    @Override
    public String toString() {
        String label = !name.isEmpty() ? name : outputs.isEmpty() ? "" : outputs.get(0);
        return operator() + " '" + label + "'";
    }
}
