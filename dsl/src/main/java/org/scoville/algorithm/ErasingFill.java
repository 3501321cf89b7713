package org.scoville.algorithm;

/** The values that an erased box is filled with. */
public enum ErasingFill {
  /** Constants, one for all channels or one a channel. */
  VALUES,
  /** Standard normal noise, a number for each channel of each pixel. */
  NOISE_PER_PIXEL,
  /** One color for a box: a standard normal number for each channel. */
  NOISE_PER_BOX
}
