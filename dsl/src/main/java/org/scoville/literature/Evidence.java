package org.scoville.literature;

/**
 * Why a rule exists.
 *
 * @param figure what was measured or derived
 * @param source where it was published
 */
public record Evidence(String figure, Source source) {}
