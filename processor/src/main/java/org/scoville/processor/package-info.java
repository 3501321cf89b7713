/** The annotation processor, which checks recipes and writes their trainers. */
@NullMarked
package org.scoville.processor;

import org.jspecify.annotations.NullMarked;
