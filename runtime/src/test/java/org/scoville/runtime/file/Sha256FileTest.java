package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.problem.FileProblem;

class Sha256FileTest {
  /** Of "abc", from FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  /** Of 448 bits, from FIPS 180-2, appendix B.2. */
  private static final String LONGER_TEXT =
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

  private static final String LONGER =
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a b.bin");
  }

  private Path beside() {
    return folder.resolve("a b.bin.sha256");
  }

  private void write(String... parts) {
    Sha256File.write(
        file(),
        channel -> {
          for (String part : parts) {
            channel.write(bytes(part));
          }
        });
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private void fails(String message) {
    assertThatThrownBy(() -> Sha256File.check(file()))
        .isInstanceOf(FileProblem.class)
        .hasMessage(message);
  }

  @Test
  void theDigestIsThatOfTheStandardInTheFormOfTheCommand() throws IOException {
    write("a", "", "bc");
    assertThat(file()).hasContent("abc");
    assertThat(Files.readString(beside())).isEqualTo(ABC + "  a b.bin\n");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a b.bin", "a b.bin.sha256");
    Sha256File.check(file());
  }

  @Test
  void bytesBeforeABuffersPositionAndBehindItsLimitAreNotDigested() throws IOException {
    Sha256File.write(file(), channel -> channel.write(bytes("xxabcx").position(2).limit(5)));
    Sha256File.check(file());
    assertThat(beside()).content().startsWith(ABC);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sha256sum is of the GNU coreutils")
  void theCommandAcceptsTheFileAndIsAccepted() throws Exception {
    assumeThat(Path.of("/usr/bin/sha256sum")).exists();
    write(LONGER_TEXT);
    ProcessBuilder command = new ProcessBuilder("sha256sum", "--strict", "-c", beside().toString());
    Process check = command.directory(folder.toFile()).start();
    assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("a b.bin: OK\n");
    assertThat(check.waitFor()).isZero();
    ProcessBuilder written = new ProcessBuilder("sha256sum", "a b.bin");
    written.directory(folder.toFile()).redirectOutput(beside().toFile());
    assertThat(written.start().waitFor()).isZero();
    Sha256File.check(file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "abd", "abcd"})
  void aFileThatIsShorterLongerOrOfOtherBitsIsDamaged(String changed) throws IOException {
    write("abc");
    Files.writeString(file(), changed);
    assertThatThrownBy(() -> Sha256File.check(file()))
        .isInstanceOf(FileProblem.class)
        .hasMessageStartingWith(
            "%s is damaged, because its %d bytes have the SHA-256 digest "
                .formatted(file(), changed.length()))
        .hasMessageEndingWith(
            " and a b.bin.sha256 states " + ABC + "; copy both again, or use another file");
  }

  @Test
  void aFileWithoutDigestIsNamed() throws IOException {
    Files.writeString(file(), "abc");
    fails(
        file()
            + " may be damaged, because its digest a b.bin.sha256 is not there; copy both again,"
            + " or use another file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "abc",
        "  a b.bin\n",
        ABC,
        ABC + " a b.bin\n",
        ABC + "  a b.bi",
        ABC + "  other.bin\n",
        "0" + ABC + "  a b.bin\n",
        ABC + "  a b.bin\n<html>\n",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD  a b.bin\n",
        "\0\0\0\0"
      })
  void aDigestFileThatHasSomethingElseIsNamedAsTheDamagedOne(String text) throws IOException {
    Files.writeString(file(), "abc");
    Files.writeString(beside(), text);
    fails(
        beside()
            + " is damaged or belongs to another file, because it is not 64 hexadecimal digits,"
            + " two spaces and a b.bin; copy both again, or use another file");
  }

  @Test
  void aFileThatIsMissingOrAFolderCantBeRead() throws IOException {
    fails(file() + " can't be read (it does not exist); use another file");
    Files.createDirectory(file());
    Files.writeString(beside(), ABC + "  a b.bin\n");
    fails(file() + " can't be read (it is no regular file); use another file");
    Files.delete(file());
    Files.writeString(file(), "abc");
    Files.delete(beside());
    Files.createDirectory(beside());
    fails(beside() + " can't be read (it is no regular file); use another file");
  }

  /** A name that can't be given stands for a process that ends just before giving it. */
  @Test
  void theDigestHasItsNameBeforeTheFileHas() throws IOException {
    Files.createDirectories(file().resolve("in the way"));
    assertThatThrownBy(() -> write("abc"))
        .isInstanceOf(FileProblem.class)
        .hasMessageStartingWith(file() + " can't be written (");
    assertThat(beside()).hasContent(ABC + "  a b.bin");
  }

  @Test
  void aFileWhoseDigestCantBeWrittenGetsNoName() throws IOException {
    Files.createDirectories(beside().resolve("in the way"));
    assertThatThrownBy(() -> write("abc"))
        .isInstanceOf(FileProblem.class)
        .hasMessageStartingWith(beside() + " can't be written (");
    assertThat(folder.toFile().list()).containsExactly("a b.bin.sha256");
  }

  @Test
  void aWriteThatFailsLeavesTheFormerFileWithItsDigest() {
    write("abc");
    assertThatThrownBy(
            () ->
                Sha256File.write(
                    file(),
                    channel -> {
                      channel.write(bytes("half"));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileProblem.class)
        .hasMessageContaining("No space left on device");
    assertThat(file()).hasContent("abc");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a b.bin", "a b.bin.sha256");
    Sha256File.check(file());
  }

  @Test
  void whileAFileReplacesAnotherBothAreAcceptedAndAfterwardsTheNewOneAlone() throws IOException {
    write("abc");
    assertThat(Sha256File.promise(file(), LONGER)).isTrue();
    Sha256File.check(file());
    Files.writeString(file(), LONGER_TEXT);
    Sha256File.check(file());
    Files.writeString(file(), "neither");
    assertThatThrownBy(() -> Sha256File.check(file()))
        .hasMessageContaining(" states " + LONGER + " or " + ABC + ";");
    write(LONGER_TEXT);
    assertThat(Files.readString(beside())).isEqualTo(LONGER + "  a b.bin\n");
  }

  @Test
  void theDigestOfAFileThatIsGoneOrADamagedOneIsNotKept() throws IOException {
    Files.writeString(beside(), LONGER + "  a b.bin\n");
    write("abc");
    assertThat(Files.readString(beside())).isEqualTo(ABC + "  a b.bin\n");
    Files.writeString(beside(), "damaged");
    write(LONGER_TEXT);
    assertThat(Files.readString(beside())).isEqualTo(LONGER + "  a b.bin\n");
  }
}
