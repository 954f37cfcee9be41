// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/// OpenBLAS's `cblas_sgemm` on square, row-major matrices in native memory; its threads are set by the process's
/// environment.
public final class OpenBlasSgemm implements Contender {
    private final int n;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    /// Operands of `n x n`.
    public OpenBlasSgemm(int n) {
        this.n = n;
        this.a = new FloatPointer(Workload.uniform(n * n, 1));
        this.b = new FloatPointer(Workload.uniform(n * n, 2));
        this.c = new FloatPointer((long) n * n);
    }

    @Override
    public String name() {
        return "OpenBLAS cblas_sgemm";
    }

    @Override
    public void run() {
        openblas_nolapack.cblas_sgemm(openblas_nolapack.CblasRowMajor, openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
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
