package org.scoville.runtime.runs;

/**
 * A record that can't be read.
 *
 * @param sentence what is wrong, with the file's name
 */
public record DamagedRecord(String sentence) implements RecordReading {}
