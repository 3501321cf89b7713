package org.scoville.rule;

import java.util.Optional;
import org.scoville.recipe.IngredientNotReadable;

/**
 * A rule's answer about a recipe: its verdict, and its finding or the reason why there is none.
 *
 * @param verdict whether it fires
 * @param finding what it finds where it fires
 * @param obstacle the ingredient that could not be asked, if that is why nothing is known
 */
record Answer(
    Verdict verdict, Optional<Finding> finding, Optional<IngredientNotReadable> obstacle) {
  static final Answer SILENT = new Answer(Verdict.SILENT, Optional.empty(), Optional.empty());
  static final Answer UNKNOWN = new Answer(Verdict.UNKNOWN, Optional.empty(), Optional.empty());

  static Answer fires(Finding finding) {
    return new Answer(Verdict.FIRES, Optional.of(finding), Optional.empty());
  }

  static Answer unknown(IngredientNotReadable obstacle) {
    return new Answer(Verdict.UNKNOWN, Optional.empty(), Optional.of(obstacle));
  }
}
