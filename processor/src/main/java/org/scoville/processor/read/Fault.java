package org.scoville.processor.read;

import org.scoville.rule.Finding;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/**
 * A finding, and the place in the source that it is reported at.
 *
 * @param finding what was found
 * @param spot where it is reported
 */
public record Fault(Finding finding, Spot spot) {

  /** A structural fault. */
  public static Fault of(Structure structure, Site site, Spot spot, String fact) {
    return new Fault(Finding.of(structure, site, fact), spot);
  }

  /** A structural fault of a recipe or an ingredient as a whole. */
  public static Fault of(Structure structure, Spot spot, String fact) {
    return of(structure, Site.recipe(""), spot, fact);
  }

  /** A structural fault of a method. */
  public static Fault of(Structure structure, String method, Spot spot, String fact) {
    return of(structure, Site.method(method), spot, fact);
  }
}
