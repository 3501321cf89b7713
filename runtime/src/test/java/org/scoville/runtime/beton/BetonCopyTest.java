package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

/** Files that FFCV wrote are written again to the byte. */
class BetonCopyTest {
  private static final long FFCV_PAGE = 1 << 21;

  @TempDir Path folder;

  static List<String> images() {
    return FfcvFiles.IMAGES;
  }

  private BetonFile file(String name) throws Exception {
    Path file = folder.resolve(name + ".beton");
    Files.write(file, FfcvFiles.bytes(name));
    return BetonFile.open(file);
  }

  private static byte[] bytes(BetonImages images, int sample) {
    return Arrays.copyOf(images.bytes(sample, new byte[0]), images.length(sample));
  }

  private static BetonImage image(BetonImages images, int sample) {
    byte[] bytes = bytes(images, sample);
    int width = images.width(sample);
    int height = images.height(sample);
    return images.isRaw(sample)
        ? BetonImage.raw("a copy", width, height, bytes)
        : BetonImage.jpg("a copy", width, height, bytes);
  }

  @ParameterizedTest
  @MethodSource("images")
  void aCopySampleBySampleHasTheSameBytes(String name) throws Exception {
    Path copy = folder.resolve("copy.beton");
    try (BetonFile file = file(name);
        BetonWriter writer = new BetonWriter(copy, file.samples(), FFCV_PAGE)) {
      long[] labels = file.ints("label");
      for (int i = 0; i < file.samples(); i++) {
        writer.add(i, image(file.images("image"), i), labels[i]);
      }
      writer.finish();
    }
    assertThat(Files.readAllBytes(copy)).isEqualTo(FfcvFiles.bytes(name));
  }

  @ParameterizedTest
  @MethodSource("images")
  void threadsInAnyOrderMakeTheSameBytes(String name) throws Exception {
    Path copy = folder.resolve("copy.beton");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (BetonFile file = file(name);
        BetonWriter writer = new BetonWriter(copy, file.samples(), FFCV_PAGE)) {
      BetonImages images = file.images("image");
      long[] labels = file.ints("label");
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> ends = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        int delay = 3 - thread;
        ends.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement();
                      i < file.samples();
                      i = next.getAndIncrement()) {
                    Thread.sleep(delay);
                    writer.add(i, image(images, i), labels[i]);
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      writer.finish();
    } finally {
      threads.shutdownNow();
    }
    assertThat(Files.readAllBytes(copy)).isEqualTo(FfcvFiles.bytes(name));
  }

  /** The same pictures as FFCV had, with its own JPEGs in place of an encoder. */
  @Test
  void theSameOptionsMakeOfTheSamePicturesTheSameBytes() throws Exception {
    assertThat(packed(new WriteMode.Raw(), 0)).isEqualTo(FfcvFiles.bytes("raw"));
    assertThat(packed(new WriteMode.Raw(), 48)).isEqualTo(FfcvFiles.bytes("maxres"));
    assertThat(packed(new WriteMode.Jpg(), 0)).isEqualTo(FfcvFiles.bytes("jpg"));
    assertThat(packed(new WriteMode.Smart(12000), 0)).isEqualTo(FfcvFiles.bytes("smart"));
  }

  private byte[] packed(WriteMode mode, int maxResolution) throws Exception {
    Path target = folder.resolve("packed.beton");
    try (BetonFile originals = file("raw");
        BetonFile jpegs = file("jpg");
        BetonWriter writer = new BetonWriter(target, originals.samples(), FFCV_PAGE)) {
      AtomicInteger current = new AtomicInteger();
      ImagePacker packer =
          new ImagePacker(
              PackOptions.of(mode).within(maxResolution),
              (rgb, width, height, quality) -> {
                assertThat(quality).isEqualTo(90);
                return bytes(jpegs.images("image"), current.get());
              });
      BetonImages images = originals.images("image");
      long[] labels = originals.ints("label");
      for (int i = 0; i < originals.samples(); i++) {
        current.set(i);
        Canvas canvas = Pictures.of(images.height(i), images.width(i), 3, bytes(images, i));
        writer.add(i, packer.pack("a picture", i, canvas), labels[i]);
      }
      writer.finish();
    }
    return Files.readAllBytes(target);
  }
}
