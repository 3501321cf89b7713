/**
 * Values derived from all ingredients of a recipe together: steps, rates, decay, targets, sizes,
 * cost.
 */
@NullMarked
package org.scoville.derived;

import org.jspecify.annotations.NullMarked;
