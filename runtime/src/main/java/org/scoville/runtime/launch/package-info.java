/** The command line and the run that it starts. */
@NullMarked
package org.scoville.runtime.launch;

import org.jspecify.annotations.NullMarked;
