package org.scoville.algorithm;

/** The place where images get the size that an algorithm of growing sizes chooses. */
public enum ResizingPlace {
  /** On the device, from images that the loader made in full size. */
  DEVICE,
  /** In the loader, which resizes each crop to the chosen size at once. */
  LOADER
}
