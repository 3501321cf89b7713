package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelLockTest {
  @TempDir Path folder;

  private FileChannel open() throws IOException {
    return FileChannel.open(
        folder.resolve("a"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void bytesAreLockedOnceAndOthersBesideThem() throws IOException {
    try (FileChannel first = open();
        FileChannel second = open()) {
      assertThat(ChannelLock.take(first, 5, 1)).isTrue();
      assertThat(ChannelLock.take(second, 5, 1)).isFalse();
      assertThat(ChannelLock.take(second, 6, 1)).isTrue();
    }
  }

  @Test
  void closingReleasesTheLock() throws IOException {
    try (FileChannel first = open()) {
      assertThat(ChannelLock.take(first, 5, 1)).isTrue();
    }
    try (FileChannel second = open()) {
      assertThat(ChannelLock.take(second, 5, 1)).isTrue();
    }
  }

  @Test
  void whereThereAreNoLocksEverybodyGetsOne() throws IOException {
    try (FileChannel unlockable = new UnlockableChannel(open())) {
      assertThat(ChannelLock.take(unlockable, 5, 1)).isTrue();
    }
  }
}
