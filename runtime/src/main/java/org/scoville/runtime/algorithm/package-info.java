/** The behavior of each algorithm, and the places where behaviors act; none knows another. */
@NullMarked
package org.scoville.runtime.algorithm;

import org.jspecify.annotations.NullMarked;
