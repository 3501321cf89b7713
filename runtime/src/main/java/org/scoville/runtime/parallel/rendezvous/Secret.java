package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * What all processes of a run know and no others do. It is never sent: a process proves that it
 * knows it by the HMAC-SHA-256 of a challenge that the other has just drawn.
 */
public final class Secret {
  /** How to make one, for messages. */
  static final String REMEDY =
      "make a secret with \"openssl rand -hex 32\" and give it to every process as SCOVILLE_SECRET, or in a file that SCOVILLE_SECRET_FILE names";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 16;
  private static final int LONGEST = 4096;
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final byte[] key;
  private final boolean given;

  private Secret(String text, boolean given) {
    this.key = text.getBytes(StandardCharsets.UTF_8);
    this.given = given;
  }

  /**
   * The secret that {@code SCOVILLE_SECRET} or the file named by {@code SCOVILLE_SECRET_FILE} has;
   * {@link #none} if neither is set.
   *
   * @throws LaunchProblem if both are set, the secret is short, or others may read the file
   */
  public static Secret of(Map<String, String> environment) {
    String text = environment.getOrDefault("SCOVILLE_SECRET", "").strip();
    String file = environment.getOrDefault("SCOVILLE_SECRET_FILE", "").strip();
    if (!text.isEmpty() && !file.isEmpty()) {
      throw new LaunchProblem("SCOVILLE_SECRET and SCOVILLE_SECRET_FILE are both set; unset one");
    }
    if (text.isEmpty() && file.isEmpty()) {
      return none();
    }
    return file.isEmpty()
        ? checked(text, "SCOVILLE_SECRET")
        : checked(read(Path.of(file)), "the secret in " + PathText.of(Path.of(file)));
  }

  /** No secret: then only processes of one machine meet. */
  public static Secret none() {
    return new Secret("no secret", false);
  }

  /** Whether there is one. */
  boolean isGiven() {
    return given;
  }

  /** The HMAC-SHA-256 of a message, 32 bytes. */
  byte[] proof(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /** Whether a proof is that of a message; takes as long for a wrong one as for the right one. */
  boolean proves(byte[] proof, byte[] message) {
    return MessageDigest.isEqual(proof, proof(message));
  }

  @Override
  public String toString() {
    return given ? "a secret" : "no secret";
  }

  private static Secret checked(String text, String name) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new LaunchProblem(
          "%s has %d characters, where %d to %d are needed; %s"
              .formatted(name, text.length(), SHORTEST, LONGEST, REMEDY));
    }
    return new Secret(text, true);
  }

  private static String read(Path file) {
    try {
      // What is checked is what is read: Kubernetes' secrets are links.
      Path real = file.toRealPath();
      if (real.getFileSystem().supportedFileAttributeViews().contains("posix")
          && !OWNERS.containsAll(Files.getPosixFilePermissions(real))) {
        throw new LaunchProblem(
            "others than the owner may read or change the secret in %s; run \"chmod 600\" on it (in Kubernetes: defaultMode: 0400)"
                .formatted(PathText.of(file)));
      }
      if (Files.size(real) > 2 * LONGEST) {
        throw new LaunchProblem(
            "%s is too long for a secret; %s".formatted(PathText.of(file), REMEDY));
      }
      return Files.readString(real, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new LaunchProblem(
          "the secret in %s can't be read (%s); check SCOVILLE_SECRET_FILE"
              .formatted(PathText.of(file), IoErrorText.words(e)),
          e);
    }
  }
}
