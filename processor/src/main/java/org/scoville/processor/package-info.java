/** Checks recipes at compile time and writes their trainers. */
@NullMarked
package org.scoville.processor;

import org.jspecify.annotations.NullMarked;
