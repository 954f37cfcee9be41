// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Activation;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Adam;
import dev.gatun.optim.GradientDescent;
import dev.gatun.optim.Optimizer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ModelsTest {
    private static final Tensor CORNERS = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);

    private final Rng rng = new Rng(11);

    @Test
    void thePerceptronLearnsAndButNotXor() {
        Perceptron and = new Perceptron(2);
        Tensor classes = Tensor.of(-1f, -1f, -1f, 1f);
        assertEquals(0, and.fit(CORNERS, classes, 100));
        assertArrayEquals(classes.toFloats(), and.classify(CORNERS).toFloats());
        assertTrue(new Perceptron(2).fit(CORNERS, Tensor.of(-1f, 1f, 1f, -1f), 100) > 0);
        assertThrows(IllegalArgumentException.class, () -> and.fit(CORNERS, Tensor.of(0f, 0f, 0f, 1f), 1));
    }

    @Test
    void thePerceptronFollowsItsRule() {
        Perceptron perceptron = new Perceptron(2);
        Tensor x = Tensor.of(new float[] {2, 1, 3, 5}, 2, 2);
        assertEquals(2, perceptron.fit(x, Tensor.of(1f, -1f), 1));
        assertArrayEquals(new float[] {-1, -4}, perceptron.parameters().get("weight").toFloats());
        assertEquals(0, perceptron.parameters().get("bias").item());
    }

    @Test
    void anMlpLearnsXor() {
        Mlp mlp = new Mlp(new long[] {2, 8, 2}, Activation.tanh(), 0, DType.F32, rng);
        Tensor classes = Tensor.of(new long[] {0, 1, 1, 0}, 4);
        Optimizer optimizer = new Adam(mlp.trainable(), 0.05);
        for (int i = 0; i < 200; i++) {
            optimizer.step(() -> Losses.crossEntropy(mlp.forward(CORNERS), classes));
        }
        assertArrayEquals(classes.toLongs(), mlp.forward(CORNERS).argMax(1).toLongs());
    }

    @Test
    void mlpNamesAndShapes() {
        Mlp mlp = new Mlp(rng, 64, 32, 16, 10);
        assertEquals(List.of("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias", "fc3.weight", "fc3.bias"), List.copyOf(
                mlp.state().keySet()));
        assertEquals("[3,10]", mlp.forward(Tensor.zeros(DType.F32, 3, 1, 8, 8)).shape().toString());
        assertThrows(IllegalArgumentException.class, () -> new Mlp(rng, 3));
        Mlp dropped = new Mlp(new long[] {4, 8, 8, 2}, Activation.relu(), 0.5, DType.F64, rng);
        assertEquals(List.of("dropout1.rng", "dropout2.rng"), List.copyOf(dropped.generators().keySet()));
        assertEquals("f64[3,2]", dropped.forward(Tensor.zeros(DType.F64, 3, 4)).spec().toString());
    }

    @Test
    void leNetNamesShapesAndSize() {
        LeNet5 net = new LeNet5(rng);
        assertEquals(List.of("conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc1.weight", "fc1.bias",
                "fc2.weight", "fc2.bias", "fc3.weight", "fc3.bias"), List.copyOf(net.state().keySet()));
        assertEquals(61_706, net.parameterCount());
        assertEquals("[2,10]", net.forward(Tensor.zeros(DType.F32, 2, 1, 28, 28)).shape().toString());
        assertEquals("[2,7]", new LeNet5(3, 32, 7, rng).forward(Tensor.zeros(DType.F32, 2, 3, 32, 32)).shape()
                .toString());
        assertEquals("[1,10]", new LeNet5(1, 12, 10, rng).forward(Tensor.zeros(DType.F32, 1, 1, 12, 12)).shape()
                .toString());
        assertEquals("f64[1,10]", new LeNet5(1, 12, 10, DType.F64, rng).forward(Tensor.zeros(DType.F64, 1, 1, 12, 12))
                .spec().toString());
        assertThrows(IllegalArgumentException.class, () -> new LeNet5(1, 11, 10, rng));
    }

    @Test
    void leNetTakesTheKnownNumberOfMultiplications() {
        // 28^2 * 6 * 25 + 10^2 * 16 * 6 * 25 + 400 * 120 + 120 * 84 + 84 * 10, and what ReLU and pooling count.
        long products = 117_600 + 240_000 + 48_000 + 10_080 + 840;
        long macs = new LeNet5(rng).summary(1, 1, 28, 28).macs();
        assertTrue(macs >= products && macs < products * 1.05, "macs=" + macs);
    }

    @Test
    void resNetNamesAndShapes() {
        ResNet net = ResNet.cifar(8, 10, rng);
        assertEquals(List.of("conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight", "layer1.0.bn1.weight"),
                List.copyOf(net.parameters().keySet()).subList(0, 5));
        assertTrue(net.parameters().containsKey("layer2.0.downsample.0.weight"));
        assertEquals("[2,10]", net.forward(Tensor.zeros(DType.F32, 2, 3, 32, 32)).shape().toString());
        assertThrows(IllegalArgumentException.class, () -> ResNet.cifar(21, 10, rng));
        assertThrows(IllegalArgumentException.class, () -> ResNet.cifar(2, 10, rng));
    }

    @Test
    void bertNamesShapesAndLimits() {
        Bert.Sizes sizes = new Bert.Sizes(50, 12, 1, 3, 20, 8, 0.1);
        Bert bert = new Bert(sizes, rng);
        assertEquals(List.of("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight",
                "embeddings.token_type_embeddings.weight", "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias",
                "encoder.layer.0.attention.self.query.weight", "encoder.layer.0.attention.self.query.bias"),
                List.copyOf(bert.parameters().keySet()).subList(0, 7));
        Tensor tokens = Tensor.of(new long[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 8);
        assertEquals("[1,8,12]", bert.forward(tokens).shape().toString());
        bert.eval();
        assertArrayEquals(bert.forward(tokens).toFloats(), bert.forward(tokens).toFloats());
        assertThrows(IllegalArgumentException.class, () -> bert.forward(Tensor.zeros(DType.I64, 1, 9)));
        assertThrows(IllegalArgumentException.class, () -> bert.forward(Tensor.zeros(DType.I64, 8)));
        assertThrows(IllegalArgumentException.class,
                () -> new Bert(new Bert.Sizes(50, 12, 1, 5, 20, 8, 0), rng));
    }

    @Test
    void linearRegressionFindsTheLine() {
        LinearRegression model = new LinearRegression(2, 1, rng);
        Tensor x = rng.normal(DType.F32, 50, 2);
        Tensor y = x.matmul(Tensor.of(new float[] {2, -3}, 2, 1)).add(0.5);
        GradientDescent optimizer = new GradientDescent(model.trainable(), 0.1);
        for (int i = 0; i < 100; i++) {
            optimizer.step(() -> Losses.mse(model.forward(x), y));
        }
        assertArrayEquals(new float[] {2, -3}, model.parameters().get("linear.weight").toFloats(), 1e-3f);
        assertEquals(0.5, model.parameters().get("linear.bias").item(), 1e-3);
    }

    @Test
    void logisticRegressionSeparatesTwoAndThreeClasses() {
        LogisticRegression or = LogisticRegression.binary(2, rng);
        Tensor yes = Tensor.of(0f, 1f, 1f, 1f);
        GradientDescent optimizer = new GradientDescent(or.trainable(), 1);
        for (int i = 0; i < 100; i++) {
            optimizer.step(() -> Losses.bceWithLogits(or.forward(CORNERS), yes));
        }
        assertArrayEquals(yes.toFloats(), or.probabilities(CORNERS).round().toFloats());
        LogisticRegression sums = LogisticRegression.softmax(2, 3, rng);
        Tensor classes = Tensor.of(new long[] {0, 1, 1, 2}, 4);
        Optimizer adam = new Adam(sums.trainable(), 0.1);
        for (int i = 0; i < 300; i++) {
            adam.step(() -> Losses.crossEntropy(sums.forward(CORNERS), classes));
        }
        assertArrayEquals(classes.toLongs(), sums.probabilities(CORNERS).argMax(1).toLongs());
        assertArrayEquals(new double[] {1, 1, 1, 1}, sums.probabilities(CORNERS).sum(1).toDoubles(), 1e-6);
    }
}
