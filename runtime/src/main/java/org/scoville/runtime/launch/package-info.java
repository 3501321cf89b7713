/** The command line: finds recipes, resolves options, explains, trains. */
@NullMarked
package org.scoville.runtime.launch;

import org.jspecify.annotations.NullMarked;
