package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.state.StateWalk;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Parameters and the state that an optimizer keeps for them, float32 arrays of the same order that
 * start at zero. Parameters that decay come first.
 *
 * <p>An optimizer iterates over {@link #groups}: the parameters that decay, then the others.
 */
public final class FlatState {
  private final FlatParameters parameters;
  private final List<NDArray> arrays = new ArrayList<>();
  private final List<List<NDArray>> slices = new ArrayList<>();
  private final int decaying;

  /**
   * Parameters that an optimizer treats alike, as parallel lists: an array for each parameter, or
   * one array of all.
   *
   * @param decays whether they decay
   * @param values the parameters
   * @param gradients their gradients
   * @param states the optimizer's state: one list for each of its arrays
   */
  public record ParameterGroup(
      boolean decays, List<NDArray> values, List<NDArray> gradients, List<List<NDArray>> states) {}

  /**
   * Creates state arrays of zeros in a manager, which frees them.
   *
   * @param arrays number of state arrays
   * @param decayNormsAndBiases whether all parameters decay, or only those whose {@link
   *     ParameterSpec#decays} is true
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
   * The parameters whose step is scaled by a trust ratio: those that decay, or all.
   *
   * @param decay the weight decay; at 0 no parameter decays
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

  /** The parameters, an array for each. */
  List<NDArray> values() {
    return parameters.slices();
  }

  /**
   * Saves or restores the first of the state arrays; those that follow are room to compute in.
   *
   * @param names a name for each array that is kept
   */
  public void state(StateWalk walk, String... names) {
    for (int i = 0; i < names.length; i++) {
      walk.common(names[i], arrays.get(i));
    }
  }

  /** One of the state arrays, cut into an array for each parameter. */
  List<NDArray> slices(int state) {
    return slices.get(state);
  }

  /** All parameters as one group, in one array if the gradient is in one. */
  public ParameterGroup whole(FlatGradient gradient) {
    return gradient.isFlat()
        ? new ParameterGroup(
            true,
            List.of(parameters.values()),
            gradient.pieces(),
            arrays.stream().map(List::of).toList())
        : group(true, 0, count(), gradient);
  }

  /** The parameters that decay and those that don't, without empty groups. */
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
