package org.scoville.algorithm;

import java.util.List;
import org.scoville.ingredient.Bounds;
import org.scoville.text.NumberText;

/** Checks the fill color of an augmentation. */
final class FillColor {
  private FillColor() {}

  /** Three numbers from 0 to 255, or an exception that names the hyperparameter. */
  static List<Double> checked(String owner, List<Double> fill) {
    if (fill.size() != 3) {
      throw new IllegalArgumentException(
          "%s.fill has %s; give 3, for red, green and blue"
              .formatted(owner, NumberText.count(fill.size(), "value")));
    }
    fill.forEach(value -> Bounds.between(0, 255).check(owner, "fill", value));
    return List.copyOf(fill);
  }
}
