// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/// ResNet-20 of PyTorch's modules, as `GatunModels.resnet20` builds it, with sums and activations in place. The calls from
/// Java, about 75 a pass, are less than a thousandth of its time.
final class PyTorchResNet20 {
    private record Unit(Conv2dImpl conv, BatchNorm2dImpl norm) {
        private Tensor forward(Tensor x) {
            return norm.forward(conv.forward(x));
        }
    }

    private record Block(Unit first, Unit second, Unit shortcut) {
        private Tensor forward(Tensor x) {
            Tensor y = second.forward(first.forward(x).relu_());
            return y.add_(shortcut == null ? x : shortcut.forward(x)).relu_();
        }
    }

    private final List<Module> modules = new ArrayList<>();
    private final Unit stem;
    private final List<Block> blocks = new ArrayList<>();
    private final LinearImpl classifier;

    PyTorchResNet20() {
        stem = unit(3, 16, 3, 1);
        long channels = 16;
        for (long width : new long[] {16, 32, 64}) {
            for (int i = 0; i < 3; i++) {
                int stride = width != channels ? 2 : 1;
                Unit first = unit(channels, width, 3, stride);
                Unit second = unit(width, width, 3, 1);
                blocks.add(new Block(first, second, stride == 1 ? null : unit(channels, width, 1, 2)));
                channels = width;
            }
        }
        classifier = keep(new LinearImpl(64, 10));
    }

    private Unit unit(long in, long out, int kernel, int stride) {
        Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(kernel, kernel));
        options.stride().put(new LongPointer(stride, stride));
        options.padding().put(new LongPointer(kernel / 2, kernel / 2));
        options.bias().put(false);
        return new Unit(keep(new Conv2dImpl(options)), keep(new BatchNorm2dImpl(new BatchNormOptions(out))));
    }

    private <M extends Module> M keep(M module) {
        module.train(true);
        modules.add(module);
        return module;
    }

    Tensor forward(Tensor x) {
        Tensor y = stem.forward(x).relu_();
        for (Block block : blocks) {
            y = block.forward(y);
        }
        return classifier.forward(y.mean(2, 3));
    }

    TensorVector parameters() {
        TensorVector all = new TensorVector();
        for (Module module : modules) {
            TensorVector own = module.parameters();
            for (long i = 0; i < own.size(); i++) {
                all.push_back(own.get(i));
            }
        }
        return all;
    }
}
