/** Single images: packed bytes and the operations on them, without an array an image. */
@NullMarked
package org.scoville.runtime.image;

import org.jspecify.annotations.NullMarked;
