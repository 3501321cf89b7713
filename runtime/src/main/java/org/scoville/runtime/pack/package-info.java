/** From a data set of any kind to one file in FFCV's format. */
@NullMarked
package org.scoville.runtime.pack;

import org.jspecify.annotations.NullMarked;
