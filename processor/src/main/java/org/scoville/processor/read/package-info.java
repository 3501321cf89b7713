/** The reader of recipes: their values, and the place of each value in the source. */
@NullMarked
package org.scoville.processor.read;

import org.jspecify.annotations.NullMarked;
