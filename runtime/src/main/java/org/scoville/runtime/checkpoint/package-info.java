/** Files of weights in the safetensors format, written whole or not at all. */
@NullMarked
package org.scoville.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
