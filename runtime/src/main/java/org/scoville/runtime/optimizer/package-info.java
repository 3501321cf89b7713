/** The behavior of each optimizer. */
@NullMarked
package org.scoville.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
