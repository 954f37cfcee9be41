// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.op.MatMul;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.List;

/// This engine's product of two matrices as a user writes it: `a.matmul(b)`, its result in scope memory, nothing
/// packed beforehand.
public final class GatunSgemm implements Contender {
    private final String name;
    private final Threads threads;
    private final Tensor a;
    private final Tensor b;

    /// Operands of the shape.
    public GatunSgemm(MatMulShape shape, int threads) {
        this.a = Tensor.of(shape.left(), shape.m(), shape.k());
        this.b = Tensor.of(shape.right(), shape.k(), shape.n());
        this.name = "Gatun eager, " + Dispatcher.standard().explain(new MatMul(), List.of(a.spec(), b.spec())).chosen();
        this.threads = new Threads(threads, () -> {
            try (Scope _ = Scope.open()) {
                a.matmul(b);
            }
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() {
        threads.run();
    }

    @Override
    public float[] result() {
        try (Scope _ = Scope.open()) {
            return a.matmul(b).toFloats();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
