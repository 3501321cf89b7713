/** The record that a run keeps of itself, and the list of runs in a folder. */
@NullMarked
package org.scoville.runtime.runs;

import org.jspecify.annotations.NullMarked;
