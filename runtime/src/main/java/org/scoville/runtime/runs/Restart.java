package org.scoville.runtime.runs;

import java.time.Instant;

/**
 * A restart of a run that had been stopped or killed.
 *
 * @param time when
 * @param step the last step that was not lost
 * @param lostSeconds training seconds of the steps that had to be taken again, as far as known
 */
public record Restart(Instant time, long step, double lostSeconds) {}
