// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

/// A training run that cannot go on, such as after a loss that is not a number.
public final class TrainingException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /// An exception with the message `training: rule: values; hint`.
    public TrainingException(String message) {
        super(message);
    }
}
