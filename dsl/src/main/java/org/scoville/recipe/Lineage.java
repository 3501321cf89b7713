package org.scoville.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recipes that a recipe extends, and what was published of it and of them.
 *
 * @param ancestors canonical names of the recipes it extends, nearest first
 * @param origin the ancestor that settled its learning rate; see {@link Ancestor#origin}
 * @param average the ancestor that settled the half-life of its average, if it is another one
 * @param publications what was published: its own first, then its ancestors', nearest first, down
 *     to the one that {@linkplain Publication#standsForItself() stands for itself}
 */
public record Lineage(
    List<String> ancestors,
    Optional<Ancestor> origin,
    Optional<Ancestor> average,
    List<Publication> publications) {
  /** A recipe that extends none. */
  public static final Lineage NONE =
      new Lineage(List.of(), Optional.empty(), Optional.empty(), List.of());

  /** Copies its lists; publications after the one that stands for itself are left out. */
  public Lineage {
    ancestors = List.copyOf(ancestors);
    publications = throughStanding(publications);
  }

  /** The publications up to the first that stands for itself. */
  private static List<Publication> throughStanding(List<Publication> publications) {
    List<Publication> near = new ArrayList<>();
    for (Publication publication : publications) {
      if (!publication.isEmpty()) {
        near.add(publication);
      }
      if (publication.standsForItself()) {
        break;
      }
    }
    return List.copyOf(near);
  }

  /** The nearest of which results were published: of the recipe itself, or of an ancestor. */
  public Optional<Publication> published() {
    return publications.stream().filter(it -> !it.results().isEmpty()).findFirst();
  }

  /** The nearest that stands for itself: the recipe, or the ancestor that it varies. */
  public Optional<Publication> standing() {
    return publications.stream().filter(Publication::standsForItself).findFirst();
  }
}
