// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.MatMulShape;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.openblas.presets.openblas;

/// OpenBLAS's `cblas_sgemv`: one row times a matrix that lies as `[k, n]` or, transposed, as `[n, k]`; its threads are set
/// before each sample.
public final class OpenBlasSgemv implements Contender {
    private final MatMulShape shape;
    private final int threads;
    private final boolean isTransposed;
    private final FloatPointer matrix;
    private final FloatPointer x;
    private final FloatPointer y;

    /// Operands of a shape with one row.
    public OpenBlasSgemv(MatMulShape shape, int threads, boolean isTransposed) {
        this.shape = shape;
        this.threads = threads;
        this.isTransposed = isTransposed;
        this.matrix = new FloatPointer(isTransposed ? shape.rightTransposed() : shape.right());
        this.x = new FloatPointer(shape.left());
        this.y = new FloatPointer((long) shape.n());
    }

    @Override
    public String name() {
        return "OpenBLAS cblas_sgemv, matrix " + (isTransposed ? "[n, k]" : "[k, n]");
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
        if (isTransposed) {
            openblas_nolapack.cblas_sgemv(openblas_nolapack.CblasRowMajor, openblas_nolapack.CblasNoTrans, shape.n(),
                    shape.k(), 1, matrix, shape.k(), x, 1, 0, y, 1);
        } else {
            openblas_nolapack.cblas_sgemv(openblas_nolapack.CblasRowMajor, openblas_nolapack.CblasTrans, shape.k(),
                    shape.n(), 1, matrix, shape.n(), x, 1, 0, y, 1);
        }
    }

    @Override
    public float[] result() {
        float[] values = new float[shape.n()];
        y.get(values);
        return values;
    }

    @Override
    public void close() {
        matrix.close();
        x.close();
        y.close();
    }
}
