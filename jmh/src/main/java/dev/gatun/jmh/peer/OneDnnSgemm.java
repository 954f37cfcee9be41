// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.Workload;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/// oneDNN's `dnnl_sgemm` on square, row-major matrices in native memory; its OpenMP threads are set by the process's
/// environment.
public final class OneDnnSgemm implements Contender {
    private final int n;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    /// Operands of `n x n`.
    public OneDnnSgemm(int n) {
        this.n = n;
        this.a = new FloatPointer(Workload.uniform(n * n, 1));
        this.b = new FloatPointer(Workload.uniform(n * n, 2));
        this.c = new FloatPointer((long) n * n);
    }

    @Override
    public String name() {
        return "oneDNN dnnl_sgemm";
    }

    @Override
    public void run() {
        int status = dnnl.dnnl_sgemm((byte) 'N', (byte) 'N', n, n, n, 1, a, n, b, n, 0, c, n);
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("dnnl_sgemm: status=" + status);
        }
    }

    @Override
    public float[] result() {
        float[] values = new float[n * n];
        c.get(values);
        return values;
    }

    @Override
    public void close() {
        a.close();
        b.close();
        c.close();
    }
}
