package org.scoville.runtime.model;

import java.util.Arrays;
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
    float[] values = new float[Math.toIntExact(parameter.size())];
    Draw draw = Draw.of(seed, "weights".hashCode(), parameter.name().hashCode());
    switch (parameter.kind()) {
      case CONVOLUTION -> normal(values, draw, convolutionDeviation(parameter));
      case LINEAR -> linear(values, draw, parameter);
      case SCALE -> scale(values, draw);
      case SHIFT -> Arrays.fill(values, 0);
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

  private void linear(float[] values, Draw draw, ParameterSpec parameter) {
    switch (convolutions) {
      case KAIMING_NORMAL -> normal(values, draw, Math.sqrt(2.0 / (double) parameter.fanIn()));
      case KAIMING_FAN_OUT -> {
        double bound = 1 / Math.sqrt((double) parameter.fanIn());
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (bound * (2 * draw.nextDouble() - 1));
        }
      }
    }
  }

  private void scale(float[] values, Draw draw) {
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (scales) {
            case ONE -> 1;
            case UNIFORM -> (float) draw.nextDouble();
          };
    }
  }

  private float bias(ParameterSpec parameter) {
    return switch (headBias) {
      case ZERO -> 0;
      case LOG_PRIOR -> (float) -Math.log((double) parameter.size());
    };
  }

  private static void normal(float[] values, Draw draw, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * draw.nextGaussian());
    }
  }
}
