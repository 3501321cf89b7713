package org.scoville.fact;

/** A convolutional network, described for the algorithms that change its layers. */
public interface Convolves {
  /** Most input channels of a convolution with a stride above 1; 0 if there is none. */
  int widestStridedConvolution();

  /** Whether its first convolution, which sees the image, has a stride above 1. */
  boolean stridesFirst();

  /** Whether it has a max-pool. */
  boolean hasMaxPool();
}
