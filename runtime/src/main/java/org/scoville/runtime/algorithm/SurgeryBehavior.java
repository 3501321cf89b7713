package org.scoville.runtime.algorithm;

import org.scoville.runtime.model.Blueprint;

/** Changes the network once, before its weights are created. */
public non-sealed interface SurgeryBehavior extends Behavior {
  /** The changed network. */
  Blueprint operate(Blueprint blueprint);
}
