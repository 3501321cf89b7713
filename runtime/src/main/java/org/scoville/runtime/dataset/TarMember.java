package org.scoville.runtime.dataset;

/** A member of a tar file. */
final class TarMember {

  private final byte[] name;
  private final boolean isFile;
  private final long offset;
  private final long size;

  TarMember(byte[] name, boolean isFile, long offset, long size) {
    this.name = name;
    this.isFile = isFile;
    this.offset = offset;
    this.size = size;
  }

  /** Its name with its folders, not to be changed. */
  byte[] name() {
    return name;
  }

  /** Whether it is a regular file. */
  boolean isFile() {
    return isFile;
  }

  /** Where its content begins in the tar file. */
  long offset() {
    return offset;
  }

  /** Bytes of its content. */
  long size() {
    return size;
  }
}
