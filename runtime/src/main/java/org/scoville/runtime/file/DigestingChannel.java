package org.scoville.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/**
 * A channel that passes bytes on to another and digests those that it has passed on.
 *
 * @param digest receives the bytes in the order in which they are written
 */
record DigestingChannel(WritableByteChannel channel, MessageDigest digest)
    implements WritableByteChannel {
  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int start = bytes.position();
    int count = channel.write(bytes);
    digest.update(bytes.duplicate().position(start).limit(start + count));
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
