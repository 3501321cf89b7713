/** The checks of a recipe, and the report of each finding at its place in the source. */
@NullMarked
package org.scoville.processor.validate;

import org.jspecify.annotations.NullMarked;
