// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;

/// The coefficient of determination, with running mean and spread (Welford) of the targets.
final class RSquared implements Metric {
    private long count;
    private double mean;
    private double spread;
    private double residual;

    @Override
    public String name() {
        return "r2";
    }

    @Override
    public void add(Tensor predictions, Tensor targets) {
        if (predictions.size() != targets.size()) {
            throw new IllegalArgumentException("r2: one prediction for each target: predictions=" + predictions.spec()
                    + ", targets=" + targets.spec());
        }
        double[] predicted = predictions.toDoubles();
        double[] actual = targets.toDoubles();
        for (int i = 0; i < actual.length; i++) {
            count++;
            double delta = actual[i] - mean;
            mean += delta / count;
            spread += delta * (actual[i] - mean);
            residual += (actual[i] - predicted[i]) * (actual[i] - predicted[i]);
        }
    }

    @Override
    public double value() {
        return count == 0 ? Double.NaN : 1 - residual / spread;
    }

    @Override
    public void reset() {
        count = 0;
        mean = 0;
        spread = 0;
        residual = 0;
    }
}
