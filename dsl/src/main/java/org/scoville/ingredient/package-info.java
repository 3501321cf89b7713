/** How an ingredient declares itself: its hyperparameters, its place, its facts. */
@NullMarked
package org.scoville.ingredient;

import org.jspecify.annotations.NullMarked;
