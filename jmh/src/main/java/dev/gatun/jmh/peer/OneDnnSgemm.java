// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.MatMulShape;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/// oneDNN's `dnnl_sgemm` on row-major matrices in native memory; its OpenMP threads are set by the process's
/// environment.
public final class OneDnnSgemm implements Contender {
    private final MatMulShape shape;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    /// Operands of the shape.
    public OneDnnSgemm(MatMulShape shape) {
        this.shape = shape;
        this.a = new FloatPointer(shape.left());
        this.b = new FloatPointer(shape.right());
        this.c = new FloatPointer((long) shape.m() * shape.n());
    }

    @Override
    public String name() {
        return "oneDNN dnnl_sgemm";
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void run() {
        int status = dnnl.dnnl_sgemm((byte) 'N', (byte) 'N', shape.m(), shape.n(), shape.k(), 1, a, shape.k(), b,
                shape.n(), 0, c, shape.n());
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("dnnl_sgemm: status=" + status);
        }
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
