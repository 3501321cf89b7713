package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.beton.PlainBeton;
import org.scoville.runtime.dataset.DataDigest;
import org.scoville.runtime.dataset.DataSelection;

/** Checks of what packed files and IDX files are known by. */
class DataIdentityTest {
  @TempDir Path folder;

  private static String digest(Path data, boolean training) throws IOException {
    DataDigest digest = new DataDigest();
    DataSelection.all(data).images(training).identify(digest);
    return digest.hex();
  }

  @Test
  void aPackedFileIsKnownByItsLengthIndexAndClasses() throws IOException {
    Path packed = folder.resolve("packed");
    Invocation.scoville("pack", SmallImages.png(folder.resolve("png"), 8, 4), packed).worked();
    Path file = packed.resolve("train.beton");
    String first = digest(packed, true);
    assertThat(digest(packed, false)).isNotEqualTo(first);

    Path moved = folder.resolve("moved");
    Files.move(packed, moved);
    assertThat(digest(moved, true)).isEqualTo(first);
    Files.move(moved, packed);

    byte[] content = Files.readAllBytes(file);
    PlainBeton plain = new PlainBeton(content);
    int label = 24 + plain.descriptors().length + plain.offset(1);
    byte[] changed = content.clone();
    changed[label] ^= 1;
    Files.write(file, changed);
    assertThat(digest(packed, true)).as("another class of a sample").isNotEqualTo(first);

    byte[] pixel = content.clone();
    pixel[(int) plain.pointer(0, 0)] ^= 1;
    Files.write(file, pixel);
    assertThat(digest(packed, true)).as("images are not read").isEqualTo(first);

    Files.write(file, content);
    assertThat(digest(packed, true)).isEqualTo(first);
    Files.writeString(packed.resolve("train.beton.classes.txt"), "e\nf\ng\nh\n");
    assertThat(digest(packed, true)).as("other classes").isNotEqualTo(first);
  }

  @Test
  void idxFilesAreKnownByTheirLabels() throws IOException {
    String first = digest(SmallImages.idx(folder.resolve("one"), 32, 8), true);
    assertThat(digest(SmallImages.idx(folder.resolve("other"), 32, 8), true)).isEqualTo(first);
    assertThat(digest(SmallImages.idx(folder.resolve("more"), 33, 8), true)).isNotEqualTo(first);
    assertThat(digest(folder.resolve("one"), false)).isNotEqualTo(first);
  }
}
