/** Exceptions whose message is the sentence that people are told. */
@NullMarked
package org.scoville.runtime.problem;

import org.jspecify.annotations.NullMarked;
