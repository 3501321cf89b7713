package org.scoville.processor.read;

import java.util.List;
import org.scoville.recipe.Ancestor;

/**
 * A recipe that another extends, as it was read.
 *
 * @param ancestor the value
 * @param methods the methods of its ingredients
 */
public record ParsedAncestor(Ancestor ancestor, List<IngredientMethod> methods) {}
