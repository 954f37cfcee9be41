// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

/// One optimizer step, as callbacks see it.
///
/// @param epoch the epoch, from 0
/// @param epochs the number of epochs of the run
/// @param batch the batch within the epoch, from 0
/// @param batches the number of batches in an epoch
/// @param step optimizer steps so far in the whole run, this one included
/// @param loss the loss of this batch
/// @param meanLoss the mean loss of the epoch so far
/// @param learningRate the rate that this step used
public record StepEvent(int epoch, int epochs, int batch, int batches, long step, double loss, double meanLoss,
        double learningRate) {
}
