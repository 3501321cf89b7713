/** The search for providers that jars and folders register. */
@NullMarked
package org.scoville.service;

import org.jspecify.annotations.NullMarked;
