package org.scoville.runtime.parallel.rendezvous;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What both sides have said, as the bytes that a proof is about.
 *
 * <p>Both challenges are in it, so that no proof fits another connection; the role, so that one
 * side's proof is not the other's; and the claim and the answer, so that nobody changes them on
 * their way.
 *
 * @param host process 0's greeting
 * @param guest the greeting of the process that joins
 * @param claim what that process says of itself
 */
record Transcript(Greeting host, Greeting guest, Claim claim) {

  /** The bytes that prove the guest. */
  byte[] ofGuest() {
    return bytes("guest", out -> {});
  }

  /** The bytes that prove process 0 and its answer. */
  byte[] ofHost(Answer answer, String detail) {
    return bytes(
        "host",
        out -> {
          out.writeByte(answer.code);
          out.writeUTF(detail);
        });
  }

  /** Part of a message. */
  @FunctionalInterface
  private interface Part {
    void write(DataOutputStream out) throws IOException;
  }

  private byte[] bytes(String role, Part rest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF("scoville rendezvous " + role);
      host.write(out);
      guest.write(out);
      claim.write(out);
      rest.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory can't be written", e);
    }
    return bytes.toByteArray();
  }
}
