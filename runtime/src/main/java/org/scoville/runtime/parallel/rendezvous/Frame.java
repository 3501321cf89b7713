package org.scoville.runtime.parallel.rendezvous;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message between processes that have joined: a length, a kind and bytes. */
final class Frame {
  /** The most bytes of a message; what runs agree on is far smaller. */
  static final int MOST_BYTES = 1 << 20;

  private static final String NONE = "it sent a message that is none";

  /** What a message is. */
  enum Kind {
    /** The process lives: the number of its last step, 8 bytes. */
    BEAT(1),
    /** To process 0: a round, 4 bytes; what it is about; and this process's part. */
    OFFER(2),
    /** From process 0: a round, 4 bytes, and what came of the parts. */
    RESULT(3),
    /** The run ends for a reason, in UTF-8. */
    ABORT(4),
    /** The process ends as it should. */
    BYE(5);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Kind of(int code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException(NONE);
    }
  }

  final Kind kind;
  final byte[] bytes;

  Frame(Kind kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  static Frame beat(long step) {
    return new Frame(Kind.BEAT, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
  }

  static Frame abort(String fact) {
    return new Frame(Kind.ABORT, fact.getBytes(StandardCharsets.UTF_8));
  }

  static Frame bye() {
    return new Frame(Kind.BYE, new byte[0]);
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.writeByte(kind.code);
    out.write(bytes);
    out.flush();
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is longer than any, or of no kind
   */
  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    Kind kind = Kind.of(in.readUnsignedByte());
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException(NONE);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new Frame(kind, bytes);
  }
}
