/** The writers of a recipe's module and trainer. */
@NullMarked
package org.scoville.processor.write;

import org.jspecify.annotations.NullMarked;
