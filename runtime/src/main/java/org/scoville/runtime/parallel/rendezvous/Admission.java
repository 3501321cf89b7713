package org.scoville.runtime.parallel.rendezvous;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Process 0's side of the door: whoever connects proves first that it knows the secret.
 *
 * <p>It has 10 s and 2 KiB for that.
 */
final class Admission {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PROOF_BYTES = 32;
  private static final int MOST_BYTES = 2048;

  /** Whoever is refused again and again says nothing new. */
  private static final int MOST_WARNINGS = 20;

  private final Secret secret;
  private final int count;
  private final Consumer<String> warnings;
  private final AtomicInteger warned = new AtomicInteger();

  /**
   * A door.
   *
   * @param count number of processes
   * @param warnings gets a sentence for each process that is refused, but not for strangers
   */
  Admission(Secret secret, int count, Consumer<String> warnings) {
    this.secret = secret;
    this.count = count;
    this.warnings = warnings;
  }

  /**
   * Lets a process in, or answers why not.
   *
   * @param seat takes the seat that a claim names; gives who has it already, if it is taken
   * @return the claim of a process that has proved itself and has its seat
   * @throws IOException if a stranger speaks, or nobody does
   */
  Optional<Claim> admit(Socket socket, Function<Claim, Optional<Claim>> seat) throws IOException {
    DataInputStream in =
        new DataInputStream(new TimedInput(socket, Deadline.in(PATIENCE), MOST_BYTES));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    Greeting own = Greeting.fresh();
    own.write(out);
    out.flush();
    Greeting other = Greeting.read(in);
    String from = socket.getInetAddress().getHostAddress();
    if (!other.isOurs()) {
      warn(
          "a process at %s was refused: it speaks version %d of the rendezvous and this one %d; start all with the same Scoville"
              .formatted(from, other.version, Greeting.VERSION));
      answer(out, Answer.OTHER_VERSION, "", new byte[PROOF_BYTES]);
      return Optional.empty();
    }
    Claim claim = Claim.read(in);
    byte[] proof = new byte[PROOF_BYTES];
    in.readFully(proof);
    Transcript transcript = new Transcript(own, other, claim);
    if (!secret.proves(proof, transcript.ofGuest())) {
      warn(
          "a process at %s that says it is %d of %d was refused: it has %s; give all the same"
              .formatted(
                  from,
                  claim.index(),
                  claim.count(),
                  secret.isGiven() ? "not the same secret" : "a secret, and this one has none"));
      answer(out, Answer.OTHER_SECRET, "", new byte[PROOF_BYTES]);
      return Optional.empty();
    }
    return welcome(transcript, out, seat);
  }

  private Optional<Claim> welcome(
      Transcript transcript, DataOutputStream out, Function<Claim, Optional<Claim>> seat)
      throws IOException {
    Claim claim = transcript.claim();
    Answer answer = Answer.WELCOME;
    String detail = "";
    if (claim.count() != count
        || claim.index() < 1
        || claim.index() >= count
        || claim.ranks() < 1) {
      answer = Answer.OTHER_COUNT;
      detail = "process 0 expects %d processes".formatted(count);
    } else {
      Optional<Claim> sitting = seat.apply(claim);
      if (sitting.isPresent()) {
        answer = Answer.TAKEN;
        detail = sitting.get().words() + " has joined already";
      }
    }
    if (answer != Answer.WELCOME) {
      warn(
          "process %d of %d on %s was refused: %s; check the launcher's variables"
              .formatted(claim.index(), claim.count(), claim.host(), detail));
    }
    answer(out, answer, detail, secret.proof(transcript.ofHost(answer, detail)));
    return answer == Answer.WELCOME ? Optional.of(claim) : Optional.empty();
  }

  private void warn(String sentence) {
    if (warned.getAndIncrement() < MOST_WARNINGS) {
      warnings.accept(sentence);
    }
  }

  private static void answer(DataOutputStream out, Answer answer, String detail, byte[] proof)
      throws IOException {
    out.writeByte(answer.code);
    out.writeUTF(detail);
    out.write(proof);
    out.flush();
  }
}
