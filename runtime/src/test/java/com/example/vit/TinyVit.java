package com.example.vit;

import org.scoville.ingredient.Network;

/**
 * A vision transformer of one block, as somebody else's jar would bring it.
 *
 * @param patch side of a patch, in pixels
 * @param width features of a patch
 * @param heads heads of the attention; they divide the width
 */
record TinyVit(int patch, int width, int heads) implements Network {}
