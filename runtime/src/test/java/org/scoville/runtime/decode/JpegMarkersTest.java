package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

/** Checks that the segments before a JPEG's scans are read as libjpeg reads them. */
class JpegMarkersTest {

  private static final int APP0 = 0xE0;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;

  private static byte[] decoded(byte[] file) throws UnreadableImage {
    Canvas canvas = new Canvas(1, 1, 3);
    new ImageDecoder().open(file, "x").decode(canvas);
    return Pictures.bytes(canvas);
  }

  /** The file with a segment before all others. */
  private static byte[] with(int marker, String content, byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, 2);
    out.write(0xFF);
    out.write(marker);
    out.write(0);
    out.write(content.length() + 2);
    out.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
    out.write(file, 2, file.length - 2);
    return out.toByteArray();
  }

  @Test
  void segmentsOfOtherProgramsSayNothingOfColors() throws Exception {
    byte[] luma = TinyJpeg.of(-1, 1, 200, 100, 50);
    byte[] light = TinyJpeg.of(0, 1, 200, 100, 50);
    assertThat(decoded(light)).startsWith(200, 100, 50).isNotEqualTo(decoded(luma));
    String foreign = "NotAdobe\0\0\0\0\0\0\0";
    assertThat(decoded(with(APP14, foreign, luma))).isEqualTo(decoded(luma));
    assertThat(decoded(with(APP14, "Adobe", luma))).isEqualTo(decoded(luma));
    assertThat(decoded(with(APP0, "AVI1\0\0\0\0\0\0\0\0\0\0", light))).isEqualTo(decoded(light));
    assertThat(decoded(with(APP0, "JFIF\0", light))).isEqualTo(decoded(light));
    assertThat(decoded(with(APP0, "JFIF\0\1\1\0\0\1\0\1\0\0", light))).isEqualTo(decoded(luma));
  }

  @Test
  void fourComponentsAreInksOnlyWhereAdobeSaysSo() throws Exception {
    byte[] coded = decoded(TinyJpeg.of(2, 1, 200, 100, 50, 128));
    assertThat(decoded(TinyJpeg.of(1, 1, 200, 100, 50, 128))).isEqualTo(coded);
    assertThat(decoded(TinyJpeg.of(0, 1, 200, 100, 50, 128))).isNotEqualTo(coded);
  }

  @Test
  void theFirstLetterAloneIsNoColor() throws Exception {
    byte[] file = TinyJpeg.of(-1, 'R', 200, 100, 50);
    assertThat(decoded(file)).startsWith(200, 100, 50);
    file[find(file, 0xC0) + 13] = 'S';
    file[find(file, 0xDA) + 7] = 'S';
    assertThat(decoded(file)).isEqualTo(decoded(TinyJpeg.of(-1, 1, 200, 100, 50)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\1\2abc", "\2\2abc", "\0\0abc", "\1\1", "\1\1abc", "\1"})
  void aProfileThatIsNotInOrderIsNoReason(String profile) throws Exception {
    byte[] file = TinyJpeg.of(-1, 1, 200, 100, 50);
    byte[] once = with(APP2, "ICC_PROFILE\0" + profile, file);
    assertThat(decoded(once)).isEqualTo(decoded(file));
    assertThat(decoded(with(APP2, "ICC_PROFILE\0" + profile, once))).isEqualTo(decoded(file));
  }

  @ParameterizedTest
  @CsvSource({"1, 195, its coding 0xc3 of 8 bits", "4, 12, its coding 0xc0 of 12 bits"})
  void aCodingThatIsNotReadIsNamed(int at, int value, String words) {
    byte[] file = TinyJpeg.of(-1, 1, 200, 100, 50);
    int frame = find(file, 0xC0);
    file[frame + at] = (byte) value;
    assertThatThrownBy(() -> decoded(file))
        .hasMessage("x can't be read: " + words + " is not read")
        .satisfies(
            e -> assertThat(((UnreadableImage) e).kind()).isEqualTo(OmissionReason.UNKNOWN_FORMAT));
  }

  /** Each scan has few bytes and goes over all pixels. */
  @Test
  void scansThatSendNothingNewEndBeforeTheyTakeHours() throws Exception {
    byte[] whole = progressive(2000);
    decoded(whole);
    int last = findLast(whole, 0xDA);
    byte[] scan = Arrays.copyOfRange(whole, last, whole.length - 2);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(whole, 0, whole.length - 2);
    for (int i = 0; i < 2000; i++) {
      bomb.writeBytes(scan);
    }
    bomb.write(whole, whole.length - 2, 2);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> decoded(bomb.toByteArray()))
                .hasMessage("x can't be read: it is damaged (a scan sends what was sent before)"));
  }

  private static byte[] progressive(int side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      BufferedImage flat = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
      writer.write(null, new IIOImage(flat, null, null), parameters);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static int find(byte[] file, int marker) {
    int at = 0;
    while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != marker) {
      at++;
    }
    return at;
  }

  private static int findLast(byte[] file, int marker) {
    int at = file.length - 2;
    while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != marker) {
      at--;
    }
    return at;
  }
}
