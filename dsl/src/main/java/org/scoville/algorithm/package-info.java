/** One record an algorithm. */
@NullMarked
package org.scoville.algorithm;

import org.jspecify.annotations.NullMarked;
