package org.scoville.runtime.parallel.rendezvous;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * The first bytes of either side: who speaks, in which version, and a challenge that the other
 * side's proof must be about.
 */
final class Greeting {
  /** "SCOVILLE" in ASCII. */
  private static final long MAGIC = 0x53434f56494c4c45L;

  /** Version of the protocol, of which all processes need the same. */
  static final int VERSION = 1;

  static final int CHALLENGE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  final int version;
  final byte[] challenge;

  private Greeting(int version, byte[] challenge) {
    this.version = version;
    this.challenge = challenge;
  }

  /** A greeting with a challenge that was never used before. */
  static Greeting fresh() {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(challenge);
    return new Greeting(VERSION, challenge);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeInt(version);
    out.write(challenge);
  }

  /**
   * Reads one.
   *
   * @throws Stranger if something else speaks
   */
  static Greeting read(DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new Stranger();
    }
    int version = in.readInt();
    byte[] challenge = new byte[CHALLENGE_BYTES];
    in.readFully(challenge);
    return new Greeting(version, challenge);
  }

  /** Whether the other side speaks this version. */
  boolean isOurs() {
    return version == VERSION;
  }

  /** The end of a connection to something that is no process of a run. */
  static final class Stranger extends IOException {
    private static final long serialVersionUID = 1;

    Stranger() {
      super("what speaks there is no process of Scoville");
    }
  }
}
