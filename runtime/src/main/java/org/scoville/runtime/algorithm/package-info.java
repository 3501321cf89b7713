/**
 * The behaviors of the algorithms, and the interfaces for each place in a step; no behavior depends
 * on another.
 */
@NullMarked
package org.scoville.runtime.algorithm;

import org.jspecify.annotations.NullMarked;
