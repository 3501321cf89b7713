package org.scoville.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.FileProblem;

/** Which checkpoint a run goes on from where not all can be read. */
class CheckpointFolderTest {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void writeTwo() throws IOException {
    Files.createFile(new CheckpointFolder(folder).file(10));
    Files.createFile(new CheckpointFolder(folder).file(20));
  }

  /** A folder whose newest file can't be read, for this reason. */
  private CheckpointFolder failing(IOException reason) {
    Path newest = new CheckpointFolder(folder).file(20);
    return new CheckpointFolder(
        folder,
        file -> {
          if (file.equals(newest)) {
            throw new FileProblem("it can't be read", reason);
          }
          return new Checkpoint(10, List.of(), NullNode.instance);
        });
  }

  @Test
  void oneThatMayNotBeReadIsNotTakenForDamaged() {
    CheckpointFolder files = failing(new AccessDeniedException("a"));
    assertThatThrownBy(() -> files.newestWhole(told::add))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessage(
            "%s and its digest can't both be read (permission denied), and nothing is known to be wrong with them; make them readable, or move them away to use the checkpoint before"
                .formatted(files.file(20)));
    assertThat(told).isEmpty();
  }

  @Test
  void ofOneThatIsDamagedTheOneBeforeIsTaken() {
    CheckpointFolder files = failing(new NoSuchFileException("a"));
    assertThat(files.newestWhole(told::add).orElseThrow().file()).isEqualTo(files.file(10));
    assertThat(told).containsExactly("it can't be read; the one before it is tried");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
  void permissionsOfAFileAreSeen() throws IOException {
    Path newest = new CheckpointFolder(folder).file(20);
    Files.createFile(newest.resolveSibling(newest.getFileName() + ".sha256"));
    Files.setPosixFilePermissions(newest, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(newest), "root may read what nobody may");
    assertThatThrownBy(() -> new CheckpointFolder(folder).newestWhole(told::add))
        .hasMessageContaining("(permission denied)");
  }
}
