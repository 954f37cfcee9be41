// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/// Plans of one computation for several input specs, such as batch sizes and sequence lengths, made on demand: a bounded
/// cache in which the one that was not used for the longest time makes room.
///
///     Plans plans = Gatun.plans(model, 8);
///     Plan plan = plans.get(TensorSpec.of(DType.F32, batch, 784));
///     System.out.println(plans);          // what is in it
///
/// Each plan packs its own weights: pad inputs to a few sizes where there are many. A plan that made room stays valid for
/// whoever holds it. Thread-safe; a plan that several threads ask for at once is made once, and meanwhile others can be
/// taken.
public final class Plans {
    private final Function<TensorSpec[], Plan> compiler;
    private final int most;
    // From the least to the most recently used.
    private final Map<List<TensorSpec>, FutureTask<Plan>> tasks = new LinkedHashMap<>(16, 0.75f, true);
    private long compiled;

    /// A cache of at most `most` plans, which `compiler` makes.
    ///
    /// @throws IllegalArgumentException if `most` is less than 1
    public Plans(Function<TensorSpec[], Plan> compiler, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("plans: the cache must have room for a plan: most=" + most);
        }
        this.compiler = compiler;
        this.most = most;
    }

    /// The plan for inputs of these specs, made now if there is none.
    ///
    /// @throws IllegalArgumentException if the computation refuses such inputs
    public Plan get(TensorSpec... inputs) {
        List<TensorSpec> key = List.of(inputs);
        FutureTask<Plan> task;
        boolean isNew = false;
        synchronized (tasks) {
            task = tasks.get(key);
            if (task == null) {
                isNew = true;
                compiled++;
                task = new FutureTask<>(() -> compiler.apply(inputs.clone()));
                tasks.put(key, task);
                if (tasks.size() > most) {
                    tasks.remove(tasks.keySet().iterator().next());
                }
            }
        }
        if (isNew) {
            task.run();
        }
        return result(key, task);
    }

    private Plan result(List<TensorSpec> key, FutureTask<Plan> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            synchronized (tasks) {
                tasks.remove(key, task);
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("plans: the compiler failed: inputs=" + key, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("plans: interrupted while another thread makes the plan: inputs=" + key, e);
        }
    }

    /// The plans that are ready, from the least to the most recently used.
    public List<Plan> cached() {
        List<Plan> ready = new ArrayList<>();
        synchronized (tasks) {
            tasks.values().stream().filter(task -> task.state() == FutureTask.State.SUCCESS).forEach(task -> ready.add(
                    task.resultNow()));
        }
        return ready;
    }

    /// The most plans that are kept.
    public int most() {
        return most;
    }

    /// How many plans were made so far: much more than [#most()] means that the cache is too small.
    public long compiled() {
        synchronized (tasks) {
            return compiled;
        }
    }

    /// One line a plan: inputs, outputs, and the bytes of a runner and of the constants.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("plans: at most " + most + ", " + compiled() + " made");
        for (Plan plan : cached()) {
            out.append("\n  ").append(plan.inputs()).append(" -> ").append(plan.outputs()).append(", runner ")
                    .append(plan
                            .slabBytes())
                    .append(" bytes, constants ").append(plan.constantBytes()).append(" bytes");
        }
        return out.toString();
    }
}
