/** What a training keeps from step to step: how it is saved and restored. */
@NullMarked
package org.scoville.runtime.state;

import org.jspecify.annotations.NullMarked;
