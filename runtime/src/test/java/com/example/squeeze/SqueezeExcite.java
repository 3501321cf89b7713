package com.example.squeeze;

import org.scoville.ingredient.ModelSurgery;

/**
 * Channel attention behind every 3x3 convolution, and ghosts in every batch norm.
 *
 * @param reduction channels per hidden feature
 * @param ghost images of a ghost
 */
record SqueezeExcite(int reduction, int ghost) implements ModelSurgery {}
