package com.example.grayvit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.model.PassKey;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.StepScope;
import org.scoville.runtime.tensor.TensorEngine;

/** The gradient of the network, the script of its attention included, against differences. */
class VitGradientTest {
  private static final int IMAGES = 6;
  private static final double STEP = 1e-3;

  private final Random random = new Random(5);

  @Test
  void itIsTheSlopeOfTheLossInAnyDirection() {
    TensorEngine.start();
    GradMode.off();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        Kernels kernels = Kernels.load(Device.cpu())) {
      Weights weights = new Weights(new VitRun(VitRun.surgery().build(), 0).blueprint(), manager);
      weights.initialize(1, kernels);
      int size = Math.toIntExact(weights.parameters().layout().size());
      // Farther from where they start, all of them move the result.
      add(weights, normal(size), 0.2, kernels);
      NDArray images =
          manager.create(
              normal(IMAGES * VitRun.PIXELS * VitRun.PIXELS),
              new Shape(IMAGES, 1, VitRun.PIXELS, VitRun.PIXELS));
      for (int i = 0; i < 5; i++) {
        float[] direction = normal(size);
        double slope = lossAndSlope(weights, images, direction, kernels)[1];
        add(weights, direction, STEP, kernels);
        double above = lossAndSlope(weights, images, direction, kernels)[0];
        add(weights, direction, -2 * STEP, kernels);
        double below = lossAndSlope(weights, images, direction, kernels)[0];
        add(weights, direction, STEP, kernels);
        assertThat((above - below) / (2 * STEP)).isCloseTo(slope, Percentage.withPercentage(1));
      }
    }
  }

  private float[] normal(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void add(Weights weights, float[] direction, double length, Kernels kernels) {
    NDArray values = weights.parameters().values();
    try (NDArray step = values.getManager().create(direction)) {
      kernels.addScaled(values, step, length);
    }
  }

  /** The loss in double precision from its logits, and the gradient along a direction. */
  private static double[] lossAndSlope(
      Weights weights, NDArray images, float[] direction, Kernels kernels) {
    try (StepScope scope = StepScope.under(images.getManager())) {
      return GradMode.recording(
          () -> {
            FlatParameters.Leaves leaves = weights.parameters().leaves(scope);
            NDArray logits = weights.train(scope.borrow(images), leaves, PassKey.first(), kernels);
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
}
