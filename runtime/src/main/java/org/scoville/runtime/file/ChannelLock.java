package org.scoville.runtime.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** Locks of open files, each of which lasts until its file is closed or the process ends. */
final class ChannelLock {
  private ChannelLock() {}

  /**
   * Locks some bytes of a file, which need not be there.
   *
   * <p>On a file system without locks, such as some of NFS, the lock holds nothing, and everybody
   * gets it.
   *
   * @param start the first byte
   * @param count number of bytes
   * @return whether they are locked; false if another process, or another part of this one, has
   *     locked them
   */
  static boolean take(FileChannel channel, long start, long count) {
    try {
      return channel.tryLock(start, count, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // No locks on this file system: see above.
      return true;
    }
  }
}
