/** What precision the devices of a run compute fast, and what AUTO therefore is on them. */
@NullMarked
package org.scoville.runtime.precision;

import org.jspecify.annotations.NullMarked;
