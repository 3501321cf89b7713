package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.text.Printable;

class TarPropertyTest {

  private static final List<String> LETTERS = List.of("a", "b", "7", "-", "é", "猫", "_", " ", "Z");

  private record Written(String key, int label, ByteBuffer image) {}

  @Property(tries = 150)
  void whatWasWrittenIsFoundAndRead(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int samples, @ForAll boolean ends)
      throws IOException, UnreadableImage {
    Random random = new Random(seed);
    TarBytes tar = new TarBytes();
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      byte[] image = new byte[1 + random.nextInt(random.nextBoolean() ? 5000 : 600)];
      random.nextBytes(image);
      String key = i + name(random, random.nextInt(4) == 0 ? 300 : 40);
      Written sample = new Written(key, random.nextInt(50), ByteBuffer.wrap(image));
      boolean classFirst = random.nextBoolean();
      if (classFirst) {
        write(tar, sample.key() + ".cls", TarBytes.text(sample.label() + "\n"), random);
      }
      if (random.nextInt(4) == 0) {
        write(tar, sample.key() + ".json", new byte[random.nextInt(2000)], random);
      }
      write(tar, sample.key() + ".webp", image, random);
      if (!classFirst) {
        write(tar, sample.key() + ".cls", TarBytes.text(" " + sample.label()), random);
      }
      written.add(sample);
    }
    Path file = Files.createTempFile("scoville-", ".tar");
    try {
      Files.write(file, ends ? tar.whole() : tar.unfinished());
      check(TarSet.of(List.of(file), 0), written, file.getFileName() + ", ");
    } finally {
      Files.delete(file);
    }
  }

  private static void check(TarSet set, List<Written> written, String prefix)
      throws UnreadableImage {
    assertThat(set.size()).isEqualTo(written.size());
    for (int i = 0; i < written.size(); i++) {
      assertThat(set.name(i)).isEqualTo(prefix + Printable.of(written.get(i).key()));
      assertThat(set.label(i)).isEqualTo(written.get(i).label());
      assertThat(set.bytes(i)).isEqualTo(written.get(i).image().array());
    }
  }

  private static String name(Random random, int most) {
    return IntStream.range(0, random.nextInt(most))
        .mapToObj(
            i ->
                random.nextInt(15) == 0 && i > 0
                    ? "/x"
                    : LETTERS.get(random.nextInt(LETTERS.size())))
        .collect(Collectors.joining());
  }

  /** In any way that the name fits. */
  private static void write(TarBytes tar, String name, byte[] content, Random random) {
    List<TarBytes.Way> ways = new ArrayList<>(List.of(TarBytes.Way.GNU, TarBytes.Way.PAX));
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length <= 100) {
      ways.add(TarBytes.Way.PLAIN);
      ways.add(TarBytes.Way.BASE256);
    }
    int slash = name.lastIndexOf('/');
    if (slash > 0
        && TarBytes.text(name.substring(0, slash)).length <= 155
        && TarBytes.text(name.substring(slash + 1)).length <= 100) {
      ways.add(TarBytes.Way.PREFIX);
    }
    tar.file(name, content, ways.get(random.nextInt(ways.size())));
  }
}
