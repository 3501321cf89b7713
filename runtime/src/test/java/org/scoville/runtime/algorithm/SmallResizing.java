package org.scoville.runtime.algorithm;

import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.fact.Granularity;

/** Images that grow from half their size, within the few steps that a test takes. */
public final class SmallResizing {
  private SmallResizing() {}

  /** The record with this place of work. */
  public static ProgressiveResizing in(ResizingPlace place) {
    return new ProgressiveResizing(
        ResizingMode.RESIZE,
        0.5,
        0.2,
        0.2,
        2,
        Interpolation.NEAREST,
        Granularity.BATCH,
        true,
        place);
  }
}
