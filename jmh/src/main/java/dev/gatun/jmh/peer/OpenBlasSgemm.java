// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.MatMulShape;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.openblas.presets.openblas;

/// OpenBLAS's `cblas_sgemm` on row-major matrices in native memory; its threads are set before each sample.
public final class OpenBlasSgemm implements Contender {
    private final MatMulShape shape;
    private final int threads;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    /// Operands of the shape.
    public OpenBlasSgemm(MatMulShape shape, int threads) {
        this.threads = threads;
        this.shape = shape;
        this.a = new FloatPointer(shape.left());
        this.b = new FloatPointer(shape.right());
        this.c = new FloatPointer((long) shape.m() * shape.n());
    }

    @Override
    public String name() {
        return "OpenBLAS cblas_sgemm";
    }

    @Override
    public void enter() {
        openblas.blas_set_num_threads(threads);
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void run() {
        openblas_nolapack.cblas_sgemm(openblas_nolapack.CblasRowMajor, openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasNoTrans, shape.m(), shape.n(), shape.k(), 1, a, shape.k(), b, shape.n(), 0, c,
                shape.n());
    }

    @Override
    public float[] result() {
        float[] values = new float[shape.m() * shape.n()];
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
