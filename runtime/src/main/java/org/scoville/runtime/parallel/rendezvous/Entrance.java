package org.scoville.runtime.parallel.rendezvous;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.text.Printable;

/** The other processes' side of the door: both prove that they know the secret. */
final class Entrance {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PROOF_BYTES = 32;
  private static final int MOST_BYTES = 2048;

  private final Secret secret;
  private final Claim claim;
  private final String at;

  /**
   * A process at the door.
   *
   * @param at where process 0 is, for messages
   */
  Entrance(Secret secret, Claim claim, String at) {
    this.secret = secret;
    this.claim = claim;
    this.at = at;
  }

  /**
   * Joins over a connection.
   *
   * @throws LaunchProblem if it is refused, or what is there isn't process 0: no use to try again
   * @throws IOException if nobody speaks there yet
   */
  void enter(Socket socket, Deadline deadline) throws IOException {
    DataInputStream in =
        new DataInputStream(new TimedInput(socket, deadline.within(PATIENCE), MOST_BYTES));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    Greeting host = greeting(in);
    Greeting own = Greeting.fresh();
    own.write(out);
    Transcript transcript = new Transcript(host, own, claim);
    if (host.isOurs()) {
      claim.write(out);
      out.write(secret.proof(transcript.ofGuest()));
    }
    out.flush();
    Answer answer = Answer.of(in.readUnsignedByte());
    String detail = in.readUTF();
    byte[] proof = new byte[PROOF_BYTES];
    in.readFully(proof);
    check(answer, host);
    if (!secret.proves(proof, transcript.ofHost(answer, detail))) {
      throw new LaunchProblem(
          "what listens at %s doesn't know the secret and is not process 0; check MASTER_ADDR and MASTER_PORT"
              .formatted(at));
    }
    if (answer != Answer.WELCOME) {
      throw new LaunchProblem(
          "process %d was refused by process 0 at %s: %s; check the launcher's variables"
              .formatted(claim.index(), at, Printable.of(detail)));
    }
  }

  private Greeting greeting(DataInputStream in) throws IOException {
    try {
      return Greeting.read(in);
    } catch (Greeting.Stranger e) {
      throw new LaunchProblem(
          "what listens at %s is not process 0; check MASTER_ADDR and MASTER_PORT".formatted(at),
          e);
    }
  }

  /** Refuses on answers that nobody can prove. */
  private void check(Answer answer, Greeting host) {
    if (answer == Answer.OTHER_SECRET) {
      throw new LaunchProblem(
          "process %d was refused by process 0 at %s: they haven't the same secret; give all processes the same SCOVILLE_SECRET, or none on a single machine"
              .formatted(claim.index(), at));
    }
    if (!host.isOurs() || answer == Answer.OTHER_VERSION) {
      throw new LaunchProblem(
          "process 0 at %s speaks version %d of the rendezvous and this one %d; start all with the same Scoville"
              .formatted(at, host.version, Greeting.VERSION));
    }
  }
}
