package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledWriterTest {
  private static final int KILLS = 10;

  @TempDir Path folder;

  @Test
  void aProcessKilledAtAnyMomentLeavesAFileThatHasItsDigest() throws Exception {
    Path file = folder.resolve("a");
    for (int i = 0; i < KILLS; i++) {
      try (ChildJvm child = ChildJvm.saying("there", EndlessWriter.class, file)) {
        Thread.sleep(5L * i);
        assertThat(child.process().isAlive()).isTrue();
      }
      Sha256File.check(file);
    }
  }
}
