/**
 * Random numbers that depend on a seed and a purpose, never on the order of draws between threads.
 */
@NullMarked
package org.scoville.runtime.random;

import org.jspecify.annotations.NullMarked;
