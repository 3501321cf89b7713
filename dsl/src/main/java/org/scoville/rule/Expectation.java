package org.scoville.rule;

/**
 * What was published about the difference between two recipes.
 *
 * @param difference the difference, as a phrase
 * @param evidence what was measured, and where it was published
 */
public record Expectation(String difference, Evidence evidence) {}
