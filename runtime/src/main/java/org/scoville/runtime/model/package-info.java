/** ResNets as trees of layers, with the reference implementations' parameter names. */
@NullMarked
package org.scoville.runtime.model;

import org.jspecify.annotations.NullMarked;
