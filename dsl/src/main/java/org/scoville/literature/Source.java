package org.scoville.literature;

/**
 * A publication of a figure.
 *
 * @param title its usual name
 * @param locator a URL, an arXiv id or a file of a public repository
 */
public record Source(String title, String locator) {

  /**
   * A source by its citation, {@code He et al. 2016 <arXiv:1512.03385>}; one without angle brackets
   * is its own locator.
   */
  public static Source of(String citation) {
    int open = citation.lastIndexOf(" <");
    return open > 0 && citation.endsWith(">")
        ? new Source(
            citation.substring(0, open),
            citation.substring(open + " <".length(), citation.length() - 1))
        : new Source(citation, citation);
  }
}
