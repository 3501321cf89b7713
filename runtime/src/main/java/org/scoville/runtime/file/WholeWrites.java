package org.scoville.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A channel that writes all bytes of a buffer at each call, or fails. A file's own channel may
 * write fewer: a disk with room for half of them takes half, and only the next call fails.
 */
record WholeWrites(WritableByteChannel channel) implements WritableByteChannel {
  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
