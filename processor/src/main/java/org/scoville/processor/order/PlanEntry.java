package org.scoville.processor.order;

import org.scoville.ingredient.Place;
import org.scoville.processor.read.IngredientMethod;

/**
 * An algorithm at its position in the plan.
 *
 * @param place the stage at which it acts
 * @param method the algorithm
 * @param reason the reason of its position
 */
public record PlanEntry(Place place, IngredientMethod method, String reason) {}
