package org.scoville.fact;

/** A loader that knows the channels of its images. */
public interface HasChannels {
  /** Channels of an image: 1 for gray, 3 for color. */
  int channels();
}
