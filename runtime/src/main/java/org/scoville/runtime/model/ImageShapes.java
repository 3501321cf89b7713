package org.scoville.runtime.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The shapes of the images that a network will be given in a run; all have the same channels.
 *
 * @param smallest the smallest height and width of an image to train on
 * @param largest the largest height and width of an image to train on
 * @param evaluation an image to evaluate on
 */
public record ImageShapes(ImageShape smallest, ImageShape largest, ImageShape evaluation) {

  /** Checks that the channels are the same. */
  public ImageShapes {
    if (smallest.channels() != largest.channels() || largest.channels() != evaluation.channels()) {
      throw new IllegalArgumentException(
          "images of %d, %d and %d channels; a network takes one number of them"
              .formatted(smallest.channels(), largest.channels(), evaluation.channels()));
    }
  }

  /** Images that all have one shape. */
  public static ImageShapes of(ImageShape all) {
    return new ImageShapes(all, all, all);
  }

  /** Numbers in a pixel. */
  public int channels() {
    return largest.channels();
  }

  /** Whether training and evaluation use one shape. */
  public boolean isOne() {
    return smallest.equals(largest) && largest.equals(evaluation);
  }

  /** The three shapes. */
  public List<ImageShape> all() {
    return Stream.of(smallest, largest, evaluation).distinct().toList();
  }
}
