/** Files that have their name only when they are whole, also after a crash or a power cut. */
@NullMarked
package org.scoville.runtime.file;

import org.jspecify.annotations.NullMarked;
