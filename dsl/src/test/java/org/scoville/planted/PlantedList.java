package org.scoville.planted;

import java.util.List;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;

/** A list of ingredients such as the walls must find: it knows them, and a plug-in's not. */
public final class PlantedList {
  static final List<Class<?>> MIXERS = List.of(MixUp.class, CutMix.class);

  private PlantedList() {}
}
