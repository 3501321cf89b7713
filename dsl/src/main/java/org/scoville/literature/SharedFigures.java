package org.scoville.literature;

/** Figures that speak of more than one ingredient. */
public final class SharedFigures {
  /** Test images larger than training images, of one set of weights. */
  public static final Evidence LARGER_TEST_IMAGES =
      new Evidence(
          "one set of weights each: trained at 160 pixels, 75.99 % top-1 at 160 and 78.05 % at 224;"
              + " trained at 176, 79.43 % at 176 and 80.85 % at 224",
          Sources.TIMM_RESULTS);

  private SharedFigures() {}
}
