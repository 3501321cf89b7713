package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.scoville.runtime.beton.PlainBeton.Region;
import org.scoville.runtime.random.Draw;

/** What is written is what both readers read, whatever it is. */
class BetonRoundTripTest {
  private static final int PAGE = 1 << 21;

  /** A sample to write. */
  record Item(boolean raw, int width, int height, int length, long label, long seed) {
    byte[] bytes() {
      byte[] bytes = new byte[length];
      Draw draw = Draw.of(seed);
      for (int i = 0; i < Math.min(length, 5000); i++) {
        bytes[i] = (byte) draw.nextInt(256);
      }
      bytes[length - 1] = (byte) draw.nextInt(256);
      return bytes;
    }

    BetonImage image() {
      return raw
          ? BetonImage.raw("raw", width, height, bytes())
          : BetonImage.jpg("jpg", width, height, bytes());
    }
  }

  @Provide
  Arbitrary<List<Item>> items() {
    Arbitrary<Long> any = Arbitraries.longs();
    Arbitrary<Integer> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(1, 3000)),
            Tuple.of(2, Arbitraries.integers().between(1, PAGE)),
            Tuple.of(
                1, Arbitraries.of(PAGE, PAGE - 1, PAGE / 2, PAGE / 2 + 1, PAGE / 2 - 1, PAGE / 4)));
    Arbitrary<Integer> anySide = Arbitraries.integers().between(1, 65535);
    Arbitrary<Item> jpg =
        Combinators.combine(anySide, anySide, lengths, any, any)
            .as((w, h, length, label, seed) -> new Item(false, w, h, length, label, seed));
    Arbitrary<Integer> side = Arbitraries.integers().between(1, 800);
    Arbitrary<Item> raw =
        Combinators.combine(side, side, any, any)
            .as((w, h, label, seed) -> new Item(true, w, h, 3 * w * h, label, seed));
    return Arbitraries.oneOf(jpg, raw).list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(tries = 40)
  void bothReadersReadWhatWasWritten(@ForAll("items") List<Item> items) throws Exception {
    Path folder = Files.createTempDirectory("beton");
    Path path = folder.resolve("a.beton");
    try {
      write(path, items);
      byte[] bytes = Files.readAllBytes(path);
      checkPlain(new PlainBeton(bytes), bytes, items);
      checkOurs(path, items);
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  @Property(tries = 5)
  void manySmallSamplesAreReadAsTheyWere(@ForAll long seed) throws Exception {
    Draw draw = Draw.of(seed);
    Item[] items = new Item[60_000 + draw.nextInt(20_000)];
    for (int i = 0; i < items.length; i++) {
      int width = 1 + draw.nextInt(5);
      boolean raw = draw.nextChance(0.5);
      items[i] = new Item(raw, width, 2, raw ? 6 * width : 1 + draw.nextInt(40), i, i);
    }
    Path folder = Files.createTempDirectory("beton");
    Path path = folder.resolve("a.beton");
    try {
      write(path, Arrays.asList(items));
      checkOurs(path, Arrays.asList(items));
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  private static void write(Path path, List<Item> items) throws InterruptedException {
    try (BetonWriter writer = new BetonWriter(path, items.size(), PAGE)) {
      for (int i = 0; i < items.size(); i++) {
        writer.add(i, items.get(i).image(), items.get(i).label());
      }
      writer.finish();
    }
  }

  private static void checkPlain(PlainBeton beton, byte[] bytes, List<Item> items) {
    assertThat(beton.version()).isEqualTo(2);
    assertThat(beton.pageSize()).isEqualTo(PAGE);
    assertThat(beton.samples()).isEqualTo(items.size());
    assertThat(beton.fields()).isEqualTo(2);
    assertThat(beton.name(0) + beton.type(0) + beton.name(1) + beton.type(1))
        .isEqualTo("image2label1");
    assertThat(beton.table() % PAGE).isZero();
    assertThat(bytes.length).isEqualTo(beton.table() + 24L * items.size());
    long end = PAGE;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      assertThat(beton.mode(i, 0)).isEqualTo(item.raw() ? 1 : 0);
      assertThat(beton.width(i, 0)).isEqualTo(item.width());
      assertThat(beton.height(i, 0)).isEqualTo(item.height());
      assertThat(beton.bits(i, 1)).isEqualTo(item.label());
      assertThat(beton.content(i, 0)).isEqualTo(item.bytes());
      long start = beton.pointer(i, 0);
      assertThat(beton.regions().get(i)).isEqualTo(new Region(i, start, item.length()));
      assertThat(start).isGreaterThanOrEqualTo(end);
      assertThat(start / PAGE).isEqualTo((start + item.length() - 1) / PAGE);
      boolean fits = end % PAGE + item.length() <= PAGE;
      assertThat(start).isEqualTo(fits ? end : (end + PAGE - 1) / PAGE * PAGE);
      for (long gap = end; gap < start; gap++) {
        assertThat(bytes[(int) gap]).isZero();
      }
      end = start + item.length();
    }
    assertThat(beton.table() - end).isBetween(0L, PAGE - 1L);
  }

  private static void checkOurs(Path path, List<Item> items) throws IOException {
    try (BetonFile file = BetonFile.open(path)) {
      assertThat(file.samples()).isEqualTo(items.size());
      BetonImages images = file.images("image");
      long[] labels = file.ints("label");
      byte[] reused = new byte[1000];
      for (int i = 0; i < items.size(); i++) {
        Item item = items.get(i);
        assertThat(images.isRaw(i)).isEqualTo(item.raw());
        assertThat(images.width(i)).isEqualTo(item.width());
        assertThat(images.height(i)).isEqualTo(item.height());
        assertThat(images.length(i)).isEqualTo(item.length());
        assertThat(labels[i]).isEqualTo(item.label());
        reused = images.bytes(i, reused);
        assertThat(Arrays.equals(reused, 0, item.length(), item.bytes(), 0, item.length()))
            .isTrue();
      }
    }
  }
}
