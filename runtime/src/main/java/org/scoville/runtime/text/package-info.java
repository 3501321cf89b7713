/** Words from outside, such as names of files, as people may see them. */
@NullMarked
package org.scoville.runtime.text;

import org.jspecify.annotations.NullMarked;
