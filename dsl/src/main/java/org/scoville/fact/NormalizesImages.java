package org.scoville.fact;

import java.util.List;

/** A loader that subtracts means from pixels and divides them by deviations. */
public interface NormalizesImages {
  /** The mean of each channel, of pixels in [0, 1]. */
  List<Double> means();

  /** The standard deviation of each channel, of pixels in [0, 1]. */
  List<Double> deviations();
}
