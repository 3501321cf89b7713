package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * The first bytes that arrive at a socket, up to a deadline, however slowly: a timeout of the
 * socket alone would begin anew with each byte.
 */
final class TimedInput extends InputStream {
  private final Socket socket;
  private final InputStream input;
  private final Deadline deadline;
  private int allowed;

  /**
   * Input of a socket.
   *
   * @param allowed how many bytes there may be
   */
  TimedInput(Socket socket, Deadline deadline, int allowed) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.deadline = deadline;
    this.allowed = allowed;
  }

  @Override
  public int read() throws IOException {
    limit(1);
    return input.read();
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    limit(length);
    return input.read(bytes, start, length);
  }

  private void limit(int length) throws IOException {
    allowed -= length;
    if (allowed < 0) {
      throw new IOException("more came than a greeting has");
    }
    int left = deadline.millisLeft();
    if (left == 0) {
      throw new SocketTimeoutException("nothing came in time");
    }
    socket.setSoTimeout(left);
  }
}
