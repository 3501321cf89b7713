/** Reads a recipe's elements into a {@code RecipeSpec} and remembers where each part stands. */
@NullMarked
package org.scoville.processor.read;

import org.jspecify.annotations.NullMarked;
