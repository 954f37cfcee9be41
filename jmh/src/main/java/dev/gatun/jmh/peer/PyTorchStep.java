// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import dev.gatun.jmh.Contender;
import dev.gatun.jmh.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.FlattenImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.globalContext;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

/// One training step (forward, cross-entropy, backward, SGD) of PyTorch's C++ modules, called through JavaCPP: one call
/// per phase, so that the price of the crossing stays under a hundredth of the step.
public final class PyTorchStep implements Contender {
    private final String name;
    private final int threads;
    private final boolean oneDnn;
    private final List<Workload.Parameter> start;
    private final UnaryOperator<Tensor> forward;
    private final TensorVector parameters;
    private final Tensor x;
    private final Tensor labels;
    private final SGD optimizer;

    private PyTorchStep(String setting, int threads, boolean oneDnn, boolean channelsLast,
            List<Workload.Parameter> start, UnaryOperator<Tensor> forward, TensorVector parameters,
            long[] inputShape) {
        this.name = "PyTorch " + setting + ", " + threads + (threads == 1 ? " thread" : " threads");
        this.threads = threads;
        this.oneDnn = oneDnn;
        this.start = start;
        this.forward = forward;
        this.parameters = parameters;
        int size = 1;
        for (long dim : inputShape) {
            size *= Math.toIntExact(dim);
        }
        Tensor contiguous = Tensor.create(Workload.uniform(size, 3), inputShape);
        this.x = channelsLast ? contiguous.contiguous(MemoryFormat.ChannelsLast) : contiguous;
        this.labels = Tensor.create(Workload.labels());
        try (NoGradGuard _ = new NoGradGuard()) {
            for (int i = 0; i < start.size(); i++) {
                Tensor values = Tensor.create(start.get(i).values(), start.get(i).shape());
                parameters.get(i).copy_(values);
                if (channelsLast && values.dim() == 4) {
                    parameters.get(i).set_data(parameters.get(i).contiguous(MemoryFormat.ChannelsLast));
                }
            }
        }
        this.optimizer = new SGD(parameters, new SGDOptions(Workload.LEARNING_RATE));
    }

    /// A multi-layer perceptron of the given widths.
    public static PyTorchStep mlp(int threads, boolean oneDnn, int... widths) {
        Chain model = new Chain(Workload.mlp(widths));
        return new PyTorchStep(oneDnn ? "eager" : "eager, oneDNN off", threads, oneDnn, false, Workload.mlp(widths),
                model::forward, model.parameters(), new long[] {Workload.BATCH, widths[0]});
    }

    /// LeNet-5 on 28 x 28 images.
    public static PyTorchStep lenet(int threads, boolean channelsLast) {
        Chain model = new Chain(Workload.lenet());
        return new PyTorchStep(channelsLast ? "eager, channels last" : "eager", threads, true, channelsLast,
                Workload.lenet(), model::forward, model.parameters(), new long[] {Workload.BATCH, 1, 28, 28});
    }

    /// ResNet-20 on 32 x 32 images.
    public static PyTorchStep resnet20(int threads, boolean channelsLast) {
        PyTorchResNet20 model = new PyTorchResNet20();
        return new PyTorchStep(channelsLast ? "eager, channels last" : "eager", threads, true, channelsLast,
                Workload.resnet20(), model::forward, model.parameters(), new long[] {Workload.BATCH, 3, 32, 32});
    }

    /// Modules one after the other, as the shapes of their weights say.
    private static final class Chain {
        private final SequentialImpl model = new SequentialImpl();
        // The model does not keep its modules alive: what the collector frees here is freed there.
        private final List<Module> modules = new ArrayList<>();

        private Chain(List<Workload.Parameter> parameters) {
            for (Workload.Parameter parameter : parameters) {
                if (parameter.name().endsWith(".weight")) {
                    push(parameter.shape());
                }
            }
            model.train(true);
        }

        private void push(long[] shape) {
            long out = shape[0];
            if (shape.length == 4) {
                boolean isFirst = shape[1] == 1;
                Conv2dOptions options = new Conv2dOptions(shape[1], out, new LongPointer(shape[2], shape[3]));
                options.padding().put(isFirst ? new LongPointer(2, 2) : new LongPointer(0, 0));
                model.push_back(keep(new Conv2dImpl(options)));
                model.push_back(keep(new ReLUImpl()));
                model.push_back(keep(new MaxPool2dImpl(new LongPointer(2, 2))));
                if (!isFirst) {
                    model.push_back(keep(new FlattenImpl()));
                }
            } else {
                model.push_back(keep(new LinearImpl(shape[1], out)));
                if (out != Workload.CLASSES) {
                    model.push_back(keep(new ReLUImpl()));
                }
            }
        }

        private <M extends Module> M keep(M module) {
            modules.add(module);
            return module;
        }

        private Tensor forward(Tensor x) {
            return model.forward(x);
        }

        private TensorVector parameters() {
            return model.parameters();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void enter() {
        set_num_threads(threads);
        globalContext().setUserEnabledMkldnn(oneDnn);
    }

    @Override
    public void run() {
        try (PointerScope _ = new PointerScope()) {
            optimizer.zero_grad();
            Tensor loss = cross_entropy_loss(forward.apply(x), labels);
            loss.backward();
            optimizer.step();
        }
    }

    @Override
    public float[] result() {
        float[][] values = new float[start.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[start.get(i).values().length];
            new FloatPointer(parameters.get(i).detach().contiguous().data_ptr()).get(values[i]);
        }
        return Workload.change(start, values);
    }
}
