// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// A valid model asks for an operator, an element type or a parameter that is not supported. The message says which.
public final class UnsupportedOnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// An exception with the message `onnx: what is not supported: values`.
    public UnsupportedOnnxException(String message) {
        super(message);
    }

    UnsupportedOnnxException(String message, Throwable cause) {
        super(message, cause);
    }
}
