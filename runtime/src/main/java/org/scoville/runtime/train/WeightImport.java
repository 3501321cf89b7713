package org.scoville.runtime.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.checkpoint.RoundedFloats;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.text.PathText;

/**
 * The weights of a file for one network, with names and shapes as {@link WeightExport} writes them,
 * which are torchvision's and timm's.
 *
 * <p>Floating-point numbers of other types become float32: F16 and BF16 keep their values, F64 is
 * rounded.
 */
public final class WeightImport {
  private final Map<String, float[]> values = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final String text;
  private final Taken taken;
  private boolean freed;

  /** The last layer of a network that starts from a file. */
  public enum Head {
    /** It is the file's; one of other classes is refused with a word on {@link #NEW}. */
    OF_FILE,
    /** It is the file's, and nothing else will do: the network is not trained. */
    OF_FILE_ONLY,
    /** It starts anew; the file's is left, if it has one. */
    NEW
  }

  /**
   * What was taken of a file.
   *
   * @param file the file
   * @param tensors number of tensors that were taken
   * @param left names of the tensors that were left there
   * @param missing names of the network's tensors that it has not
   */
  public record Taken(Path file, int tensors, List<String> left, List<String> missing) {
    /** Copies the lists. */
    public Taken {
      left = List.copyOf(left);
      missing = List.copyOf(missing);
    }
  }

  private WeightImport(Safetensors file, WeightFit fit) {
    for (StoredTensor tensor : fit.taken()) {
      RoundedFloats.of(tensor)
          .ifPresentOrElse(
              floats -> values.put(tensor.name(), floats),
              () -> counts.put(tensor.name(), tensor.longs()[0]));
    }
    this.text = "%s: %s".formatted(PathText.of(file.file()), fit.text());
    this.taken = new Taken(file.file(), fit.taken().size(), fit.left(), fit.missing());
    refuseNotFinite(file, fit.taken());
  }

  /**
   * The weights of a file that has all of a network's and no others.
   *
   * <p>Only counts of batches ({@code num_batches_tracked}) may be missing, which then start at 0,
   * and with {@link Head#NEW} the last linear layer.
   *
   * @throws CheckpointProblem if tensors are missing, are too many or have other shapes or types,
   *     with their names; or if numbers are NaN or infinite
   */
  public static WeightImport of(Safetensors file, Blueprint network, Head head) {
    WeightFit fit = WeightFit.of(file, network, head);
    fit.refusal()
        .ifPresent(
            refusal -> {
              throw new CheckpointProblem(refusal);
            });
    return new WeightImport(file, fit);
  }

  private void refuseNotFinite(Safetensors file, List<StoredTensor> taken) {
    List<StoredTensor> floats = new ArrayList<>();
    for (StoredTensor tensor : taken) {
      float[] rounded = values.get(tensor.name());
      if (rounded != null) {
        floats.add(StoredTensor.of(tensor.name(), tensor.shape(), rounded));
      }
    }
    if (!values.values().stream().allMatch(WeightExport::isFinite)) {
      throw new CheckpointProblem(
          "%s has no weights to start from: %s; give weights that have not diverged"
              .formatted(PathText.of(file.file()), WeightExport.notFinite(floats)));
    }
  }

  /** What was taken of the file, what was left, and what was missing, in a sentence. */
  public String text() {
    return text;
  }

  /** The same for a record. */
  public Taken taken() {
    return taken;
  }

  /** Gives up the values, once all networks have them: they take as much memory as the file. */
  synchronized void free() {
    values.clear();
    freed = true;
  }

  /**
   * Puts the weights into a network; a new last layer keeps the values that it has.
   *
   * @throws IllegalStateException if the values have been given up
   */
  public synchronized void into(Weights weights, Kernels kernels) {
    if (freed) {
      throw new IllegalStateException("the weights of a file were asked for after all had started");
    }
    List<ParameterSpec> specs = weights.parameters().layout().parameters();
    for (int i = 0; i < specs.size(); i++) {
      float[] taken = values.get(specs.get(i).name());
      if (taken != null) {
        weights.parameters().set(i, taken, kernels);
      }
    }
    FlatBuffers buffers = weights.buffers();
    for (int i = 0; i < buffers.norms().size(); i++) {
      String name = buffers.norms().get(i).name();
      set(buffers.mean(i), statistic(name + WeightExport.MEAN), kernels);
      set(buffers.variance(i), statistic(name + WeightExport.VARIANCE), kernels);
      buffers.batches(i, counts.getOrDefault(name + WeightExport.BATCHES, 0L));
    }
  }

  private float[] statistic(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** NDArray.set would give the view its own storage, apart from the flat array. */
  private static void set(NDArray view, float[] taken, Kernels kernels) {
    try (NDManager scope = view.getManager().newSubManager()) {
      kernels.copy(scope.create(taken), view);
    }
  }
}
