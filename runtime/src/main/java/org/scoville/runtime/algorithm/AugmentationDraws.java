package org.scoville.runtime.algorithm;

import java.util.List;
import org.scoville.algorithm.Resampling;
import org.scoville.runtime.image.Fill;
import org.scoville.runtime.image.Sampling;
import org.scoville.runtime.random.Draw;

/**
 * Converts hyperparameters that augmentation policies share: the interpolation and the fill color.
 */
final class AugmentationDraws {
  private AugmentationDraws() {}

  /** The sampling of an operation, drawn where the recipe leaves it open. */
  static Sampling sampling(Resampling resampling, Draw draw) {
    return switch (resampling) {
      case NEAREST -> Sampling.NEAREST;
      case BILINEAR -> Sampling.BILINEAR;
      case BICUBIC -> Sampling.BICUBIC;
      case RANDOM -> draw.nextChance(0.5) ? Sampling.BILINEAR : Sampling.BICUBIC;
    };
  }

  /** The color of red, green and blue. */
  static Fill fill(List<Double> color) {
    return new Fill(
        (int) Math.rint(color.get(0)),
        (int) Math.rint(color.get(1)),
        (int) Math.rint(color.get(2)));
  }
}
