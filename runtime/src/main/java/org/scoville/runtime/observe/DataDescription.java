package org.scoville.runtime.observe;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The data of a run.
 *
 * @param path where they are
 * @param kind what they are, as in "a folder of images"; empty if the recipe's loader reads one
 *     kind only
 * @param split share of each class to train on; 0 if the data tell apart what to evaluate on
 * @param limit most images to train on, and most to evaluate on; 0 for all
 * @param seed the seed of the split and the limit
 */
public record DataDescription(
    Path path, Optional<String> kind, double split, int limit, long seed) {}
