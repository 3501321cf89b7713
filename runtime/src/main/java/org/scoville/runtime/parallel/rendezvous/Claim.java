package org.scoville.runtime.parallel.rendezvous;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.scoville.text.Printable;

/**
 * What a process says of itself when it joins.
 *
 * @param index its number among the processes
 * @param count how many processes it expects
 * @param ranks how many ranks it has
 * @param host name of its machine
 */
record Claim(int index, int count, int ranks, String host) {
  /** Longest name of a machine; DNS allows 253. */
  private static final int LONGEST_HOST = 255;

  Claim {
    host = Printable.of(host);
    host = host.substring(0, Math.min(host.length(), LONGEST_HOST));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(index);
    out.writeInt(count);
    out.writeInt(ranks);
    out.writeUTF(host);
  }

  static Claim read(DataInputStream in) throws IOException {
    return new Claim(in.readInt(), in.readInt(), in.readInt(), in.readUTF());
  }

  /** "process 2 on node3". */
  String words() {
    return "process %d on %s".formatted(index, host);
  }
}
