/** JPEG by libjpeg-turbo, and what it needs: the native libraries and a check for damage. */
@NullMarked
package org.scoville.runtime.decode;

import org.jspecify.annotations.NullMarked;
