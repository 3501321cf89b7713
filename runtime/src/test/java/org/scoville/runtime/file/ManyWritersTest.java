package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.FileProblem;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyWritersTest {
  private static final int WRITERS = 4;
  private static final int TIMES = 1000;
  private static final int BYTES = 10_000;

  @TempDir Path folder;

  @Test
  void whatIsUnderTheNameIsWholeWhileManyWriteIt() throws Exception {
    Path file = folder.resolve("a");
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      byte[] bytes = new byte[BYTES];
      Arrays.fill(bytes, (byte) i);
      writers.add(threads.submit(() -> write(file, bytes)));
    }
    threads.shutdown();
    for (Future<?> writer : writers) {
      writer.get();
    }
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  /** Looks at the file after each time, while others write it. */
  private static void write(Path file, byte[] bytes) {
    for (int i = 0; i < TIMES; i++) {
      try {
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(bytes)));
      } catch (FileProblem e) {
        assertThat(e).hasMessageContaining("is being written by another process");
      }
      if (Files.exists(file)) {
        assertThat(file).hasSize(BYTES);
      }
    }
  }
}
