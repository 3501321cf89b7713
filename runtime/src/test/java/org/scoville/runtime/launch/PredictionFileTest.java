package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.observe.PredictionTable;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.problem.LaunchProblem;

class PredictionFileTest {
  private static final PredictionTable EMPTY =
      new PredictionTable(List.of(), Integer::toString, List.of());

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("p.csv");
  }

  @Test
  void aHalfIsDeletedWhereASignalEndsTheProcess() throws IOException {
    Files.writeString(file(), "former");
    assertThatThrownBy(() -> PredictionFile.write(file(), EMPTY, Runnable::run))
        .isInstanceOf(FileProblem.class);
    assertThat(folder.toFile().list()).containsExactly("p.csv");
    assertThat(file()).hasContent("former");
  }

  @Test
  void aSignalThatComesLaterDeletesNothing() {
    Runnable[] tidying = new Runnable[1];
    PredictionFile.write(file(), EMPTY, begun -> tidying[0] = begun);
    tidying[0].run();
    assertThat(file()).content().startsWith("name,class,");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
  void aFolderThatCannotBeWrittenToIsRefusedFirst() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(folder), "root may write where nobody may");
    assertThatThrownBy(() -> PredictionFile.check(file()))
        .isInstanceOf(LaunchProblem.class)
        .hasMessageStartingWith(
            "--predictions is %s, and its folder can't be written to;".formatted(file()));
  }
}
