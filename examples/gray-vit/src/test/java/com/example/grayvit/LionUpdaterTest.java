package com.example.grayvit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.TensorEngine;

/** The optimizer against its formula in plain Java, on random gradients. */
class LionUpdaterTest {
  private static final int INPUTS = 3;
  private static final int OUTPUTS = 2;
  private static final int STEPS = 8;

  /** The paper's Algorithm 2 in double precision, with the decay of a step apart from its rate. */
  private static final class Formula {
    private final DecoupledLion record;
    private final double[] weights;
    private final double[] momentum;
    private final int decaying;

    Formula(DecoupledLion record, float[] start, int decaying) {
      this.record = record;
      this.decaying = decaying;
      this.weights = new double[start.length];
      this.momentum = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        weights[i] = start[i];
      }
    }

    void step(float[] gradient, double factor) {
      for (int i = 0; i < weights.length; i++) {
        double direction = record.beta1() * momentum[i] + (1 - record.beta1()) * gradient[i];
        weights[i] *= i < decaying ? 1 - factor * record.weightDecay() : 1;
        weights[i] -= factor * record.learningRate() * Math.signum(direction);
        momentum[i] = record.beta2() * momentum[i] + (1 - record.beta2()) * gradient[i];
      }
    }
  }

  @Property(tries = 30)
  void itsStepsAreThoseOfTheFormula(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 0.95) double beta1,
      @ForAll @DoubleRange(min = 0, max = 0.99) double beta2,
      @ForAll @DoubleRange(min = 0, max = 0.5) double weightDecay) {
    TensorEngine.start();
    GradMode.off();
    DecoupledLion record = new DecoupledLion(0.01, beta1, beta2, weightDecay);
    Draw draw = Draw.of(seed, 0);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu());
        Kernels kernels = Kernels.load(Device.cpu())) {
      Weights weights =
          new Weights(
              new Blueprint(new Linear("fc", INPUTS, OUTPUTS), OUTPUTS, Layout.CHANNELS_FIRST),
              manager);
      weights.initialize(seed, kernels);
      FlatParameters parameters = weights.parameters();
      Updater updater = LionUpdater.behavior(record).start(parameters, manager, kernels);
      Formula formula = new Formula(record, parameters.values().toFloatArray(), INPUTS * OUTPUTS);
      for (int step = 0; step < STEPS; step++) {
        double factor = 1 - (double) step / STEPS;
        FlatGradient gradient = new FlatGradient(parameters.layout(), manager, kernels);
        float[] drawn = drawn(draw, Math.toIntExact(parameters.layout().size()));
        gradient.gradient().addi(manager.create(drawn));
        updater.step(gradient, factor);
        formula.step(drawn, factor);
        float[] values = parameters.values().toFloatArray();
        for (int i = 0; i < values.length; i++) {
          assertThat((double) values[i]).isCloseTo(formula.weights[i], Offset.offset(1e-5));
        }
      }
    }
  }

  /** Numbers of one sign, so that rounding turns no direction around. */
  private static float[] drawn(Draw draw, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((i % 2 == 0 ? 1 : -1) * draw.nextDouble(0.5, 1));
    }
    return values;
  }
}
