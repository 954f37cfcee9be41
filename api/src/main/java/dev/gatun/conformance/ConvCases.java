// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Conv1d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.Window2d;
import java.util.List;

/// Convolutions of ugly sizes with their gradients: strides, uneven padding, dilation, groups, empty batches.
final class ConvCases {
    private record Geometry(Window2d window, int groups, long batch, long in, long out, long height, long width,
            long kernelH, long kernelW) {
    }

    private ConvCases() {
    }

    static void addTo(List<OpCase> cases) {
        Window2d unit = Window2d.unit();
        Window2d uneven = new Window2d(2, 3, 1, 0, 2, 3, 1, 2);
        List<Geometry> large = List.of(
                new Geometry(unit, 1, 1, 1, 6, 28, 28, 5, 5),
                new Geometry(unit, 1, 3, 6, 16, 14, 14, 5, 5),
                new Geometry(Window2d.of(1, 1), 1, 2, 17, 33, 9, 31, 3, 3),
                new Geometry(Window2d.of(2, 3), 1, 1, 3, 16, 33, 17, 7, 7),
                new Geometry(unit, 1, 2, 31, 17, 7, 7, 1, 1),
                new Geometry(Window2d.of(2, 0), 1, 1, 16, 33, 9, 7, 1, 1),
                new Geometry(Window2d.of(1, 1), 17, 1, 17, 17, 13, 31, 3, 3),
                new Geometry(Window2d.of(2, 1), 3, 2, 3, 6, 17, 9, 3, 3),
                new Geometry(Window2d.of(1, 2).dilation(2), 2, 1, 6, 4, 11, 13, 3, 3),
                new Geometry(Window2d.of(1, 1, 2, 0), 1, 1, 5, 7, 9, 3, 5, 1),
                new Geometry(uneven, 1, 2, 3, 5, 7, 17, 3, 2),
                new Geometry(unit, 1, 1, 8, 10, 5, 5, 5, 5),
                new Geometry(Window2d.of(1, 1), 1, 2, 32, 64, 9, 14, 3, 3),
                new Geometry(unit, 1, 1, 272, 32, 6, 7, 3, 3),
                new Geometry(Window2d.of(1, 1), 1, 8, 32, 48, 20, 17, 3, 3),
                new Geometry(unit, 1, 1, 64, 48, 7, 7, 1, 1),
                new Geometry(Window2d.of(2, 0), 1, 2, 32, 64, 14, 13, 1, 1),
                new Geometry(Window2d.of(2, 1), 1, 1, 48, 32, 8, 9, 3, 3),
                new Geometry(unit, 1, 0, 3, 4, 5, 5, 3, 3),
                new Geometry(unit, 1, 1, 0, 4, 5, 5, 3, 3));
        large.forEach(g -> add(cases, g, false));
        List<Geometry> small = List.of(
                new Geometry(unit, 1, 2, 2, 3, 3, 4, 2, 3),
                new Geometry(uneven, 1, 1, 2, 2, 4, 5, 2, 2),
                new Geometry(Window2d.of(2, 1).dilation(2, 1), 2, 1, 4, 2, 5, 4, 2, 3));
        small.forEach(g -> add(cases, g, true));
        cases.add(OpCase.of(new Conv1d(2, 1, 2, 1)).with(2, 3, 11).with(4, 3, 3).with(4).smooth());
        cases.add(OpCase.of(new Conv1d(1, 0, 1, 2)).with(1, 4, 17).with(6, 2, 5));
        cases.add(OpCase.of(new ConvTranspose2d(Window2d.of(2, 1), 1, 0, 1)).with(2, 3, 3, 4).with(3, 2, 3, 3).with(2)
                .smooth());
        cases.add(OpCase.of(new ConvTranspose2d(Window2d.of(1, 0).dilation(2), 0, 0, 2)).with(1, 4, 5, 3)
                .with(4, 3, 2, 3));
        cases.add(OpCase.of(new ConvTranspose2d(Window2d.of(2, 1), 1, 0, 1)).with(2, 12, 9, 11).with(12, 20, 4, 4)
                .with(20));
        cases.add(OpCase.of(new ConvTranspose2d(Window2d.of(2, 1), 0, 1, 4)).with(3, 16, 9, 11).with(16, 5, 3, 3));
    }

    private static void add(List<OpCase> cases, Geometry g, boolean smooth) {
        long height = g.window().outHeight(g.height(), g.kernelH());
        long width = g.window().outWidth(g.width(), g.kernelW());
        long perGroup = g.in() / g.groups();
        OpCase conv = OpCase.of(new Conv2d(g.window(), g.groups())).with(g.batch(), g.in(), g.height(), g.width())
                .with(g.out(), perGroup, g.kernelH(), g.kernelW());
        OpCase inputGrad = OpCase.of(new Conv2dInputGrad(g.window(), g.groups(), g.height(), g.width()))
                .with(g.batch(), g.out(), height, width).with(g.out(), perGroup, g.kernelH(), g.kernelW());
        OpCase weightGrad = OpCase.of(new Conv2dWeightGrad(g.window(), g.groups(), g.kernelH(), g.kernelW()))
                .with(g.batch(), g.in(), g.height(), g.width()).with(g.batch(), g.out(), height, width);
        for (OpCase opCase : List.of(conv, conv.with(g.out()), inputGrad, weightGrad)) {
            cases.add(smooth ? opCase.smooth() : opCase);
        }
    }
}
