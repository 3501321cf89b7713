package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/**
 * Whatever stands in a file, it is read or refused with a sentence, in memory that its length
 * justifies.
 *
 * <p>{@code -Pfuzz} tries 20,000; {@code -Dscoville.fuzz.seed=N -Dscoville.fuzz=1} tries one again.
 */
class BetonFuzzTest {
  private static final int FILES = Integer.getInteger("scoville.fuzz", 300);
  private static final int FIRST = Integer.getInteger("scoville.fuzz.seed", 0);
  private static final List<String> NAMES = List.of("raw", "jpg", "proportion", "fields", "pages");

  /** Blocks in which records are read, and what classes and messages take. */
  private static final long SPARE = 4 << 20;

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void everyFileIsReadOrRefused() throws IOException {
    List<BrokenBeton> bases = new ArrayList<>();
    for (String name : NAMES) {
      bases.add(BrokenBeton.of(folder.resolve(name), FfcvFiles.bytes(name)));
    }
    int read = 0;
    for (int seed = FIRST; seed < FIRST + FILES; seed++) {
      BrokenBeton base = bases.get(seed % bases.size());
      base.damage(Draw.of(seed));
      long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
      try {
        read += isRead(base.file()) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed %d of %s".formatted(seed, base), e);
      }
      long after = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertThat(after - before)
          .as("memory for seed %d of %s", seed, base)
          .isLessThan(SPARE + 2 * Files.size(base.file()));
      base.repair();
    }
    if (FILES >= 300) {
      assertThat(read).as("files that are read in spite of their damage").isBetween(1, FILES - 1);
    }
  }

  /** Reads everything in a file, or gets a problem's sentence. */
  private static boolean isRead(Path path) {
    try (BetonFile file = BetonFile.open(path)) {
      for (BetonField field : file.fields()) {
        byte[] reused = new byte[0];
        for (int i = 0; i < file.samples(); i++) {
          switch (field.type()) {
            case FLOAT -> file.floats(field.name());
            case INT -> file.ints(field.name());
            case BYTES -> file.bytes(field.name(), i);
            case ARRAY -> file.array(field.name(), i);
            case JSON -> file.json(field.name(), i);
            case IMAGE -> reused = file.images(field.name()).bytes(i, reused);
          }
        }
      }
      return true;
    } catch (DataProblem e) {
      assertThat(e).hasMessageStartingWith(path + " ").hasMessageContaining("; ");
      return false;
    }
  }
}
