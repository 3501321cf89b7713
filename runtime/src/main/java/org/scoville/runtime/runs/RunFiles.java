package org.scoville.runtime.runs;

/** The names of the files in a run's folder by which other commands know it. */
public final class RunFiles {
  /** The run's record. */
  public static final String RECORD = "run.json";

  /** A line for each step and evaluation. */
  public static final String METRICS = "metrics.jsonl";

  /** The folder of its checkpoints. */
  public static final String CHECKPOINTS = "checkpoints";

  private RunFiles() {}
}
