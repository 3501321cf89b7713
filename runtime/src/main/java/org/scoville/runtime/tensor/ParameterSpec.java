package org.scoville.runtime.tensor;

import java.util.List;
import org.scoville.runtime.random.Draw;

/**
 * A parameter of a network: its reference name and shape, its initializer, whether it decays, its
 * memory layout, and its type in a pass.
 *
 * @param name the reference implementation's name, unique in the network: {@code
 *     layer1.0.conv1.weight}
 * @param shape its axes: (O, I, H, W) of a convolution, (O, I) of a linear layer, any other
 * @param initializer its first values
 * @param decays whether weight decay shrinks it, and layer-wise optimizers adapt its rate, even
 *     where an optimizer spares norms and biases
 * @param memory the order of its values in memory
 * @param inPass its type in a pass; it is kept and updated in float32 either way
 */
public record ParameterSpec(
    String name,
    List<Long> shape,
    Initializer initializer,
    boolean decays,
    Memory memory,
    InPass inPass) {

  /** The order of a parameter's values in memory. */
  public enum Memory {
    /** The order of its shape. */
    ROW_MAJOR,
    /**
     * The layout of the images that it is convolved with: (O, H, W, I) where they are
     * channels-last. Only for shapes (O, I, H, W).
     */
    LIKE_IMAGES
  }

  /** The type in which a pass through the network uses a parameter. */
  public enum InPass {
    /** The recipe's precision, in which activations are. */
    AS_ACTIVATIONS,
    /** float32 in every precision, such as a norm's scale and shift. */
    FLOAT32
  }

  /** Checks and copies the shape. */
  public ParameterSpec {
    shape = List.copyOf(shape);
    if (memory == Memory.LIKE_IMAGES && shape.size() != 4) {
      throw new IllegalArgumentException(
          "%s of shape %s has Memory.LIKE_IMAGES; give it four axes or Memory.ROW_MAJOR"
              .formatted(name, shape));
    }
  }

  /** A parameter with the type of the activations in a pass. */
  public ParameterSpec(
      String name, List<Long> shape, Initializer initializer, boolean decays, Memory memory) {
    this(name, shape, initializer, decays, memory, InPass.AS_ACTIVATIONS);
  }

  /** The same parameter, used in float32 in every precision. */
  public ParameterSpec inFloat32() {
    return new ParameterSpec(name, shape, initializer, decays, memory, InPass.FLOAT32);
  }

  /** A parameter that decays and is stored in the order of its shape, such as a linear weight. */
  public static ParameterSpec weight(String name, List<Long> shape, Initializer initializer) {
    return new ParameterSpec(name, shape, initializer, true, Memory.ROW_MAJOR);
  }

  /** A parameter that doesn't decay, such as a bias, a norm's scale or learned positions. */
  public static ParameterSpec undecayed(String name, List<Long> shape, Initializer initializer) {
    return new ParameterSpec(name, shape, initializer, false, Memory.ROW_MAJOR);
  }

  /** Number of values. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** First values in a run of this seed, in the order of the shape. */
  public float[] firstValues(long seed) {
    Draw draw = Draw.of(seed, "weights".hashCode(), name.hashCode());
    float[] values = initializer.values(shape, draw::nextDouble, draw::nextGaussian);
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "the initializer of %s returns %d values for shape %s; return %d"
              .formatted(name, values.length, shape, size()));
    }
    return values;
  }
}
