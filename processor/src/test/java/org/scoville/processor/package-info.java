/** Tests of the recipe compiler, as people see it: files in, diagnostics and files out. */
@NullMarked
package org.scoville.processor;

import org.jspecify.annotations.NullMarked;
