/** The only package that touches DJL's natives: operations, flat parameters, scopes. */
@NullMarked
package org.scoville.runtime.tensor;

import org.jspecify.annotations.NullMarked;
