/** The optimizers' steps, an {@link org.scoville.runtime.optimizer.Updater} for each. */
@NullMarked
package org.scoville.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
