package com.example.grayvit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

class GrayArraysTest {
  private static final int SIDE = 3;

  @TempDir Path folder;

  /** Images of a side whose bytes are numbered, with the labels 0, 2, 0, 2, ... */
  private void write(String split, int images) throws IOException {
    byte[] pixels = new byte[images * SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    byte[] labels = new byte[images];
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) (2 * (i % 2));
    }
    write(split + "-images.npy", "(%d, 3, 3)".formatted(images), pixels);
    write(split + "-labels.npy", "(%d,)".formatted(images), labels);
  }

  private void write(String name, String shape, byte[] values) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    String padded = header + " ".repeat(117 - header.length()) + "\n";
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
    file.write(padded.getBytes(StandardCharsets.ISO_8859_1));
    file.write(values);
    Files.write(folder.resolve(name), file.toByteArray());
  }

  private ImageSource open(int side, int shift, boolean training) {
    return new GrayArraysSource(
        new GrayArrays(side, shift, 0.5, 0.25), DataSelection.all(folder), training);
  }

  @Test
  void imagesAreThoseOfTheArrays() throws IOException, UnreadableImage {
    write("test", 4);
    ImageSource source = open(SIDE, 1, false);
    assertThat(source.size()).isEqualTo(4);
    assertThat(source.channels()).isEqualTo(1);
    assertThat(source.classNames()).containsExactly("0", "1", "2");
    assertThat(source.label(1)).isEqualTo(2);
    assertThat(source.mean255()).containsExactly(127.5);
    assertThat(source.deviation255()).containsExactly(63.75);
    Canvas canvas = new Canvas(SIDE, SIDE, 1);
    source.reader().read(new Sample(1, 1, 0, 0, 1), Draw.of(1), canvas);
    assertThat(Arrays.copyOf(canvas.pixels(), SIDE * SIDE))
        .containsExactly(9, 10, 11, 12, 13, 14, 15, 16, 17);
  }

  @Test
  void trainingImagesMoveByAFewPixels() throws IOException, UnreadableImage {
    write("train", 20);
    ImageSource source = open(SIDE, 1, true);
    Canvas canvas = new Canvas(SIDE, SIDE, 1);
    int middle = 0;
    boolean[] seen = new boolean[SIDE * SIDE];
    for (int draw = 0; draw < 200; draw++) {
      source.reader().read(new Sample(1, 10, 0, 0, 1), Draw.of(draw), canvas);
      // Image 10 holds 90 to 98, of which the pixel in the middle sees each that is a step away.
      middle = canvas.pixels()[SIDE * SIDE / 2] - 90;
      seen[middle] = true;
    }
    assertThat(seen).containsOnly(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(2, 3, 4); 24; has the shape [2, 3, 4], and 2 labels of images of side = 3 need [2, 3, 3]",
        "(3, 3, 3); 27; has the shape [3, 3, 3], and 2 labels of images of side = 3 need [2, 3, 3]",
        "(2, 3, 3); 17; announces the shape [2, 3, 3] and has 17 bytes for it",
        "(999999999, 999999999, 3); 18; announces the shape [999999999, 999999999, 3]",
        "(99999999999, 3, 3); 18; holds no unsigned bytes in NumPy's order",
        "(0, 3, 3); 0; holds no unsigned bytes in NumPy's order",
        "(2, 3, x); 18; holds no unsigned bytes in NumPy's order",
      })
  void arraysThatDontFitAreRefused(String shape, int bytes, String sentence) throws IOException {
    write("test", 2);
    write("test-images.npy", shape, new byte[bytes]);
    assertThatThrownBy(() -> open(SIDE, 0, false))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("test-images.npy")
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsNoArrayIsRefused() throws IOException {
    write("test", 2);
    Files.writeString(folder.resolve("test-labels.npy"), "no array");
    assertThatThrownBy(() -> open(SIDE, 0, false))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("test-labels.npy holds no unsigned bytes");
    Files.delete(folder.resolve("test-labels.npy"));
    assertThatThrownBy(() -> open(SIDE, 0, false))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("test-labels.npy can't be read (NoSuchFileException)");
  }
}
