/** What was published: sources, figures, and what was measured of an ingredient or a value. */
@NullMarked
package org.scoville.literature;

import org.jspecify.annotations.NullMarked;
