// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import java.util.Map;

/// What one epoch came to.
///
/// @param epoch the epoch, from 0
/// @param step optimizer steps so far in the whole run
/// @param values figures by name: `loss`, `learning_rate`, and, where there are validation data, `val_loss` and
///     `val_` with each metric's name
/// @param seconds the time that the epoch took, validation included
public record EpochResult(int epoch, long step, Map<String, Double> values, double seconds) {
}
