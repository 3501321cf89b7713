/** Publications: sources, and figures about ingredients and their values. */
@NullMarked
package org.scoville.literature;

import org.jspecify.annotations.NullMarked;
