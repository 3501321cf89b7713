/** The rules of the language, one file a subject. */
@NullMarked
package org.scoville.rule.builtin;

import org.jspecify.annotations.NullMarked;
