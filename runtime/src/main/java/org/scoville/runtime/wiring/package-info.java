/**
 * Joins recipes and behaviors: what a jar registers, and a recipe with all that it needs to run.
 */
@NullMarked
package org.scoville.runtime.wiring;

import org.jspecify.annotations.NullMarked;
