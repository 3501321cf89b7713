package com.example.grayrecipe;

/** Sources of this project's own measurements, as constants for {@code @Published}. */
final class Measurements {
  /** Arrays that the recipe's test writes. */
  static final String STRIPED_ARRAYS =
      "measured with the arrays of GrayDigitsTest"
          + " <examples/gray-vit-recipe/src/test/java/com/example/grayrecipe/StripedArrays.java>";

  private Measurements() {}
}
