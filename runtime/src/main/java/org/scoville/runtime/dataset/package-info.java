/** Data sets as they lie on the disk: their files, their classes and what is left out. */
@NullMarked
package org.scoville.runtime.dataset;

import org.jspecify.annotations.NullMarked;
