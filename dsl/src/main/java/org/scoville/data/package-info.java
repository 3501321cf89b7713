/** One record a source of images. */
@NullMarked
package org.scoville.data;

import org.jspecify.annotations.NullMarked;
