package org.scoville.recipe;

import java.util.Optional;
import org.scoville.fact.ImageSize;

/**
 * The known facts about the images that a recipe trains on: those that it states itself, or those
 * that were read from the data when they were opened.
 *
 * @param trainingSamples training images, 0 while unknown
 * @param classes classes, 0 while unknown
 * @param images the images as the loaders give them, once the data are open
 */
public record DataFacts(long trainingSamples, int classes, Optional<Images> images) {
  /** Nothing is known yet. */
  public static final DataFacts OPEN = new DataFacts(0, 0, Optional.empty());

  /**
   * Images as the loaders give them.
   *
   * @param training size of a training image
   * @param evaluation size of an evaluation image, if these are open too
   * @param channels channels of an image: 1 for gray, 3 for color
   */
  public record Images(ImageSize training, Optional<ImageSize> evaluation, int channels) {}

  /** The same with this many images and classes. */
  public DataFacts samples(long trainingSamples, int classes) {
    return new DataFacts(trainingSamples, classes, images);
  }

  /** The same once the data are open. */
  public DataFacts images(Images images) {
    return new DataFacts(trainingSamples, classes, Optional.of(images));
  }
}
