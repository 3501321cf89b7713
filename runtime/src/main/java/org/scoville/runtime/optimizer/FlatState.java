package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Parameters and what an optimizer keeps beside them, float32 arrays of one order that start at
 * zero; and where, in that order, decay ends.
 *
 * <p>An optimizer goes through {@link #groups}: what decays, then what is spared.
 */
public final class FlatState {
  private final FlatParameters parameters;
  private final List<NDArray> arrays = new ArrayList<>();
  private final List<List<NDArray>> slices = new ArrayList<>();
  private final int decaying;

  /**
   * Neighboring parameters that an optimizer treats alike, as lists that go together: an array a
   * parameter, or one array of them all.
   *
   * @param decays whether they decay
   * @param values the parameters
   * @param gradients their gradients
   * @param states what is kept beside them
   */
  public record ParameterGroup(
      boolean decays, List<NDArray> values, List<NDArray> gradients, List<List<NDArray>> states) {}

  /**
   * Puts zeros beside parameters, into a manager, which frees them.
   *
   * @param arrays how many arrays
   * @param decayNormsAndBiases whether everything decays, or only what says so of itself
   */
  public FlatState(
      FlatParameters parameters, int arrays, boolean decayNormsAndBiases, NDManager manager) {
    this.parameters = parameters;
    for (int i = 0; i < arrays; i++) {
      NDArray array = manager.zeros(parameters.values().getShape());
      this.arrays.add(array);
      slices.add(parameters.split(array));
    }
    List<ParameterSpec> specs = parameters.layout().parameters();
    long own = specs.stream().filter(ParameterSpec::decays).count();
    this.decaying = decayNormsAndBiases ? specs.size() : Math.toIntExact(own);
  }

  /**
   * Which parameters have a step as long as themselves: those that decay, or all.
   *
   * @param decay how strongly; nothing decays at 0
   */
  LayerwiseScale.TrustScope trust(double decay, boolean alwaysAdapt, boolean clip) {
    int decays = decay == 0 ? 0 : decaying;
    long values = parameters.slices().subList(0, decays).stream().mapToLong(NDArray::size).sum();
    return new LayerwiseScale.TrustScope(decays, values, alwaysAdapt ? count() : decays, clip);
  }

  /** Number of parameters. */
  int count() {
    return parameters.slices().size();
  }

  /** The parameters, an array a parameter. */
  List<NDArray> values() {
    return parameters.slices();
  }

  /** One of the arrays beside them, an array a parameter. */
  List<NDArray> slices(int state) {
    return slices.get(state);
  }

  /** Everything as one group, in one array if the gradient lies in one. */
  public ParameterGroup whole(FlatGradient gradient) {
    return gradient.isFlat()
        ? new ParameterGroup(
            true,
            List.of(parameters.values()),
            gradient.pieces(),
            arrays.stream().map(List::of).toList())
        : group(true, 0, count(), gradient);
  }

  /** What decays and what doesn't. */
  public List<ParameterGroup> groups(FlatGradient gradient) {
    if (decaying == count()) {
      return List.of(whole(gradient));
    }
    List<ParameterGroup> both = new ArrayList<>();
    if (decaying > 0) {
      both.add(group(true, 0, decaying, gradient));
    }
    both.add(group(false, decaying, count(), gradient));
    return both;
  }

  private ParameterGroup group(boolean decays, int from, int to, FlatGradient gradient) {
    return new ParameterGroup(
        decays,
        values().subList(from, to),
        gradient.slices().subList(from, to),
        slices.stream().map(all -> all.subList(from, to)).toList());
  }
}
