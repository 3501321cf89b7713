package org.scoville.runtime.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.scoville.runtime.tensor.Initializer;

/** The initializers of the built-in networks. */
public final class Initializers {
  private Initializers() {}

  /** All zeros, as biases and shifts start. */
  public static Initializer zeros() {
    return new Constant(0);
  }

  /** All ones, as scales start. */
  public static Initializer ones() {
    return new Constant(1);
  }

  /** Uniform from {@code low} to {@code high}. */
  public static Initializer uniform(double low, double high) {
    return new Uniform(low, high);
  }

  /** {@code -ln n} in each of n values: the bias of a head whose first answers are 1/n each. */
  public static Initializer logPrior() {
    return LogPrior.VALUE;
  }

  /** Normal with variance 2 / fan, for weights before a ReLU (He et al. 2015, arXiv:1502.01852). */
  public static Initializer kaimingNormal(Fan fan) {
    return new KaimingNormal(fan);
  }

  /** Uniform within one over the root of the inputs, as PyTorch starts its linear layers. */
  public static Initializer inverseRootUniform() {
    return InverseRootUniform.VALUE;
  }

  /** The connections of one unit of a weight (O, I) or (O, I, H, W). */
  public enum Fan {
    /** Inputs of one output: I H W. */
    IN {
      @Override
      double of(List<Long> shape) {
        return product(shape) / (double) shape.get(0);
      }
    },
    /** Outputs of one input: O H W. */
    OUT {
      @Override
      double of(List<Long> shape) {
        return product(shape) / (double) shape.get(1);
      }
    };

    abstract double of(List<Long> shape);
  }

  private static long product(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  private static float[] room(List<Long> shape) {
    return new float[Math.toIntExact(product(shape))];
  }

  private record Constant(float value) implements Initializer {
    @Override
    public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
      float[] values = room(shape);
      Arrays.fill(values, value);
      return values;
    }
  }

  private record Uniform(double low, double high) implements Initializer {
    @Override
    public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
      float[] values = room(shape);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (low + (high - low) * uniform.getAsDouble());
      }
      return values;
    }
  }

  private record KaimingNormal(Fan fan) implements Initializer {
    @Override
    public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
      float[] values = room(shape);
      double deviation = Math.sqrt(2.0 / fan.of(shape));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * normal.getAsDouble());
      }
      return values;
    }
  }

  private enum InverseRootUniform implements Initializer {
    VALUE;

    @Override
    public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
      float[] values = room(shape);
      double bound = 1 / Math.sqrt(Fan.IN.of(shape));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * uniform.getAsDouble() - 1));
      }
      return values;
    }
  }

  private enum LogPrior implements Initializer {
    VALUE;

    @Override
    public float[] values(List<Long> shape, DoubleSupplier uniform, DoubleSupplier normal) {
      float[] values = room(shape);
      Arrays.fill(values, (float) -Math.log((double) values.length));
      return values;
    }
  }
}
