package org.scoville.bench;

/**
 * The times of a compilation, in milliseconds.
 *
 * @param cpu CPU time of the process's threads; steadier than wall time where others work too
 * @param ownCpu CPU time within our processor
 * @param ownWall wall time within our processor
 */
record Lap(double cpu, double ownCpu, double ownWall) {}
