package org.scoville.runtime.algorithm;

import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.tensor.Layout;

/**
 * Performs {@link org.scoville.algorithm.ChannelsLast}: images and convolution weights are stored
 * channels-last.
 */
public final class ChannelsLastSurgery implements SurgeryBehavior, Stateless {
  @Override
  public Blueprint operate(Blueprint blueprint) {
    return blueprint.in(Layout.CHANNELS_LAST);
  }
}
