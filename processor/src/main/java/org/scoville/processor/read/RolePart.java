package org.scoville.processor.read;

import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.Part;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.recipe.Role;

/** The place that an ingredient must have to play a role. */
public final class RolePart {
  private RolePart() {}

  /** The place of a role. */
  public static Class<? extends Part> of(Role role) {
    return switch (role) {
      case MODEL -> Network.class;
      case LOSS -> Objective.class;
      case TRAIN, EVALUATE -> Loader.class;
      case OPTIMIZER -> UpdateRule.class;
      case SCHEDULE -> RateCurve.class;
      case ALGORITHM -> AlgorithmPart.class;
    };
  }
}
