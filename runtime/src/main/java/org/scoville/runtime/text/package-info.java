/** Text from outside, such as names of files, made safe to print. */
@NullMarked
package org.scoville.runtime.text;

import org.jspecify.annotations.NullMarked;
