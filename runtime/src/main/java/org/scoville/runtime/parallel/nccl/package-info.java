/** Ranks on GPUs, in one process or several, that reduce through NVIDIA's NCCL. */
@NullMarked
package org.scoville.runtime.parallel.nccl;

import org.jspecify.annotations.NullMarked;
