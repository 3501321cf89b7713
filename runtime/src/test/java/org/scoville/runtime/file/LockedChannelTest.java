package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedChannelTest {
  @TempDir Path folder;

  private FileChannel open() throws IOException {
    return FileChannel.open(
        folder.resolve("a"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void bytesAreLockedOnceAndOthersBesideThem() throws IOException {
    try (FileChannel first = open();
        FileChannel second = open()) {
      assertThat(LockedChannel.lock(first, 5, 1)).isPresent();
      assertThat(LockedChannel.lock(second, 5, 1)).isEmpty();
      assertThat(LockedChannel.lock(second, 6, 1)).isPresent();
    }
  }

  @Test
  void closingReleasesTheLock() throws IOException {
    LockedChannel.lock(open(), 5, 1).orElseThrow().close();
    try (FileChannel second = open()) {
      assertThat(LockedChannel.lock(second, 5, 1)).isPresent();
    }
  }

  @Test
  void whereThereAreNoLocksEverybodyGetsOne() throws IOException {
    try (FileChannel unlockable = new UnlockableChannel(open())) {
      assertThat(LockedChannel.lock(unlockable, 5, 1).orElseThrow().lock()).isEmpty();
    }
  }
}
