package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir Path folder;

  private final List<String> printed = new ArrayList<>();
  private long nanos;

  private Path path() {
    return folder.resolve("lines");
  }

  private LineFile open(Path path) throws IOException {
    return new LineFile(
        path, () -> Files.createDirectories(path.getParent()), printed::add, () -> nanos);
  }

  private void secondsPass(int seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFileThatWasRemovedIsMadeAgainWithAllThatItHadBeforeLong() throws IOException {
    LineFile lines = open(path());
    lines.append("one");
    Files.delete(path());
    lines.append("two");
    secondsPass(6);
    lines.append("three");
    assertThat(path()).hasContent("one\ntwo\nthree\n");
    assertThat(printed).hasSize(1);
    lines.close();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aFileThatWasReplacedIsContinuedAndNoLineIsLost() throws IOException {
    LineFile lines = open(path());
    lines.append("one");
    lines.write();
    Path edited = Files.writeString(folder.resolve("edited"), "edited one");
    lines.append("two");
    Files.move(edited, path(), StandardCopyOption.REPLACE_EXISTING);
    lines.append("three");
    lines.close();
    assertThat(path()).hasContent("edited one\ntwo\nthree\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void aCopyInPlaceOfTheFileGetsTheLinesThatItLacksAndNoneTwice() throws IOException {
    LineFile lines = open(path());
    lines.append("one");
    Path copy = Files.copy(path(), folder.resolve("copy"));
    lines.append("two");
    lines.write();
    Files.move(copy, path(), StandardCopyOption.REPLACE_EXISTING);
    lines.append("three");
    lines.write();
    assertThat(path()).hasContent("one\ntwo\nthree\n");
    assertThat(printed).hasSize(1);
    Files.copy(path(), folder.resolve("copy"));
    Files.move(folder.resolve("copy"), path(), StandardCopyOption.REPLACE_EXISTING);
    lines.close();
    assertThat(path()).hasContent("one\ntwo\nthree\n");
    assertThat(printed).as("nothing was missing").hasSize(1);
  }

  @Test
  void aFileThatWasCutIsContinuedWithoutAGap() throws IOException {
    LineFile lines = open(path());
    lines.append("one");
    Files.writeString(path(), "", StandardOpenOption.TRUNCATE_EXISTING);
    lines.append("two");
    assertThat(path()).hasContent("two\n");
    lines.close();
  }

  @Test
  void halfALineOfAnEarlierProcessIsEnded() throws IOException {
    Files.writeString(path(), "one\ntw");
    LineFile lines = open(path());
    lines.append("three");
    lines.close();
    assertThat(path()).hasContent("one\ntw\nthree\n");
  }

  @Test
  void aFullDiskIsPrintedOnceAndNoLineIsEverHalf() throws IOException {
    try (FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(1).setMaxSize(100).build())) {
      Path file = disk.getPath("/out/lines");
      Files.createDirectory(file.getParent());
      Path ballast = Files.write(disk.getPath("/ballast"), new byte[80]);
      LineFile lines = open(file);
      for (int line = 0; line < 4; line++) {
        lines.append("0123456789" + line);
        secondsPass(2);
      }
      assertThat(Files.readString(file)).isEqualTo("01234567890\n");
      assertThat(printed).hasSize(1);
      assertThat(printed.get(0)).contains("/out/lines can't be written (", "the run goes on");
      assertThat(lines.lack()).hasValueSatisfying(lack -> assertThat(lack).contains("3 lines"));
      Files.delete(ballast);
      lines.append("4");
      assertThat(Files.readAllLines(file)).hasSize(5).endsWith("4");
      assertThat(printed).hasSize(2);
      assertThat(printed.get(1)).contains("can be written again, and no line is lost");
      lines.close();
      assertThat(lines.lack()).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be removed there")
  void linesThatWaitTooLongAreCountedAndPrintedInTheEnd() throws IOException {
    LineFile lines = open(path());
    Files.delete(path());
    Files.createDirectory(path());
    secondsPass(6);
    String megabyte = "x".repeat(1 << 20);
    for (int line = 0; line < 20; line++) {
      lines.append(megabyte);
    }
    Files.delete(path());
    lines.close();
    assertThat(Files.readAllLines(path())).hasSize(15);
    assertThat(lines.lack()).hasValueSatisfying(lack -> assertThat(lack).contains("5 lines"));
    assertThat(printed.get(printed.size() - 1)).contains("5 of its lines are lost");
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() throws IOException {
    LineFile lines = open(path());
    Thread.currentThread().interrupt();
    lines.append("one");
    assertThat(Thread.interrupted()).isTrue();
    lines.append("two");
    lines.close();
    assertThat(path()).hasContent("one\ntwo\n");
    assertThat(printed).isEmpty();
  }

  @Test
  void whatIsSaidAfterTheEndIsNotHeard() throws IOException {
    LineFile lines = open(path());
    lines.close();
    lines.append("late");
    lines.write();
    assertThat(path()).isEmptyFile();
  }
}
