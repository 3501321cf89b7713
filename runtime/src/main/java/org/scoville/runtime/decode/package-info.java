/** From the bytes of an image file to its pixels: the formats, their limits and their faults. */
@NullMarked
package org.scoville.runtime.decode;

import org.jspecify.annotations.NullMarked;
