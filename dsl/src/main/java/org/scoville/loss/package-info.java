/** The losses: a record for each, with its hyperparameters. */
@NullMarked
package org.scoville.loss;

import org.jspecify.annotations.NullMarked;
