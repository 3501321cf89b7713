/** The annotations of a recipe, and the recipe as a value. */
@NullMarked
package org.scoville.recipe;

import org.jspecify.annotations.NullMarked;
