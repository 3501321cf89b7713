/** Ingredients that the tests have on the processor path. */
@NullMarked
package org.scoville.processor.sample;

import org.jspecify.annotations.NullMarked;
