package org.scoville.runtime.parallel.nccl;

/** Version of NCCL. */
record NcclVersion(int major, int minor, int patch) implements Comparable<NcclVersion> {
  /** The first with bfloat16. */
  static final NcclVersion OLDEST = new NcclVersion(2, 10, 3);

  /** From 2.9 on the code of a version is 10000 major + 100 minor + patch, before it was 1000. */
  private static final int NEW_CODES = 10_000;

  /** The version with a code, as {@code ncclGetVersion} gives it. */
  static NcclVersion of(int code) {
    int factor = code >= NEW_CODES ? NEW_CODES : NEW_CODES / 10;
    return new NcclVersion(code / factor, code % factor / 100, code % 100);
  }

  @Override
  public int compareTo(NcclVersion other) {
    int majors = Integer.compare(major, other.major);
    int minors = majors != 0 ? majors : Integer.compare(minor, other.minor);
    return minors != 0 ? minors : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
