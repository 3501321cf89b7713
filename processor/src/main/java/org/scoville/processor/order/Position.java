package org.scoville.processor.order;

import org.scoville.processor.read.IngredientMethod;

/**
 * An algorithm at its position in the plan.
 *
 * @param stage the place where it acts
 * @param method the algorithm
 * @param reason why it stands here
 */
public record Position(Stage stage, IngredientMethod method, String reason) {}
