package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.file.ChildJvm;

/** A run's lock beside other processes. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FolderLockTest {
  @TempDir Path folder;

  @Test
  void aProcessThatIsRefusedItsOwnFolderKeepsTheLock() throws Exception {
    try (ChildJvm other = ChildJvm.saying("refused", HeldFolder.class, folder)) {
      assertThat(FolderLock.isHeldIn(folder)).isTrue();
      assertThatThrownBy(() -> FolderLock.take(folder, () -> {}))
          .isInstanceOf(FolderLock.Held.class)
          .hasMessage("process " + other.process().pid());
    }
    assertThat(FolderLock.isHeldIn(folder)).isFalse();
    FolderLock.take(folder).close();
  }

  @Test
  void aFolderThatSomebodyLooksAtIsTakenWhenHeHasLooked() throws Exception {
    Files.createFile(folder.resolve(FolderLock.NAME));
    AtomicInteger pauses = new AtomicInteger();
    try (ChildJvm other = ChildJvm.saying("looks", LookingProcess.class, folder)) {
      Runnable pause =
          () -> {
            pauses.incrementAndGet();
            end(other);
          };
      try (FolderLock lock = FolderLock.take(folder, pause)) {
        lock.sign();
        assertThat(pauses).hasValue(1);
      }
    }
  }

  private static void end(ChildJvm child) {
    try {
      child.process().getOutputStream().close();
      child.process().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be replaced there")
  void aLockFileThatWasWrittenAnewIsLockedAgain() throws Exception {
    try (ChildJvm other = ChildJvm.saying("there", RestoredLock.class, folder)) {
      assertThat(other.process().isAlive()).isTrue();
      assertThat(FolderLock.isHeldIn(folder)).isTrue();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file can't be moved there")
  void aFolderThatIsMadeAgainIsLocked() throws Exception {
    try (ChildJvm other = ChildJvm.saying("made again", FolderMadeAgain.class, folder)) {
      assertThat(other.process().isAlive()).isTrue();
      assertThat(FolderLock.isHeldIn(folder.resolve("out"))).isTrue();
    }
  }

  @Test
  void whatThisProcessHoldsIsNotWaitedFor() throws Exception {
    AtomicInteger pauses = new AtomicInteger();
    try (FolderLock lock = FolderLock.take(folder)) {
      lock.sign();
      assertThatThrownBy(() -> FolderLock.take(folder, pauses::incrementAndGet))
          .isInstanceOf(FolderLock.Held.class)
          .hasMessage("process " + ProcessHandle.current().pid());
    }
    assertThat(pauses).hasValue(0);
  }
}
