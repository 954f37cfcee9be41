// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;

/// This engine's product of two square matrices as a user writes it: `a.matmul(b)`, its result in scope memory, nothing
/// packed beforehand.
public final class GatunSgemm implements Contender {
    private final int n;
    private final Workers workers;
    private final Tensor a;
    private final Tensor b;
    private final float[] values;

    /// Operands of `n x n`.
    public GatunSgemm(int n, int threads) {
        this.n = n;
        this.workers = Workers.of(threads);
        this.a = Tensor.of(Workload.uniform(n * n, 1), n, n);
        this.b = Tensor.of(Workload.uniform(n * n, 2), n, n);
        this.values = new float[n * n];
    }

    @Override
    public String name() {
        return "Gatun matmul";
    }

    @Override
    public void run() {
        workers.call(() -> {
            try (Scope _ = Scope.open()) {
                return a.matmul(b);
            }
        });
    }

    @Override
    public float[] result() {
        try (Scope _ = Scope.open()) {
            System.arraycopy(a.matmul(b).toFloats(), 0, values, 0, n * n);
        }
        return values;
    }

    @Override
    public void close() {
        workers.close();
    }
}
