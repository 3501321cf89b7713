package org.scoville.runtime.decode;

import javax.imageio.stream.ImageInputStreamImpl;

/** A stream of bytes that knows how far it was read. */
final class PositionStream extends ImageInputStreamImpl {

  private final byte[] bytes;
  private int reached;

  PositionStream(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The number of bytes read or skipped since the start. */
  int reached() {
    return reached;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return -1;
    }
    int next = bytes[(int) streamPos] & 0xFF;
    pass(1);
    return next;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return length == 0 ? 0 : -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, to, offset, count);
    pass(count);
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private void pass(int count) {
    streamPos += count;
    reached = (int) Math.max(reached, streamPos);
  }
}
