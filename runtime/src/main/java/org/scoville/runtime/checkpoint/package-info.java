/** Files that outlive a run: weights as safetensors, written whole or not at all. */
@NullMarked
package org.scoville.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
