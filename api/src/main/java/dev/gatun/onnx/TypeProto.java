// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.util.List;
import java.util.stream.Collectors;

/// The type of a value as a model declares it.
public sealed interface TypeProto {
    /// A tensor, dense or sparse.
    ///
    /// @param type the element type, or null where the model names none that is known
    /// @param dims the dimensions, or null where the model says nothing about them
    record OfTensor(ElementType type, List<Dim> dims) implements TypeProto {
        /// The form `float[batch,3]`.
        @Override
        public String toString() {
            return (type == null ? "unknown" : type)
                    + (dims == null ? "[...]" : dims.stream().map(Dim::toString).collect(
                            Collectors.joining(",", "[", "]")));
        }
    }

    /// A sequence.
    ///
    /// @param item the type of its items, or null
    record OfSequence(TypeProto item) implements TypeProto {
        @Override
        public String toString() {
            return "sequence(" + item + ")";
        }
    }

    /// A value that may be missing.
    ///
    /// @param item the type of the value, or null
    record OfOptional(TypeProto item) implements TypeProto {
        @Override
        public String toString() {
            return "optional(" + item + ")";
        }
    }

    /// A map, which no operator here takes.
    record OfMap() implements TypeProto {
        @Override
        public String toString() {
            return "map";
        }
    }

    /// One dimension.
    ///
    /// @param size its size, or -1 where it is open
    /// @param name the name of an open size, perhaps empty
    record Dim(long size, String name) {
        @Override
        public String toString() {
            return size >= 0 ? Long.toString(size) : name.isEmpty() ? "?" : name;
        }
    }
}
