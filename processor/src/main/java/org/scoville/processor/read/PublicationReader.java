package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.scoville.recipe.Baseline;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Publication;
import org.scoville.recipe.Published;
import org.scoville.recipe.Result;

/** Reads the published facts about a recipe and its ancestors. */
public final class PublicationReader {
  private PublicationReader() {}

  /** The publications of the recipe, then of its ancestors, nearest first. */
  static List<Publication> read(TypeElement recipe) {
    List<Publication> found = new ArrayList<>();
    found.add(publication(recipe));
    Inheritance.ancestors(recipe).forEach(ancestor -> found.add(publication(ancestor)));
    return found;
  }

  /** The results that stand on a recipe itself. */
  public static List<AnnotationMirror> results(TypeElement recipe) {
    return Mirrors.all(recipe, Published.class, Published.All.class);
  }

  /** A result as a value. */
  public static Result result(AnnotationMirror mirror) {
    return new Result(
        (Double) Mirrors.plain(mirror, "top1"),
        (Double) Mirrors.plain(mirror, "top5"),
        (Double) Mirrors.plain(mirror, "minutes"),
        (Integer) Mirrors.plain(mirror, "epochs"),
        (Double) Mirrors.plain(mirror, "imagesPerSecond"),
        (String) Mirrors.plain(mirror, "system"),
        (Integer) Mirrors.plain(mirror, "seeds"),
        (String) Mirrors.plain(mirror, "source"),
        (String) Mirrors.plain(mirror, "remark"));
  }

  private static Publication publication(TypeElement recipe) {
    Publication publication = Publication.of(recipe.getQualifiedName().toString());
    Optional<? extends AnnotationMirror> lengths = Mirrors.find(recipe, Lengths.class);
    if (lengths.isPresent()) {
      publication =
          publication.lengths(
              (Integer) Mirrors.plain(lengths.get(), "from"),
              (Integer) Mirrors.plain(lengths.get(), "until"));
    }
    if (Mirrors.find(recipe, Baseline.class).isPresent()) {
      publication = publication.asBaseline();
    }
    for (AnnotationMirror mirror : results(recipe)) {
      publication = publication.with(result(mirror));
    }
    return publication;
  }
}
