/** The functions of the losses. */
@NullMarked
package org.scoville.runtime.loss;

import org.jspecify.annotations.NullMarked;
