/** A recipe, or the difference of two, in words and as JSON. */
@NullMarked
package org.scoville.runtime.explain;

import org.jspecify.annotations.NullMarked;
