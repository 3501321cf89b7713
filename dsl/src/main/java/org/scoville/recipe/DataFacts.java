package org.scoville.recipe;

/**
 * What is known of the images that a recipe trains on: what it says itself, or what the data said
 * when they were opened.
 *
 * @param trainingSamples training images, 0 while unknown
 * @param classes classes, 0 while unknown
 */
public record DataFacts(long trainingSamples, int classes) {
  /** Nothing is known yet. */
  public static final DataFacts OPEN = new DataFacts(0, 0);
}
