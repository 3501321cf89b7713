package org.scoville.runtime.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The position of each parameter in a flat array: those that decay first, then the others, each in
 * the network's order, so that either group is one slice.
 */
public final class FlatLayout {
  private final List<ParameterSpec> parameters;
  private final long decaying;
  private final long size;
  private final Layout memory;

  private FlatLayout(List<ParameterSpec> parameters, long decaying, long size, Layout memory) {
    this.parameters = parameters;
    this.decaying = decaying;
    this.size = size;
    this.memory = memory;
  }

  /** Lays out the parameters of a network, whose names differ. */
  public static FlatLayout of(List<ParameterSpec> parameters, Layout memory) {
    Set<String> names = new HashSet<>();
    for (ParameterSpec parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "two parameters have the name %s; give each layer a name of its own"
                .formatted(parameter.name()));
      }
    }
    List<ParameterSpec> ordered = new ArrayList<>();
    parameters.stream().filter(ParameterSpec::decays).forEach(ordered::add);
    long decaying = sizeOf(ordered);
    parameters.stream().filter(p -> !p.decays()).forEach(ordered::add);
    return new FlatLayout(List.copyOf(ordered), decaying, sizeOf(ordered), memory);
  }

  private static long sizeOf(List<ParameterSpec> parameters) {
    return parameters.stream().mapToLong(ParameterSpec::size).sum();
  }

  /** The parameters in the order of the flat array. */
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  /** Number of values in parameters that decay; they come first. */
  public long decaying() {
    return decaying;
  }

  /** Number of values. */
  public long size() {
    return size;
  }

  /** Memory layout of convolution weights. */
  public Layout memory() {
    return memory;
  }

  /** Ends of the parameters but the last: where to split the flat array. */
  long[] cuts() {
    long[] cuts = new long[parameters.size() - 1];
    long end = 0;
    for (int i = 0; i < cuts.length; i++) {
      end += parameters.get(i).size();
      cuts[i] = end;
    }
    return cuts;
  }

  /** Whether a parameter's values are stored in another order than that of its shape. */
  boolean isPermuted(ParameterSpec parameter) {
    return memory == Layout.CHANNELS_LAST && parameter.memory() == ParameterSpec.Memory.LIKE_IMAGES;
  }

  /** The shape in which a parameter's values lie in memory. */
  long[] storedShape(ParameterSpec parameter) {
    long[] shape = parameter.shape().stream().mapToLong(Long::longValue).toArray();
    return isPermuted(parameter) ? new long[] {shape[0], shape[2], shape[3], shape[1]} : shape;
  }

  /** From the order of the shape to the order in memory. */
  public float[] store(ParameterSpec parameter, float[] reference) {
    return reorder(parameter, reference, true);
  }

  /** From the order in memory to the order of the shape. */
  public float[] load(ParameterSpec parameter, float[] stored) {
    return reorder(parameter, stored, false);
  }

  private float[] reorder(ParameterSpec parameter, float[] values, boolean toMemory) {
    if (!isPermuted(parameter)) {
      return values.clone();
    }
    int outputs = Math.toIntExact(parameter.shape().get(0));
    int inputs = Math.toIntExact(parameter.shape().get(1));
    int taps = Math.toIntExact(parameter.shape().get(2) * parameter.shape().get(3));
    float[] result = new float[values.length];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        for (int t = 0; t < taps; t++) {
          int reference = (o * inputs + i) * taps + t;
          int stored = (o * taps + t) * inputs + i;
          result[toMemory ? stored : reference] = values[toMemory ? reference : stored];
        }
      }
    }
    return result;
  }
}
