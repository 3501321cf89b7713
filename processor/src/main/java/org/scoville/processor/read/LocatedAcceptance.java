package org.scoville.processor.read;

import org.scoville.recipe.Acceptance;

/**
 * An {@code @Accept} and its place in the source.
 *
 * @param acceptance what it accepts
 * @param source its place
 * @param own whether it is written in the recipe and not inherited
 */
public record LocatedAcceptance(Acceptance acceptance, SourceLocation source, boolean own) {}
