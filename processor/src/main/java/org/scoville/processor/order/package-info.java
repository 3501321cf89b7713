/** The order of a recipe's algorithms, with the reason of each position. */
@NullMarked
package org.scoville.processor.order;

import org.jspecify.annotations.NullMarked;
