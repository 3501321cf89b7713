/** The algorithms: a record for each, with its hyperparameters. */
@NullMarked
package org.scoville.algorithm;

import org.jspecify.annotations.NullMarked;
