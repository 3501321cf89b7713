/** The reports of a run and their receivers: the metrics file, the display, the summary. */
@NullMarked
package org.scoville.runtime.observe;

import org.jspecify.annotations.NullMarked;
