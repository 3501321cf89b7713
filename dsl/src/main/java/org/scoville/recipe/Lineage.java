package org.scoville.recipe;

import java.util.List;
import java.util.Optional;

/**
 * The recipes that a recipe extends.
 *
 * @param ancestors canonical names of the recipes it extends, nearest first
 * @param origin the ancestor that settled its learning rate; see {@link Ancestor#origin}
 */
public record Lineage(List<String> ancestors, Optional<Ancestor> origin) {
  /** A recipe that extends none. */
  public static final Lineage NONE = new Lineage(List.of(), Optional.empty());

  /** Copies its list. */
  public Lineage {
    ancestors = List.copyOf(ancestors);
  }
}
