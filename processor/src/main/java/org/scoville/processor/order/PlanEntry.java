package org.scoville.processor.order;

import org.scoville.ingredient.Place;
import org.scoville.processor.read.IngredientMethod;

/**
 * An algorithm at its position in the plan.
 *
 * @param place the place where it acts
 * @param method the algorithm
 * @param reason why it stands here
 */
public record PlanEntry(Place place, IngredientMethod method, String reason) {}
