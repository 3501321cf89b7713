/** FFCV's file format {@code .beton}: the samples of a set in one file, read and written. */
@NullMarked
package org.scoville.runtime.beton;

import org.jspecify.annotations.NullMarked;
