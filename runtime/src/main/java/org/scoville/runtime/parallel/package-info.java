/** Replicas that train together: barriers, all-reduce, broadcast. */
@NullMarked
package org.scoville.runtime.parallel;

import org.jspecify.annotations.NullMarked;
