/** A recipe, or the difference of two, in words and as JSON; the pages about rules. */
@NullMarked
package org.scoville.runtime.explain;

import org.jspecify.annotations.NullMarked;
