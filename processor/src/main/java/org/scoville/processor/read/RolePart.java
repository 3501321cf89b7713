package org.scoville.processor.read;

import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.Part;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.recipe.Role;

/** The interface that an ingredient must implement to have a role. */
public final class RolePart {
  private RolePart() {}

  /** The interface of a role. */
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
