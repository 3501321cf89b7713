package org.scoville.runtime.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.tensor.Kernels;

/** The walk that puts a saved state back; in the end nothing of it may be left. */
public final class StateRestore implements StateWalk {
  private final SavedState saved;
  private final Kernels kernels;
  private final Set<String> taken = new HashSet<>();

  /** Nothing is restored yet. */
  public StateRestore(SavedState saved, Kernels kernels) {
    this.saved = saved;
    this.kernels = kernels;
  }

  @Override
  public void common(String name, NDArray array) {
    restore(name, array);
  }

  @Override
  public void own(String name, NDArray array) {
    restore(name, array);
  }

  private void restore(String name, NDArray array) {
    ByteBuffer bytes = take(saved.arrays(), name).duplicate().order(ByteOrder.nativeOrder());
    if (bytes.remaining() != array.size() * Float.BYTES) {
      throw new StateProblem(
          "the saved state %s has %d numbers and %d are kept here"
              .formatted(name, bytes.remaining() / Float.BYTES, array.size()));
    }
    try (NDManager scope = array.getManager().newSubManager()) {
      kernels.copy(scope.create(bytes, array.getShape(), DataType.FLOAT32), array);
    }
  }

  @Override
  public void own(String name, long[] numbers) {
    List<Long> values = take(saved.own(), name);
    if (values.size() != numbers.length) {
      throw new StateProblem(
          "the saved state %s has %d numbers and %d are kept here"
              .formatted(name, values.size(), numbers.length));
    }
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i);
    }
  }

  @Override
  public long number(String name, long now) {
    return take(saved.numbers(), name);
  }

  @Override
  public double real(String name, double now) {
    return take(saved.reals(), name);
  }

  private <T> T take(Map<String, T> values, String name) {
    @Nullable T value = values.get(name);
    if (value == null) {
      throw new StateProblem("the saved state has no %s".formatted(name));
    }
    taken.add(name);
    return value;
  }

  /**
   * Checks that nothing is left.
   *
   * @throws StateProblem with the name of what is left
   */
  public void checkAllTaken() {
    Set<String> left = new TreeSet<>(saved.arrays().keySet());
    left.addAll(saved.numbers().keySet());
    left.addAll(saved.reals().keySet());
    left.addAll(saved.own().keySet());
    left.removeAll(taken);
    if (!left.isEmpty()) {
      throw new StateProblem(
          "nothing of the recipe keeps the state %s, which was saved"
              .formatted(left.iterator().next()));
    }
  }
}
