package org.scoville.runtime.file;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** The content of a file that is written from its first byte to its last. */
@FunctionalInterface
public interface Content {
  /**
   * Writes all bytes of the file.
   *
   * @param channel writes all bytes of a buffer at each call
   * @throws IOException if that fails; the file then doesn't get its name
   */
  void writeTo(WritableByteChannel channel) throws IOException;
}
