// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;

/// What flows along the edges of an ONNX graph.
public sealed interface Value {
    /// A tensor of numbers.
    ///
    /// @param tensor the elements
    /// @param type their type; coded ones (float8 and narrower) are held in a `U8` tensor
    record Numbers(Tensor tensor, ElementType type) implements Value {
        public Numbers {
            if (tensor.dtype() != type.dtype()) {
                throw new IllegalArgumentException("onnx: the tensor must hold the element type: type=" + type
                        + "; tensor " + tensor.spec());
            }
        }

        @Override
        public String toString() {
            return type + tensor.shape().toString();
        }
    }

    /// A tensor of texts.
    ///
    /// @param shape its dimensions
    /// @param texts the elements in row-major order
    record Texts(Shape shape, List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
            if (texts.size() != shape.size()) {
                throw new IllegalArgumentException("onnx: texts must fill the shape: texts=" + texts.size()
                        + ", shape=" + shape);
            }
        }

        @Override
        public String toString() {
            return "string" + shape;
        }
    }

    /// A sequence of values of one type.
    ///
    /// @param items in order
    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "sequence of " + items.size();
        }
    }

    /// A value that may be missing.
    ///
    /// @param value the value, or null
    record Maybe(Value value) implements Value {
        @Override
        public String toString() {
            return "optional(" + (value == null ? "empty" : value) + ")";
        }
    }

    /// A tensor as a value.
    static Value of(Tensor tensor) {
        return new Numbers(tensor, ElementType.of(tensor.dtype()));
    }

    /// The tensor of a value that is one.
    ///
    /// @throws IllegalArgumentException if it is something else
    default Tensor tensor() {
        throw new IllegalArgumentException("onnx: a tensor of numbers was expected: got=" + this);
    }
}
