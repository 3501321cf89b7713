/** Finds the faults of a recipe and reports each at the tightest place. */
@NullMarked
package org.scoville.processor.validate;

import org.jspecify.annotations.NullMarked;
