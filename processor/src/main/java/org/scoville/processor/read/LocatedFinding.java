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

  /** A structural finding. */
  public static LocatedFinding of(
      LanguageCheck check, RecipeLocation location, SourceLocation source, String fact) {
    return new LocatedFinding(Finding.of(check, location, fact), source);
  }

  /** A structural finding about a recipe or an ingredient as a whole. */
  public static LocatedFinding of(LanguageCheck check, SourceLocation source, String fact) {
    return of(check, RecipeLocation.recipe(""), source, fact);
  }

  /** The same with a remedy for this recipe in place of the check's general one. */
  public LocatedFinding withFix(String remedy) {
    return new LocatedFinding(finding.withFix(remedy), source);
  }

  /** A structural finding about a method. */
  public static LocatedFinding of(
      LanguageCheck check, String method, SourceLocation source, String fact) {
    return of(check, RecipeLocation.method(method), source, fact);
  }
}
