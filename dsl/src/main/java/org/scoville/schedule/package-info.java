/** One record a learning-rate schedule. */
@NullMarked
package org.scoville.schedule;

import org.jspecify.annotations.NullMarked;
