package org.scoville.runtime.parallel.rendezvous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets and where they come from. */
class SecretTest {
  private static final String TEXT = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;

  private Path file(String permissions) throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(folder.resolve("secret"), TEXT + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static Secret of(Path file) {
    return Secret.of(Map.of("SCOVILLE_SECRET_FILE", file.toString()));
  }

  @Test
  void aProofIsAnHmac() {
    // Python: hmac.new(b"Jefe" * 8, b"what do ya want", "sha256").hexdigest()
    Secret secret = Secret.of(Map.of("SCOVILLE_SECRET", "Jefe".repeat(8)));
    assertThat(HexFormat.of().formatHex(secret.proof("what do ya want".getBytes(UTF_8))))
        .isEqualTo("1514c2b79b22a23fb34ec37b2c646d89844acc1af814e3203d97d77b099254df");
  }

  @Test
  void aFileAndAVariableGiveTheSame() throws IOException {
    byte[] message = {1, 2, 3};
    assertThat(of(file("rw-------")).proof(message))
        .isEqualTo(Secret.of(Map.of("SCOVILLE_SECRET", TEXT)).proof(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aFileThatOthersMayReadOrChangeIsRefused(String permissions) throws IOException {
    Path file = file(permissions);
    assertThatThrownBy(() -> of(file))
        .hasMessageContaining("others than the owner")
        .hasMessageContaining("chmod 600")
        .hasMessageContaining(file.toString());
  }

  @Test
  void aLinkIsJudgedByWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file("rw-r--r--"));
    assertThatThrownBy(() -> of(link)).hasMessageContaining("others than the owner");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Path file = folder.resolve("none");
    assertThatThrownBy(() -> of(file))
        .hasMessage(
            "the secret in %s can't be read (it does not exist); check SCOVILLE_SECRET_FILE"
                .formatted(file));
  }

  @Test
  void aShortSecretIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> Secret.of(Map.of("SCOVILLE_SECRET", "hunter2")))
        .hasMessageContaining("SCOVILLE_SECRET has 7 characters")
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void bothAtOnceAreRefused() {
    assertThatThrownBy(
            () -> Secret.of(Map.of("SCOVILLE_SECRET", TEXT, "SCOVILLE_SECRET_FILE", "x")))
        .hasMessage("SCOVILLE_SECRET and SCOVILLE_SECRET_FILE are both set; unset one");
  }

  @Test
  void aSecretDoesNotShowItself() {
    assertThat(Secret.of(Map.of("SCOVILLE_SECRET", TEXT))).hasToString("a secret");
    assertThat(Secret.of(Map.of())).hasToString("no secret");
  }
}
