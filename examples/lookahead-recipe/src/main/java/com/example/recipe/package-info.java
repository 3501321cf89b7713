/** A recipe that uses somebody's plug-in. */
@NullMarked
package com.example.recipe;

import org.jspecify.annotations.NullMarked;
