/** Recipes for tests. */
@NullMarked
package org.scoville.sample;

import org.jspecify.annotations.NullMarked;
