/**
 * Networks as trees of layers: what layers are made of, and ResNets with the reference
 * implementations' parameter names.
 */
@NullMarked
package org.scoville.runtime.model;

import org.jspecify.annotations.NullMarked;
