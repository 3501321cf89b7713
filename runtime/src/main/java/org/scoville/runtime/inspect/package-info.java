/** What is in a data set, and what a recipe's loader makes of it, for people to look at. */
@NullMarked
package org.scoville.runtime.inspect;

import org.jspecify.annotations.NullMarked;
