/** The sources of images: a record for each, with its hyperparameters. */
@NullMarked
package org.scoville.data;

import org.jspecify.annotations.NullMarked;
