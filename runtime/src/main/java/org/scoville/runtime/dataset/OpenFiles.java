package org.scoville.runtime.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.decode.ImageFault;
import org.scoville.runtime.decode.OmissionReason;
import org.scoville.runtime.decode.PixelBound;
import org.scoville.runtime.decode.UnreadableImage;

/**
 * Large files of many images, of which a bounded number is open; safe for use by several threads.
 *
 * <p>They are read and not mapped: a mapped file that becomes shorter ends the JVM. Nobody closes
 * the last ones; the JDK does when this is collected.
 */
final class OpenFiles {

  /** Far below the 1,024 that systems commonly allow a process. */
  private static final int MOST_OPEN = 64;

  /** The JDK keeps a buffer as large as the largest read for each thread. */
  private static final int MOST_AT_ONCE = 1 << 18;

  /** A thread that is interrupted while it reads closes the file for all others, too. */
  private static final int TRIES = 4;

  private final Map<Path, Opened> open = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Opened {
    final FileChannel channel;
    int users;

    Opened(FileChannel channel) {
      this.channel = channel;
    }
  }

  /**
   * Reads an image.
   *
   * @param name the image's name in messages
   */
  byte[] read(Path file, long offset, long length, String name) throws UnreadableImage {
    try {
      if (length > PixelBound.mostFileBytes()) {
        throw new ImageFault(
            OmissionReason.TOO_LARGE,
            "it has %d bytes, and %d are the most for a file of an image"
                .formatted(length, PixelBound.mostFileBytes()));
      }
      return read(file, offset, new byte[(int) length]);
    } catch (ImageFault e) {
      throw new UnreadableImage(name, e);
    } catch (EOFException e) {
      throw new UnreadableImage(
          name, new ImageFault(OmissionReason.CUT_SHORT, "its file became shorter"));
    } catch (IOException e) {
      throw new UnreadableImage(name, e);
    } catch (OutOfMemoryError e) {
      throw new UnreadableImage(
          name,
          new ImageFault(
              OmissionReason.TOO_LARGE, "its bytes don't fit into the memory; raise -Xmx"));
    }
  }

  private byte[] read(Path file, long offset, byte[] bytes) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return readOnce(file, offset, bytes);
      } catch (ClosedChannelException e) {
        if (tries == TRIES || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private byte[] readOnce(Path file, long offset, byte[] bytes) throws IOException {
    Opened opened = take(file);
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.position() < bytes.length) {
        rest.limit(Math.min(bytes.length, rest.position() + MOST_AT_ONCE));
        if (opened.channel.read(rest, offset + rest.position()) < 0) {
          throw new EOFException();
        }
      }
      return bytes;
    } finally {
      give(opened);
    }
  }

  private Opened take(Path file) throws IOException {
    Opened known = known(file);
    if (known != null) {
      return known;
    }
    if (!Files.isRegularFile(file)) {
      // Opening a pipe would wait for a writer.
      throw new ImageFault(
          Files.exists(file) ? OmissionReason.NO_FILE : OmissionReason.OUT_OF_REACH,
          "its file is gone");
    }
    // Outside of the lock: opening a file on a network takes its time.
    return added(file, new Opened(FileChannel.open(file)));
  }

  private synchronized @Nullable Opened known(Path file) {
    Opened known = open.get(file);
    if (known == null || !known.channel.isOpen()) {
      return null;
    }
    known.users++;
    return known;
  }

  private synchronized Opened added(Path file, Opened opened) throws IOException {
    Opened other = known(file);
    if (other != null) {
      opened.channel.close();
      return other;
    }
    opened.users++;
    open.put(file, opened);
    Iterator<Opened> eldest = open.values().iterator();
    while (open.size() > MOST_OPEN && eldest.hasNext()) {
      Opened candidate = eldest.next();
      if (candidate.users == 0) {
        eldest.remove();
        candidate.channel.close();
      }
    }
    return opened;
  }

  private synchronized void give(Opened opened) {
    opened.users--;
  }
}
