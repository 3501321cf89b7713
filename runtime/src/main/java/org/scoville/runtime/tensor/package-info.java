/** Tensor operations, flat parameters and scopes; the only package that calls DJL's native code. */
@NullMarked
package org.scoville.runtime.tensor;

import org.jspecify.annotations.NullMarked;
