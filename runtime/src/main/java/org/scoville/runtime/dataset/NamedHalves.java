package org.scoville.runtime.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one folder, told apart by their names.
 *
 * @param train files to train on
 * @param evaluate files to evaluate on: those named for {@code val}, or else for {@code test}
 * @param others files whose names don't say
 */
record NamedHalves(List<Path> train, List<Path> evaluate, List<Path> others) {

  static NamedHalves of(List<Path> files) {
    Map<Half, List<Path>> named = new EnumMap<>(Half.class);
    List<Path> others = new ArrayList<>();
    for (Path file : files) {
      Optional<Half> half = Half.of(file);
      (half.isPresent() ? named.computeIfAbsent(half.get(), key -> new ArrayList<>()) : others)
          .add(file);
    }
    List<Path> test = named.getOrDefault(Half.TEST, List.of());
    return new NamedHalves(
        named.getOrDefault(Half.TRAIN, List.of()), named.getOrDefault(Half.VAL, test), others);
  }

  /** Whether files of both halves are there. */
  boolean isBoth() {
    return !train.isEmpty() && !evaluate.isEmpty();
  }
}
