package org.scoville.runtime.model;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * How the parameters of a network start.
 *
 * <p>Every parameter draws from a stream of its own, keyed by its name, so that surgery elsewhere
 * in the network does not change it.
 *
 * @param convolutions how convolution and linear weights start
 * @param scales how the scales of batch norms start
 * @param headBias how the bias of the last layer starts
 */
public record Initialization(Convolutions convolutions, Scales scales, HeadBias headBias) {

  /** First values of a parameter, in reference order. */
  public float[] values(ParameterSpec parameter, long seed) {
    Draw draw = Draw.of(seed, "weights".hashCode(), parameter.name().hashCode());
    return values(parameter, draw::nextDouble, draw::nextGaussian);
  }

  /**
   * First values of a parameter, in reference order, from random numbers made elsewhere.
   *
   * @param uniform numbers from 0 up to 1
   * @param normal numbers of the standard normal distribution
   */
  public float[] values(ParameterSpec parameter, DoubleSupplier uniform, DoubleSupplier normal) {
    float[] values = new float[Math.toIntExact(parameter.size())];
    switch (parameter.kind()) {
      case CONVOLUTION -> normal(values, normal, convolutionDeviation(parameter));
      case LINEAR -> linear(values, uniform, normal, parameter);
      case SCALE -> scale(values, uniform);
      case SHIFT, OFFSET -> Arrays.fill(values, 0);
      case BIAS -> Arrays.fill(values, bias(parameter));
    }
    return values;
  }

  private double convolutionDeviation(ParameterSpec parameter) {
    long outputs = parameter.shape().get(0);
    long taps = parameter.shape().get(2) * parameter.shape().get(3);
    return switch (convolutions) {
      case KAIMING_NORMAL -> Math.sqrt(2.0 / (double) parameter.fanIn());
      case KAIMING_FAN_OUT -> Math.sqrt(2.0 / (double) (outputs * taps));
    };
  }

  private void linear(
      float[] values, DoubleSupplier uniform, DoubleSupplier normal, ParameterSpec parameter) {
    switch (convolutions) {
      case KAIMING_NORMAL -> normal(values, normal, Math.sqrt(2.0 / (double) parameter.fanIn()));
      case KAIMING_FAN_OUT -> {
        double bound = 1 / Math.sqrt((double) parameter.fanIn());
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (bound * (2 * uniform.getAsDouble() - 1));
        }
      }
    }
  }

  private void scale(float[] values, DoubleSupplier uniform) {
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (scales) {
            case ONE -> 1;
            case UNIFORM -> (float) uniform.getAsDouble();
          };
    }
  }

  private float bias(ParameterSpec parameter) {
    return switch (headBias) {
      case ZERO -> 0;
      case LOG_PRIOR -> (float) -Math.log((double) parameter.size());
    };
  }

  private static void normal(float[] values, DoubleSupplier normal, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * normal.getAsDouble());
    }
  }
}
