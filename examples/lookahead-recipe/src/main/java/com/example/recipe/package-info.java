/** A recipe that uses a plug-in. */
@NullMarked
package com.example.recipe;

import org.jspecify.annotations.NullMarked;
