package com.example.squeeze;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.StepScope;
import org.scoville.runtime.tensor.TensorEngine;

/** Gradients of foreign layers against differences, and which of their parameters decay. */
class GradientAndDecayTest {
  private static final int IMAGES = 6;

  /** An engine with a network of foreign layers on it. */
  private static final class Scene implements AutoCloseable {
    private final NDManager manager;
    private final Kernels kernels;
    private final Weights weights;
    private final NDArray images;
    private final Random random;

    Scene(Blueprint network, long seed) {
      random = new Random(seed);
      TensorEngine.start();
      GradMode.off();
      manager = NDManager.newBaseManager(Device.cpu());
      kernels = Kernels.load(Device.cpu());
      weights = new Weights(network, manager);
      weights.initialize(1, kernels);
      // Farther from where they start, all of them move the result.
      add(direction(), 0.2);
      float[] pixels = normal(IMAGES * 3 * SqueezeRun.PIXELS * SqueezeRun.PIXELS);
      images = manager.create(pixels, new Shape(IMAGES, 3, SqueezeRun.PIXELS, SqueezeRun.PIXELS));
    }

    private float[] normal(int count) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) random.nextGaussian();
      }
      return values;
    }

    private float[] direction() {
      return normal(Math.toIntExact(weights.parameters().layout().size()));
    }

    private void add(float[] direction, double length) {
      try (NDArray step = manager.create(direction)) {
        kernels.addScaled(weights.parameters().values(), step, length);
      }
    }

    /** The loss in double precision from its logits, and the gradient along a direction. */
    private double[] lossAndSlope(float[] direction) {
      try (StepScope scope = StepScope.under(manager)) {
        return GradMode.recording(
            () -> {
              FlatParameters.Leaves leaves = weights.parameters().leaves(scope);
              NDArray logits =
                  weights.train(scope.borrow(images), leaves, PassKey.first(), kernels);
              Ops.backward(logits.mul(logits).sum());
              double loss = 0;
              for (float logit : logits.toFloatArray()) {
                loss += (double) logit * logit;
              }
              double slope = 0;
              int next = 0;
              for (NDArray part : leaves.gradients()) {
                for (float value : part.toFloatArray()) {
                  slope += value * direction[next++];
                }
              }
              return new double[] {loss, slope};
            });
      }
    }

    @Override
    public void close() {
      manager.close();
      kernels.close();
    }
  }

  private static Blueprint excited() {
    return new Blueprint(
        Chain.of(
            new Excited(new Convolution("conv", 3, 4, 3, 1), 2),
            new GhostBatchNorm(new BatchNorm("bn", 4), 4),
            new Gelu(),
            new GlobalAveragePool()),
        4,
        Layout.CHANNELS_FIRST);
  }

  @Test
  void theGradientIsTheSlopeOfTheLossInAnyDirection() {
    double step = 2e-3;
    for (int trial = 0; trial < 3; trial++) {
      try (Scene scene = new Scene(excited(), trial)) {
        float[] direction = scene.direction();
        double slope = scene.lossAndSlope(direction)[1];
        scene.add(direction, step);
        double above = scene.lossAndSlope(direction)[0];
        scene.add(direction, -2 * step);
        double below = scene.lossAndSlope(direction)[0];
        assertThat((above - below) / (2 * step)).isCloseTo(slope, Percentage.withPercentage(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void parametersDecayAsTheySayOfThemselves(boolean decayAll) {
    try (Scene scene = new Scene(excited(), 1)) {
      FlatParameters parameters = scene.weights.parameters();
      List<float[]> before = values(parameters);
      DecoupledSgdUpdater.behavior(new DecoupledSGD(0.1, 0, 0, 0.25, false, decayAll))
          .start(parameters, scene.manager, scene.kernels)
          .step(new FlatGradient(parameters.layout(), scene.manager, scene.kernels), 1);
      List<float[]> after = values(parameters);
      List<String> decayed = new ArrayList<>();
      for (int i = 0; i < before.size(); i++) {
        String name = parameters.layout().parameters().get(i).name();
        if (after.get(i)[0] == 0.75f * before.get(i)[0]) {
          decayed.add(name);
        } else {
          assertThat(after.get(i)).as(name).isEqualTo(before.get(i));
        }
      }
      if (decayAll) {
        assertThat(decayed).hasSameSizeAs(before);
      } else {
        assertThat(decayed).containsExactly("conv.weight", "conv.se.0.weight", "conv.se.2.weight");
      }
    }
  }

  private static List<float[]> values(FlatParameters parameters) {
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < parameters.slices().size(); i++) {
      all.add(parameters.get(parameters.values(), i));
    }
    return all;
  }
}
