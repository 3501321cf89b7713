package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

class JpegDecoderTest {
  private static final int INDEX = 5;
  private static final byte[] FILE = new GeneratedJpeg(40, 30, 3, 0, List.of()).file(1);

  private final CheckedFiles checked = new CheckedFiles();
  private final ImageDecoder decoder = new ImageDecoder(new DecodeMemory(), checked);

  private byte[] decoded(byte[] file) throws UnreadableImage {
    Canvas canvas = new Canvas(1, 1, 3);
    decoder.open(file, "a.jpg", INDEX).decode(canvas);
    return Pictures.bytes(canvas);
  }

  private static byte[] joined(byte[] first, int count, byte... others) {
    byte[] all = Arrays.copyOf(first, count + others.length);
    System.arraycopy(others, 0, all, count, others.length);
    return all;
  }

  @Test
  void aFileIsCheckedInTheFirstEpochOnly() throws Exception {
    byte[] first = decoded(FILE);
    assertThat(checked.isWhole(INDEX, FILE.length)).isTrue();
    assertThat(decoded(FILE)).isEqualTo(first);
  }

  @Test
  void aFileWithMoreBehindItsEndIsCheckedInTheFirstEpochOnly() throws Exception {
    byte[] longer = joined(FILE, FILE.length, new byte[500]);
    assertThat(decoded(longer)).isEqualTo(decoded(FILE));
    assertThat(checked.isWhole(INDEX, FILE.length)).isTrue();
    assertThat(decoded(longer)).isEqualTo(decoded(longer));
    assertThat(checked.isWhole(INDEX, longer.length)).isTrue();
    assertThat(decoded(longer)).isEqualTo(decoded(FILE));
  }

  @Test
  void aFileThatIsPaddedBeforeItsEndIsCheckedInEachEpoch() throws Exception {
    byte[] padded = joined(FILE, FILE.length - 2, (byte) 0, (byte) 0, (byte) 0xFF, (byte) 0xD9);
    assertThat(decoded(padded)).isEqualTo(decoded(FILE));
    assertThat(checked.isWhole(INDEX, padded.length)).isFalse();
  }
}
