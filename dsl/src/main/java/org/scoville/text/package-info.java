/** Numbers, names and foreign text in sentences, the same in every locale. */
@NullMarked
package org.scoville.text;

import org.jspecify.annotations.NullMarked;
