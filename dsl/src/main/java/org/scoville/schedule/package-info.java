/** The learning-rate schedules: a record for each, with its hyperparameters. */
@NullMarked
package org.scoville.schedule;

import org.jspecify.annotations.NullMarked;
