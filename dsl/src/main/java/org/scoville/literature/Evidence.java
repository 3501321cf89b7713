package org.scoville.literature;

/**
 * A published or derived figure and its source, such as the reason for a rule.
 *
 * @param figure what was measured or derived
 * @param source where it was published
 */
public record Evidence(String figure, Source source) {}
