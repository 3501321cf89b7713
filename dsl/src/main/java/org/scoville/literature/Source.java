package org.scoville.literature;

/**
 * Where a figure was published.
 *
 * @param title what people call it
 * @param locator a URL, an arXiv id or a file of a public repository
 */
public record Source(String title, String locator) {}
