package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.FileProblem;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PartFileTest {
  @TempDir Path folder;

  private Path target() {
    return folder.resolve("a");
  }

  private Path part() {
    return folder.resolve("a.part");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private void isRefused() {
    assertThatThrownBy(() -> PartFile.create(target()))
        .isInstanceOf(FileProblem.class)
        .hasMessage(
            part() + " is being written by another process; wait for it, or give another file");
  }

  @Test
  void bytesLieWhereTheyWerePutAndZerosBetweenThem() throws IOException {
    try (PartFile file = PartFile.create(target())) {
      file.write(bytes("end"), 10);
      file.append(channel -> channel.write(bytes("one")));
      file.append(channel -> channel.write(bytes("two")));
      assertThat(target()).doesNotExist();
      file.finish();
    }
    assertThat(Files.readString(target())).isEqualTo("onetwo\0\0\0\0end");
    assertThat(part()).doesNotExist();
  }

  @Test
  void aPartThatAnotherProcessWritesIsLeftToItUntilThatProcessIsKilled() throws Exception {
    try (ChildJvm other = ChildJvm.saying("held", HeldPart.class, target())) {
      assertThat(other.process().isAlive()).isTrue();
      isRefused();
      assertThat(part()).as("what the other has written").hasSize(1001);
    }
    assertThat(part()).hasSize(1001);
    try (PartFile file = PartFile.create(target())) {
      file.write(bytes("whole"), 0);
      file.finish();
    }
    assertThat(target()).hasContent("whole");
  }

  @Test
  void aProcessThatIsRefusedItsOwnPartStillKeepsItFromOthers() throws Exception {
    try (ChildJvm other = ChildJvm.saying("refused", RefusedPart.class, target())) {
      assertThat(other.process().isAlive()).isTrue();
      isRefused();
    }
    PartFile.create(target()).close();
  }

  @Test
  void aPartThatThisProcessWritesIsRefusedToo() {
    try (PartFile file = PartFile.create(target())) {
      file.write(bytes("whole"), 0);
      isRefused();
      file.finish();
    }
    assertThat(target()).hasContent("whole");
  }

  @Test
  void theNextWritersPartIsNotTheFormersToDelete() throws IOException {
    PartFile former = PartFile.create(target());
    former.write(bytes("former"), 0);
    former.finish();
    try (PartFile next = PartFile.create(target())) {
      next.write(bytes("next"), 0);
      former.delete();
      former.close();
      assertThat(part()).hasContent("next");
      next.finish();
    }
    assertThat(target()).hasContent("next");
  }

  @Test
  void whatWasDeletedMayBeWrittenOnButGetsNoName() throws IOException {
    try (PartFile file = PartFile.create(target())) {
      file.write(bytes("first"), 0);
      file.delete();
      assertThat(folder).isEmptyDirectory();
      file.write(bytes("second"), 5);
      Files.writeString(part(), "another's");
      assertThatThrownBy(file::finish)
          .isInstanceOf(FileProblem.class)
          .hasMessageStartingWith(target() + " can't be written (it does not exist)");
    }
    assertThat(target()).doesNotExist();
    assertThat(part()).hasContent("another's");
  }

  @Test
  void aNameThatIsAFoldersIsNotTakenAndThePartIsDeleted() throws IOException {
    Path kept = Files.createDirectories(target()).resolve("kept");
    Files.writeString(kept, "kept");
    try (PartFile file = PartFile.create(target())) {
      assertThatThrownBy(file::finish)
          .isInstanceOf(FileProblem.class)
          .hasMessageStartingWith(target() + " can't be written (");
    }
    assertThat(kept).hasContent("kept");
    assertThat(part()).doesNotExist();
  }
}
