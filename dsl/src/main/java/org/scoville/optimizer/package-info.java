/** One record an optimizer. */
@NullMarked
package org.scoville.optimizer;

import org.jspecify.annotations.NullMarked;
