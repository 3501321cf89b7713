package org.scoville.runtime.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/**
 * An open file of which some bytes are locked until it is closed or the process ends.
 *
 * @param lock the lock, which is kept because the JVM gives the same bytes to another part of the
 *     process once nothing refers to it; empty on a file system without locks
 */
public record LockedChannel(FileChannel channel, Optional<FileLock> lock) implements Closeable {
  /**
   * Locks some bytes of a file, which need not be there.
   *
   * <p>On a file system without locks, such as some of NFS, the lock holds nothing, and everybody
   * gets it.
   *
   * @param start the first byte
   * @param count number of bytes
   * @return nothing if another process, or another part of this one, has locked them
   */
  public static Optional<LockedChannel> lock(FileChannel channel, long start, long count) {
    try {
      return Optional.ofNullable(channel.tryLock(start, count, false))
          .map(lock -> new LockedChannel(channel, Optional.of(lock)));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (IOException e) {
      // No locks on this file system: see above.
      return Optional.of(new LockedChannel(channel, Optional.empty()));
    }
  }

  /** Closes the file, which releases the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
