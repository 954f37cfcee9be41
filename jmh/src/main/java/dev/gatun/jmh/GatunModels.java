// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.model.Bert;
import dev.gatun.model.MobileNetV2;
import dev.gatun.model.ResNet;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The benchmarked networks, as a user builds them, with the weights of [Workload].
public final class GatunModels {
    private GatunModels() {
    }

    /// A multi-layer perceptron of the given widths with ReLU between two layers.
    public static Layer mlp(int... widths) {
        Rng rng = new Rng(0);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < widths.length; i++) {
            if (i > 0) {
                layers.add(Activation.relu());
            }
            layers.add(new Linear(widths[i], widths[i + 1], rng));
        }
        return load(new Sequential(layers.toArray(new Layer[0])), Workload.mlp(widths));
    }

    /// LeNet-5 for 28 x 28 images, with ReLU and max-pooling.
    public static Layer lenet() {
        Rng rng = new Rng(0);
        return load(new Sequential(
                new Conv2d(1, 6, 5, 1, 2, rng), Activation.relu(), new MaxPool2d(2),
                new Conv2d(6, 16, 5, 1, 0, rng), Activation.relu(), new MaxPool2d(2),
                new Flatten(),
                new Linear(400, 120, rng), Activation.relu(),
                new Linear(120, 84, rng), Activation.relu(),
                new Linear(84, 10, rng)), Workload.lenet());
    }

    /// ResNet-20 for 32 x 32 images.
    public static Layer resnet20() {
        return load(ResNet.cifar(20, Workload.CLASSES, new Rng(0)), Workload.resnet20());
    }

    /// ResNet-18 for images of any size and 1,000 classes.
    public static Layer resnet18() {
        return ResNet.resNet18(1000, new Rng(0));
    }

    /// ResNet-50 for images of any size and 1,000 classes.
    public static Layer resnet50() {
        return ResNet.resNet50(1000, new Rng(0));
    }

    /// MobileNetV2 for images of any size and 1,000 classes.
    public static Layer mobileNetV2() {
        return new MobileNetV2(1000, new Rng(0));
    }

    /// The encoder of MiniLM.
    public static Layer miniLm() {
        return new Bert(Bert.Sizes.miniLm(), new Rng(0));
    }

    private static Layer load(Layer model, List<Workload.Parameter> parameters) {
        Map<String, Tensor> named = new LinkedHashMap<>(model.buffers());
        for (Workload.Parameter parameter : parameters) {
            named.put(parameter.name(), Tensor.of(parameter.values(), parameter.shape()));
        }
        model.load(named);
        return model;
    }

    /// A text of `length` tokens, the same for all sides.
    static Tensor tokens(long batch, long length) {
        return input(batch, length).add(1).mul(10_000).to(DType.I64);
    }

    /// An input of that shape, the same for all sides.
    static Tensor input(long... shape) {
        return Tensor.of(Workload.uniform(Math.toIntExact(Shape.of(shape).size()), 3), shape);
    }
}
