/** Facts that an ingredient's record can state about itself, one interface each. */
@NullMarked
package org.scoville.fact;

import org.jspecify.annotations.NullMarked;
