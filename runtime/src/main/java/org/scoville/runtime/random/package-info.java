/** Random numbers that depend on what they are for, never on who draws them first. */
@NullMarked
package org.scoville.runtime.random;

import org.jspecify.annotations.NullMarked;
