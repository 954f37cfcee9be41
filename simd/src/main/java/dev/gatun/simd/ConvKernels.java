// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Two-dimensional convolutions of `f32` and `f64` and their gradients.
final class ConvKernels {
    private static final long MOST_ELEMENTS = 1L << 30;
    private static final String TOO_LARGE = "the padded image exceeds " + MOST_ELEMENTS + " elements";

    private ConvKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(Conv2d.class, ConvKernels::forward);
        backend.register(Conv2dInputGrad.class, ConvKernels::inputGrad);
        backend.register(Conv2dWeightGrad.class, ConvKernels::weightGrad);
    }

    private static Offer forward(Conv2d op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec y = outputs.get(0);
        String reason = refusal(inputs, op.window(), x, weight, y);
        if (reason != null) {
            return Offer.decline(reason);
        }
        ConvSizes sizes = sizes(op.window(), op.groups(), x, weight, y);
        if (sizes.forward().elements() > MOST_ELEMENTS) {
            return Offer.decline(TOO_LARGE);
        }
        Offer pointwise = pointwise(sizes, false, inputs.size() == 3);
        if (pointwise != null) {
            return pointwise;
        }
        if (DepthwiseConv.suits(sizes)) {
            DepthwiseConv conv = new DepthwiseConv(sizes, inputs.size() == 3);
            return Offer.accept("depthwise", conv.nanos(), conv.scratchBytes(), conv);
        }
        Conv2dForward kernel = new Conv2dForward(sizes, inputs.size() == 3);
        WinogradConv winograd = kernel.winograd();
        if (winograd != null && winograd.nanos() < 0.8 * sizes.nanos()) {
            return new Offer.Accepted("winograd", winograd.nanos(), winograd.fixedNanos(), winograd.scratchBytes(),
                    winograd::warmUp);
        }
        if (BatchLanes.suits(sizes)) {
            BatchLanesConv lanes = BatchLanesConv.forward(sizes, inputs.size() == 3);
            if (lanes.nanos() < kernel.nanos()) {
                return Offer.accept("images in lanes", lanes.nanos(), lanes.scratchBytes(), lanes);
            }
        }
        return new Offer.Accepted(sizes.isPointwise() ? "gemm" : "shifted", kernel.nanos(), kernel.fixedNanos(),
                kernel.scratchBytes(), () -> kernel);
    }

    // Null where the general kernels do better.
    private static Offer pointwise(ConvSizes sizes, boolean isGradient, boolean hasBias) {
        if (PixelConv.suits(sizes, isGradient)) {
            PixelConv conv = new PixelConv(sizes, isGradient, hasBias);
            return new Offer.Accepted("pixels", conv.nanos(), conv.fixedNanos(), conv.scratchBytes(), conv::warmUp);
        }
        if (PlaneConv.suits(sizes)) {
            PlaneConv conv = new PlaneConv(sizes, isGradient, hasBias);
            return new Offer.Accepted("planes", conv.nanos(), conv.fixedNanos(), conv.scratchBytes(), conv::warmUp);
        }
        return null;
    }

    private static Offer inputGrad(Conv2dInputGrad op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec y = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec x = outputs.get(0);
        String reason = refusal(inputs, op.window(), x, weight, y);
        if (reason != null) {
            return Offer.decline(reason);
        }
        ConvSizes sizes = sizes(op.window(), op.groups(), x, weight, y);
        if (WinogradTiles.suits(sizes)) {
            WinogradConv winograd = new WinogradConv(sizes.inputGradient(), true, false, false);
            if (winograd.nanos() < 0.8 * sizes.nanos()) {
                return new Offer.Accepted("winograd", winograd.nanos(), winograd.scratchBytes(), winograd::warmUp);
            }
        }
        Offer pointwise = pointwise(sizes, true, false);
        if (pointwise != null) {
            return pointwise;
        }
        Conv2dInputGradient kernel = new Conv2dInputGradient(sizes);
        if (kernel.elements() > MOST_ELEMENTS) {
            return Offer.decline(TOO_LARGE);
        }
        if (BatchLanes.suits(sizes)) {
            BatchLanesConv lanes = BatchLanesConv.inputGradient(sizes);
            if (lanes.nanos() < kernel.nanos()) {
                return Offer.accept("images in lanes", lanes.nanos(), lanes.scratchBytes(), lanes);
            }
        }
        return Offer.accept(sizes.isPointwise() ? "gemm" : "shifted", kernel.nanos(), kernel.scratchBytes(), kernel);
    }

    private static Offer weightGrad(Conv2dWeightGrad op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec y = inputs.get(1);
        TensorSpec weight = outputs.get(0);
        String reason = refusal(inputs, op.window(), x, weight, y);
        if (reason != null) {
            return Offer.decline(reason);
        }
        ConvSizes sizes = sizes(op.window(), op.groups(), x, weight, y);
        if (PointwiseWeightGradient.suits(sizes)) {
            PointwiseWeightGradient kernel = new PointwiseWeightGradient(sizes);
            return Offer.accept("gemm", kernel.nanos(), kernel.scratchBytes(), kernel);
        }
        if (WinogradTiles.suits(sizes)) {
            WinogradWeightGradient winograd = new WinogradWeightGradient(sizes);
            if (winograd.nanos() < 1.2 * sizes.nanos()) {
                return Offer.accept("winograd", winograd.nanos(), winograd.scratchBytes(), winograd);
            }
        }
        Conv2dWeightGradient kernel = new Conv2dWeightGradient(sizes);
        if (kernel.elements() > MOST_ELEMENTS) {
            return Offer.decline(TOO_LARGE);
        }
        if (BatchLanes.suits(sizes)) {
            BatchLanesWeightGradient lanes = new BatchLanesWeightGradient(sizes);
            if (lanes.nanos() < kernel.nanos()) {
                return Offer.accept("images in lanes", lanes.nanos(), lanes.scratchBytes(), lanes);
            }
        }
        return Offer.accept("shifted", kernel.nanos(), kernel.scratchBytes(), kernel);
    }

    private static String refusal(List<TensorSpec> inputs, Window2d window, TensorSpec x, TensorSpec weight,
            TensorSpec y) {
        if (x.dtype() != DType.F32 && x.dtype() != DType.F64) {
            return "dtype " + x.dtype() + " not implemented";
        }
        for (TensorSpec input : inputs) {
            if (!input.isContiguous()) {
                return "strided operand";
            }
        }
        if (x.size() == 0 || y.size() == 0 || weight.size() == 0) {
            return "empty operand";
        }
        long matrix = weight.dim(1) * weight.dim(2) * weight.dim(3);
        long plane = Math.max(x.dim(2) * x.dim(3), y.dim(2) * y.dim(3));
        if (Math.max(Math.max(matrix, plane), Math.max(x.size(), y.size()) / plane) > MOST_ELEMENTS) {
            return "a dim exceeds " + MOST_ELEMENTS;
        }
        // As doubles: big strides and dilations exceed a long.
        double padded = x.dim(1) * reached(y.dim(2), window.strideH(), weight.dim(2), window.dilationH())
                * reached(y.dim(3), window.strideW(), weight.dim(3), window.dilationW());
        if (padded > MOST_ELEMENTS) {
            return TOO_LARGE;
        }
        return null;
    }

    private static double reached(long places, double stride, long kernel, double dilation) {
        return (places - 1) * stride + (kernel - 1) * dilation + 1;
    }

    private static ConvSizes sizes(Window2d window, int groups, TensorSpec x, TensorSpec weight, TensorSpec y) {
        return new ConvSizes(x.dtype().bytes(), (int) x.dim(0), groups, (int) x.dim(1) / groups, (int) x.dim(2),
                (int) x.dim(3), (int) weight.dim(0) / groups, (int) weight.dim(2), (int) weight.dim(3), (int) y.dim(2),
                (int) y.dim(3), window);
    }
}
