/** One record a model. */
@NullMarked
package org.scoville.model;

import org.jspecify.annotations.NullMarked;
