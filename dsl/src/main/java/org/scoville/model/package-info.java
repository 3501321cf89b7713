/** The models: a record for each, with its hyperparameters. */
@NullMarked
package org.scoville.model;

import org.jspecify.annotations.NullMarked;
