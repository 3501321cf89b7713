package org.scoville.runtime.data;

import org.scoville.fact.Flips;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

/** The choice whether a training image is mirrored from left to right. */
final class FlipChoice {
  /** "side", which distinguishes this use of the seed from all others. */
  private static final long PURPOSE = 0x73696465L;

  private FlipChoice() {}

  /**
   * Whether an image is mirrored. By chance it takes one number from the sample's stream. In
   * alternation it takes none: it follows from the seed, the image and the epoch, so that two
   * neighboring epochs see the image from both sides. Repeats of an image within an epoch each have
   * a first side of their own.
   */
  static boolean mirrors(Flips flips, Sample sample, Draw draw) {
    if (!flips.alternatingFlip()) {
      return draw.nextChance(flips.flip());
    }
    Draw first = Draw.of(sample.seed(), PURPOSE, sample.image(), sample.occurrence());
    return first.nextChance(flips.flip()) == (sample.epoch() % 2 == 0);
  }
}
