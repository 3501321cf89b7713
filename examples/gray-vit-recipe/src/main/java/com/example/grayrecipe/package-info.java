/** A recipe whose ingredients come from a plug-in. */
@NullMarked
package com.example.grayrecipe;

import org.jspecify.annotations.NullMarked;
