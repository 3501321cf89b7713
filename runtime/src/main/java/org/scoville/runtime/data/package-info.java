/** Images from files to batches in host memory: sources, decoding, cropping, and the loader. */
@NullMarked
package org.scoville.runtime.data;

import org.jspecify.annotations.NullMarked;
