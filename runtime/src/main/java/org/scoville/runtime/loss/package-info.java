/** The behavior of each loss. */
@NullMarked
package org.scoville.runtime.loss;

import org.jspecify.annotations.NullMarked;
