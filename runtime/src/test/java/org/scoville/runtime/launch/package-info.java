/** Tests of the command line, with small recipes, small images and processes of their own. */
@NullMarked
package org.scoville.runtime.launch;

import org.jspecify.annotations.NullMarked;
