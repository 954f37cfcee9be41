// SPDX-License-Identifier: Apache-2.0
package dev.gatun.io;

import java.io.IOException;

/// A file whose content breaks the rules of its format. The message names format, file and rule.
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1;

    /// An exception with the message `format: rule: values; file`.
    public FormatException(String message) {
        super(message);
    }
}
