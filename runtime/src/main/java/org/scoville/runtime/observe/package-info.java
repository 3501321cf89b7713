/** What a run tells about itself, and who listens: the metrics file, the display, the summary. */
@NullMarked
package org.scoville.runtime.observe;

import org.jspecify.annotations.NullMarked;
