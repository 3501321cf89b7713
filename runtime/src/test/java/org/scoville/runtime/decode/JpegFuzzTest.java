package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/** Broken JPEG files: each is decoded or unreadable, and the process lives. */
class JpegFuzzTest {
  private static final int MUTATIONS = Integer.getInteger("scoville.fuzz", 500);

  @Test
  void aBrokenFileIsDecodedToItsSizeOrUnreadable() throws IOException {
    List<byte[]> files = files();
    // The second decoder takes every file for one that was found whole before.
    CheckedFiles careless = new CheckedFiles();
    ImageDecoder careful = new ImageDecoder();
    ImageDecoder trusting = new ImageDecoder(new DecodeMemory(), careless);
    Canvas canvas = new Canvas(1, 1, 3);
    int decoded = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Draw draw = Draw.of(7, i);
      byte[] broken = broken(files.get(draw.nextInt(files.size())), draw);
      decoded += decode(careful, broken, draw, canvas) ? 1 : 0;
      careless.whole(0, broken.length);
      decode(trusting, broken, draw, canvas);
    }
    assertThat(decoded).as("some survive").isBetween(1, MUTATIONS - 1);
  }

  private static boolean decode(ImageDecoder decoder, byte[] file, Draw draw, Canvas canvas) {
    try {
      StoredImage image = decoder.open(file, "x", 0);
      int width = 1 + draw.nextInt(image.width());
      int height = 1 + draw.nextInt(image.height());
      Window part =
          new Window(
              draw.nextInt(image.width() - width + 1),
              draw.nextInt(image.height() - height + 1),
              width,
              height);
      image.decode(part, 1 << draw.nextInt(4), canvas);
      assertThat(canvas.width()).isBetween(width / 8, width);
      assertThat(canvas.height()).isBetween(height / 8, height);
      return true;
    } catch (UnreadableImage e) {
      assertThat(e.reason()).isNotEmpty();
      return false;
    } catch (RuntimeException e) {
      return fail("a broken file ended in another exception", e);
    }
  }

  private static List<byte[]> files() throws IOException {
    List<byte[]> files = new ArrayList<>();
    JpegEncoder encoder = JpegEncoder.create();
    for (int i = 0; i < 6; i++) {
      Canvas picture = Pictures.noise(20 + 17 * i, 90 - 11 * i, 3, i);
      files.add(
          encoder.encode(Pictures.bytes(picture), picture.width(), picture.height(), 30 + 10 * i));
    }
    return files;
  }

  /** Bytes changed, cut off, doubled or taken out, mostly in the headers. */
  private static byte[] broken(byte[] whole, Draw draw) {
    byte[] file = whole.clone();
    int changes = 1 + draw.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int reach = draw.nextChance(0.5) ? Math.min(file.length, 700) : file.length;
      int at = draw.nextInt(reach);
      switch (draw.nextInt(4)) {
        case 0 -> file[at] = (byte) draw.nextInt(256);
        case 1 -> file = Arrays.copyOf(file, Math.max(4, at));
        case 2 -> {
          int count = Math.min(draw.nextInt(40), file.length - at);
          byte[] longer = Arrays.copyOf(file, file.length + count);
          System.arraycopy(file, at, longer, at + count, file.length - at);
          file = longer;
        }
        default -> file[at] ^= (byte) (1 << draw.nextInt(8));
      }
    }
    return file;
  }
}
