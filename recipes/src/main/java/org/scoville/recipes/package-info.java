/** The published recipes. */
@NullMarked
package org.scoville.recipes;

import org.jspecify.annotations.NullMarked;
