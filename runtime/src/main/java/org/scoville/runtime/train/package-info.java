/** The loop, its replicas and its evaluation; knows stages, never a concrete algorithm. */
@NullMarked
package org.scoville.runtime.train;

import org.jspecify.annotations.NullMarked;
