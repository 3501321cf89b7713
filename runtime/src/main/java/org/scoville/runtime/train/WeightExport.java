package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.ParameterSpec;

/** Weights as the reference implementation names and shapes them, in its order. */
public final class WeightExport {
  /** What follows a batch norm's name in the name of its running mean. */
  static final String MEAN = ".running_mean";

  /** The same for its running variance. */
  static final String VARIANCE = ".running_var";

  /** The same for the number of batches that it has seen. */
  static final String BATCHES = ".num_batches_tracked";

  private WeightExport() {}

  /** Parameters, running statistics and batch counts of a network. */
  public static List<StoredTensor> tensors(Weights weights) {
    Map<String, StoredTensor> parameters = new HashMap<>();
    List<ParameterSpec> specs = weights.parameters().layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      ParameterSpec spec = specs.get(i);
      long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
      float[] values = weights.parameters().get(weights.parameters().values(), i);
      parameters.put(spec.name(), StoredTensor.of(spec.name(), shape, values));
    }
    Map<String, List<StoredTensor>> statistics = statistics(weights.buffers());
    List<StoredTensor> ordered = new ArrayList<>();
    collect(weights.blueprint().root(), parameters, statistics, ordered);
    return ordered;
  }

  /** A phrase about the tensors that hold NaN or infinity. */
  public static String notFinite(List<StoredTensor> tensors) {
    List<String> names =
        tensors.stream()
            .filter(tensor -> tensor.type() == DType.F32 && !isFinite(tensor.floats()))
            .map(StoredTensor::name)
            .toList();
    return "%d of their %d tensors %s NaN or infinity, the first being %s"
        .formatted(
            names.size(),
            tensors.size(),
            names.size() == 1 ? "holds" : "hold",
            names.stream().findFirst().orElse("none"));
  }

  static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<StoredTensor>> statistics(FlatBuffers buffers) {
    Map<String, List<StoredTensor>> byNorm = new HashMap<>();
    List<float[]> values = buffers.split(buffers.values());
    List<FlatBuffers.Norm> norms = buffers.norms();
    for (int i = 0; i < norms.size(); i++) {
      String name = norms.get(i).name();
      long[] shape = {norms.get(i).channels()};
      byNorm.put(
          name,
          List.of(
              StoredTensor.of(name + MEAN, shape, values.get(2 * i)),
              StoredTensor.of(name + VARIANCE, shape, values.get(2 * i + 1)),
              StoredTensor.of(name + BATCHES, new long[0], new long[] {buffers.batches(i)})));
    }
    return byNorm;
  }

  private static void collect(
      Layer layer,
      Map<String, StoredTensor> parameters,
      Map<String, List<StoredTensor>> statistics,
      List<StoredTensor> ordered) {
    for (ParameterSpec spec : layer.parameters()) {
      StoredTensor tensor = parameters.get(spec.name());
      if (tensor != null) {
        ordered.add(tensor);
      }
    }
    for (FlatBuffers.Norm norm : layer.norms()) {
      ordered.addAll(statistics.getOrDefault(norm.name(), List.of()));
    }
    layer.children().forEach(child -> collect(child, parameters, statistics, ordered));
  }
}
