/**
 * A plug-in for Scoville that brings one of everything: a loader of gray images, a schedule, an
 * optimizer, a vision transformer, a surgery, initializers, scripts, rules and figures.
 */
@NullMarked
package com.example.grayvit;

import org.jspecify.annotations.NullMarked;
