/** How an ingredient declares itself: the part it plays, its hyperparameters, what it goes with. */
@NullMarked
package org.scoville.ingredient;

import org.jspecify.annotations.NullMarked;
