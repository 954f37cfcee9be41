// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.Gatun;
import dev.gatun.nn.Layer;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.util.function.DoubleSupplier;

/// This engine serving a network as a plan: one runner, warmed up as plans are, whose input is written once. With several threads the samples run
/// inside a call of [Workers], as a service thread that keeps its helpers would.
public final class GatunPlan implements Contender {
    private final int threads;
    private final Workers workers;
    private final Runner runner;

    /// A plan for inputs like `x`, and a runner that holds it.
    public GatunPlan(int threads, Layer model, Tensor x) {
        this(threads, Gatun.compile(model, x.spec()), x);
    }

    /// A runner of a plan that others use too.
    public GatunPlan(Plan plan, Tensor x) {
        this(1, plan, x);
    }

    private GatunPlan(int threads, Plan plan, Tensor x) {
        this.threads = threads;
        this.workers = threads == 1 ? null : Workers.of(threads);
        this.runner = plan.runner();
        runner.input(0).copyFrom(x);
        if (workers == null) {
            runner.warmUp();
        } else {
            workers.call(runner::warmUp);
        }
    }

    @Override
    public String name() {
        return "Gatun plan, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public double sampled(DoubleSupplier sample) {
        return workers == null ? sample.getAsDouble() : workers.call(sample::getAsDouble);
    }

    @Override
    public void run() {
        runner.run();
    }

    @Override
    public float[] result() {
        return runner.output(0).toFloats();
    }

    @Override
    public void close() {
        runner.close();
        if (workers != null) {
            workers.close();
        }
    }
}
