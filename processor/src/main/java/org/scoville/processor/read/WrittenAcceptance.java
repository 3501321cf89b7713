package org.scoville.processor.read;

import org.scoville.recipe.Acceptance;

/**
 * An {@code @Accept} and where it is written.
 *
 * @param acceptance what it accepts
 * @param spot its place
 * @param own whether it is written in the recipe and not inherited
 */
public record WrittenAcceptance(Acceptance acceptance, Spot spot, boolean own) {}
