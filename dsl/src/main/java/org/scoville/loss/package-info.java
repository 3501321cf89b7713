/** One record a loss. */
@NullMarked
package org.scoville.loss;

import org.jspecify.annotations.NullMarked;
