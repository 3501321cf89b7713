package org.scoville.runtime.model;

/**
 * The shape of an image.
 *
 * @param channels numbers in a pixel
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record ImageShape(int channels, int height, int width) {

  /** The same with other sides. */
  public ImageShape sized(int height, int width) {
    return new ImageShape(channels, height, width);
  }
}
