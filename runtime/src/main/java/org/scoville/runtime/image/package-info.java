/** Operations on single images of packed bytes, which allocate no array for each image. */
@NullMarked
package org.scoville.runtime.image;

import org.jspecify.annotations.NullMarked;
