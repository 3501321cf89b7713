/** The behaviour of each learning-rate schedule. */
@NullMarked
package org.scoville.runtime.schedule;

import org.jspecify.annotations.NullMarked;
