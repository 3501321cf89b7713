/** Networks as trees of layers, and ResNets with the reference implementations' parameter names. */
@NullMarked
package org.scoville.runtime.model;

import org.jspecify.annotations.NullMarked;
