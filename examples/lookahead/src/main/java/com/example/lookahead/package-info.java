/** A plug-in for Scoville: an algorithm, what it does, and what is known about it. */
@NullMarked
package com.example.lookahead;

import org.jspecify.annotations.NullMarked;
