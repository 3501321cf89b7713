/** Exceptions whose message is printed to the user as it is. */
@NullMarked
package org.scoville.runtime.problem;

import org.jspecify.annotations.NullMarked;
