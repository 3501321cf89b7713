package org.scoville.runtime.runs;

/** What was found on reading a run's record. */
public sealed interface RecordReading permits RunRecord, DamagedRecord {}
