package org.scoville.runtime.explain;

import java.util.ArrayList;
import java.util.List;
import org.scoville.literature.Source;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;
import org.scoville.text.Printable;

/**
 * The published results of a recipe as text: its own, or else its nearest ancestor's with the
 * ancestor's name.
 */
final class PublishedText {
  private PublishedText() {}

  /** The lines, with their heading; none if nothing was published. */
  static List<String> of(RecipeSpec spec) {
    return spec.lineage().published().map(relative -> lines(spec, relative)).orElse(List.of());
  }

  private static List<String> lines(RecipeSpec spec, Publication relative) {
    List<String> lines = new ArrayList<>();
    lines.add(
        relative.recipe().equals(spec.name())
            ? "Published"
            : "Published of %s, which %s descends from"
                .formatted(relative.simpleName(), spec.simpleName()));
    for (Result result : relative.results()) {
      String title = Source.of(result.source()).title();
      lines.add(Printable.of("  %s (%s)".formatted(result.words(), title)));
    }
    return lines;
  }
}
