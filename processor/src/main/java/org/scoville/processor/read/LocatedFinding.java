package org.scoville.processor.read;

import org.scoville.rule.Finding;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RecipeLocation;

/**
 * A finding, and the place in the source that it is reported at.
 *
 * @param finding what was found
 * @param source where it is reported
 */
public record LocatedFinding(Finding finding, SourceLocation source) {

  /** A structural fault. */
  public static LocatedFinding of(
      LanguageCheck check, RecipeLocation location, SourceLocation source, String fact) {
    return new LocatedFinding(Finding.of(check, location, fact), source);
  }

  /** The same with a remedy for this recipe in place of the general one. */
  public LocatedFinding mending(String remedy) {
    return new LocatedFinding(finding.mending(remedy), source);
  }

  /** A structural fault of a recipe or an ingredient as a whole. */
  public static LocatedFinding of(LanguageCheck check, SourceLocation source, String fact) {
    return of(check, RecipeLocation.recipe(""), source, fact);
  }

  /** A structural fault of a method. */
  public static LocatedFinding of(
      LanguageCheck check, String method, SourceLocation source, String fact) {
    return of(check, RecipeLocation.method(method), source, fact);
  }
}
