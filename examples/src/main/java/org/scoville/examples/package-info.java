/** Recipes to start from. */
@NullMarked
package org.scoville.examples;

import org.jspecify.annotations.NullMarked;
