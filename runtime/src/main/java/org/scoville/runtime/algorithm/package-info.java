/** The behaviour of each algorithm, and the places where behaviours act; none knows another. */
@NullMarked
package org.scoville.runtime.algorithm;

import org.jspecify.annotations.NullMarked;
