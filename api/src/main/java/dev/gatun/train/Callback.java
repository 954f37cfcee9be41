// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

/// Watches a training run; called by the training thread. An exception from a callback ends the run.
public interface Callback {
    /// After an optimizer step.
    default void onStep(StepEvent event) {
    }

    /// After an epoch and its validation.
    ///
    /// @return whether the run shall go on
    default boolean onEpoch(EpochResult result) {
        return true;
    }

    /// What it remembers between epochs, for checkpoints; empty if nothing.
    default String state() {
        return "";
    }

    /// Takes back what [#state()] gave.
    ///
    /// @throws IllegalArgumentException if the text is not such a state
    default void restore(String state) {
    }
}
