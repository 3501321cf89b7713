/** What a recipe comes to when all its ingredients are taken together, as plain numbers. */
@NullMarked
package org.scoville.derived;

import org.jspecify.annotations.NullMarked;
