package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.problem.DataProblem;

/**
 * Whatever stands in a tar file, it is opened or refused, and its images are read or unreadable.
 *
 * <p>{@code -Pfuzz} tries 20,000; {@code -Dscoville.fuzz.seed=N -Dscoville.fuzz=1} tries one again.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TarFuzzTest {

  private static final int TARS = Integer.getInteger("scoville.fuzz", 300);
  private static final int FIRST = Integer.getInteger("scoville.fuzz.seed", 0);

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A few times what the file has, for headers and names as objects, and room to start with. */
  private static final long MOST_BYTES = 1 << 20;

  private static final long MOST_FOR_A_BYTE = 16;

  @TempDir Path folder;

  @Test
  void noTarFileDoesAnythingElse() throws IOException {
    byte[] tar = tar();
    int opened = 0;
    for (int seed = FIRST; seed < FIRST + TARS; seed++) {
      Path file = TarBytes.write(folder.resolve("a.tar"), mutated(tar, new Random(seed)));
      try {
        opened += opened(file);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(TARS == 1 || opened > 0).isTrue();
  }

  /** 1 for a set that was opened. */
  private int opened(Path file) throws IOException {
    long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      TarSet set = TarSet.of(List.of(file), 0);
      checkMemory(before, file);
      read(set);
      return 1;
    } catch (DataProblem e) {
      assertThat(e).hasMessageStartingWith(folder.toString()).hasMessageContaining("; ");
      checkMemory(before, file);
      return 0;
    }
  }

  private static void checkMemory(long before, Path file) throws IOException {
    long after = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(after - before).isLessThan(MOST_BYTES + MOST_FOR_A_BYTE * Files.size(file));
  }

  private static void read(TarSet set) {
    ImageDecoder decoder = new ImageDecoder();
    for (int i = 0; i < set.size(); i++) {
      assertThat(set.label(i)).isBetween(0, set.classNames().size() - 1);
      assertThat(set.name(i)).isNotEmpty();
      try {
        set.open(i, decoder).decode(new Canvas(1, 1, 3));
      } catch (UnreadableImage e) {
        assertThat(e).hasMessageContaining(" can't be read: ");
      }
    }
  }

  private byte[] tar() throws IOException {
    Path png = folder.resolve("x/a.png");
    Path jpeg = folder.resolve("x/a.jpg");
    GeneratedImages.writePng(png, 9, 9);
    GeneratedImages.writeJpeg(jpeg, 9, 9);
    TarBytes tar = new TarBytes().pax('g', "comment", "made for a test");
    List<TarBytes.Way> ways = List.of(TarBytes.Way.values());
    for (int i = 0; i < 10; i++) {
      TarBytes.Way way = ways.get(i % ways.size());
      boolean isLong = way == TarBytes.Way.GNU || way == TarBytes.Way.PAX;
      String key = "d/" + i + (isLong ? "k".repeat(120) : "");
      tar.file(key + ".cls", TarBytes.text(Integer.toString(i)), way);
      boolean isPng = i % 2 == 0;
      tar.file(key + (isPng ? ".png" : ".jpg"), Files.readAllBytes(isPng ? png : jpeg), way);
    }
    return tar.whole();
  }

  private static byte[] mutated(byte[] tar, Random random) {
    byte[] changed = tar.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      // Half of them in a header, whose sum is made right again: others would end there.
      int at = random.nextInt(changed.length);
      if (random.nextBoolean()) {
        int block = at / TarHeader.BLOCK * TarHeader.BLOCK;
        byte[] header = Arrays.copyOfRange(changed, block, block + TarHeader.BLOCK);
        if (new TarHeader(header).isWhole()) {
          int[] fields = {0, 100, 124, 12, 156, 1, 345, 155, 257, 8};
          int field = 2 * random.nextInt(5);
          int place = fields[field] + random.nextInt(fields[field + 1]);
          header[place] =
              (byte)
                  (random.nextBoolean()
                      ? random.nextInt(256)
                      : "07xgLKS5 ".charAt(random.nextInt(9)));
          System.arraycopy(TarBytes.seal(header), 0, changed, block, header.length);
        }
      } else {
        changed[at] = (byte) random.nextInt(256);
      }
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(changed, random.nextInt(changed.length))
        : changed;
  }
}
