package org.scoville.literature;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scoville.service.Providers;

/** The figures of all ingredients and of their values. */
public final class FigureBook {
  private final List<Figure> figures;
  private final List<String> faults;

  private FigureBook(List<Figure> figures, List<String> faults) {
    this.figures = figures;
    this.faults = faults;
  }

  /** The figures of every {@link FigureSet} that a class loader finds, ours included. */
  public static FigureBook load(ClassLoader loader) {
    Providers<List<Figure>> sets = Providers.of(FigureSet.class, loader, FigureSet::figures);
    return new FigureBook(sets.offers().stream().flatMap(List::stream).toList(), sets.faults());
  }

  /** A sentence about each set of figures that is registered and can't be loaded. */
  public List<String> faults() {
    return faults;
  }

  /** The evidence about an ingredient, by its canonical name; empty if nothing was published. */
  public List<Evidence> of(String type) {
    return figures.stream()
        .filter(figure -> figure.isAbout(type))
        .flatMap(figure -> figure.evidence().stream())
        .toList();
  }

  /** The evidence about two values of a type's member; empty if nothing was published. */
  public List<Evidence> of(
      String type, String member, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null || left.equals(right)) {
      return List.of();
    }
    return figures.stream()
        .filter(figure -> figure.isAbout(type, member, left, right))
        .flatMap(figure -> figure.evidence().stream())
        .toList();
  }
}
