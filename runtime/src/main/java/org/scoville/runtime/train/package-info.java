/** The loop, its replicas and its evaluation; knows places, never a concrete algorithm. */
@NullMarked
package org.scoville.runtime.train;

import org.jspecify.annotations.NullMarked;
