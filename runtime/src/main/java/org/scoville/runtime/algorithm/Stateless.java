package org.scoville.runtime.algorithm;

/**
 * Says that a behavior keeps nothing from one step to the next: what it does follows from the seed,
 * the step and what it is given.
 *
 * <p>Every behavior is either this or {@link Stateful}; a run whose behaviors don't say can't be
 * resumed.
 */
public interface Stateless {}
