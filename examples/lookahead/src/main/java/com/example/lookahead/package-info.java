/** A plug-in for Scoville: an algorithm, its behavior, and rules about it. */
@NullMarked
package com.example.lookahead;

import org.jspecify.annotations.NullMarked;
