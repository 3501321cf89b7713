/** The declaration of an ingredient: its part in a run, its hyperparameters, its relations. */
@NullMarked
package org.scoville.ingredient;

import org.jspecify.annotations.NullMarked;
