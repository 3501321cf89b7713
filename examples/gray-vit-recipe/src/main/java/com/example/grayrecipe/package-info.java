/** A recipe whose ingredients come from somebody's plug-in. */
@NullMarked
package com.example.grayrecipe;

import org.jspecify.annotations.NullMarked;
