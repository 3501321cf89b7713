/** What a recipe is written with, and the recipe as a value. */
@NullMarked
package org.scoville.recipe;

import org.jspecify.annotations.NullMarked;
