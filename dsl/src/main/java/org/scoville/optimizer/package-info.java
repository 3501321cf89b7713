/** The optimizers: a record for each, with its hyperparameters. */
@NullMarked
package org.scoville.optimizer;

import org.jspecify.annotations.NullMarked;
