// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.AvgPool2d;
import dev.gatun.op.AvgPool2dGrad;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.MaxPool2dGrad;
import dev.gatun.op.Op;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.function.Supplier;

/// Pooling over planes of `f32` and `f64`, and its gradients.
final class PoolKernels {
    private PoolKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(MaxPool2d.class, (op, in, out) -> offer(op, in, out, () -> {
            Pool2d pool = pool(op.kernelH(), op.kernelW(), op.window(), in.get(0), out.get(0));
            return (x, y, scratch) -> pool.max(x[0].segment(), y[0].segment(), y[1].segment());
        }));
        backend.register(MaxPool2dGrad.class, (op, in, out) -> in.get(1).dtype() != DType.I64
                ? Offer.decline("index dtype " + in.get(1).dtype() + " not implemented") : offer(op, in, out, () -> {
                    int places = (int) (in.get(0).dim(2) * in.get(0).dim(3));
                    int plane = (int) (op.height() * op.width());
                    int planes = (int) (in.get(0).dim(0) * in.get(0).dim(1));
                    int bytes = in.get(0).dtype().bytes();
                    PairPool pairs = Pool2d.pairs(bytes, op.height(), op.width(), in.get(0).dim(2), in.get(0).dim(3));
                    return (x, y, scratch) -> Pool2d.scatter(pairs, bytes, planes, places, plane, x[0].segment(),
                            x[1].segment(), y[0].segment());
                }));
        backend.register(AvgPool2d.class, (op, in, out) -> offer(op, in, out, () -> {
            Pool2d pool = pool(op.kernelH(), op.kernelW(), op.window(), in.get(0), out.get(0));
            return (x, y, scratch) -> pool.average(op.countIncludePad(), x[0].segment(), y[0].segment());
        }));
        backend.register(AvgPool2dGrad.class, (op, in, out) -> offer(op, in, out, () -> {
            AvgPool2d forward = op.pool();
            Pool2d pool = pool(forward.kernelH(), forward.kernelW(), forward.window(), out.get(0), in.get(0));
            return (x, y, scratch) -> pool.spread(forward.countIncludePad(), x[0].segment(), y[0].segment());
        }));
    }

    private static Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs, Supplier<Kernel> prepare) {
        DType dtype = inputs.get(0).dtype();
        if (dtype != DType.F32 && dtype != DType.F64) {
            return Offer.decline("dtype " + dtype + " not implemented");
        }
        for (TensorSpec spec : inputs) {
            if (!spec.isContiguous()) {
                return Offer.decline("strided operand");
            }
            if (spec.dim(0) * spec.dim(1) > Integer.MAX_VALUE || spec.dim(2) * spec.dim(3) > 1 << 28) {
                return Offer.decline("too many planes, or a plane of more than " + (1 << 28) + " elements");
            }
        }
        if (outputs.get(0).size() == 0 || inputs.get(0).size() == 0
                || outputs.get(0).dim(2) * outputs.get(0).dim(3) > 1 << 28) {
            return Offer.decline("empty operand, or a plane of more than " + (1 << 28) + " elements");
        }
        return new Offer.Accepted("windows", 100 + op.cost(inputs, outputs).flops() * 0.5, 0, prepare);
    }

    private static Pool2d pool(int kernelH, int kernelW, Window2d window, TensorSpec x, TensorSpec y) {
        return new Pool2d(x.dtype().bytes(), (int) (x.dim(0) * x.dim(1)), (int) x.dim(2), (int) x.dim(3), kernelH,
                kernelW, (int) y.dim(2), (int) y.dim(3), window);
    }
}
