package org.scoville.runtime.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegEncoderTest {
  private static final int FFCV_QUALITY = 90;

  @Test
  void bytesAreThoseOfFfcv() throws Exception {
    JpegEncoder encoder = new TurboJpegEncoder();
    for (int i = 0; i < 6; i++) {
      Ppm original = Ppm.of(i + "-original");
      byte[] file =
          encoder.encode(original.rgb(), original.width(), original.height(), FFCV_QUALITY);
      assertThat(file).as("%d", i).isEqualTo(Ppm.resource(i + ".jpg"));
    }
  }

  /** Both have libjpeg's tables, transform and chromas. */
  @Test
  void theJdkWritesTheSamePicture() throws Exception {
    for (int i = 0; i < 6; i++) {
      Ppm original = Ppm.of(i + "-original");
      for (int quality : new int[] {1, 30, 50, 75, 90, 100}) {
        byte[] turbo =
            new TurboJpegEncoder()
                .encode(original.rgb(), original.width(), original.height(), quality);
        byte[] jdk =
            new JdkJpegEncoder()
                .encode(original.rgb(), original.width(), original.height(), quality);
        assertThat(JdkReference.of(jdk).rgb())
            .as("%d, %d", i, quality)
            .isEqualTo(JdkReference.of(turbo).rgb());
      }
    }
  }

  @Test
  void whatIsNoPictureIsRefused() {
    for (JpegEncoder encoder : new JpegEncoder[] {new TurboJpegEncoder(), new JdkJpegEncoder()}) {
      int[][] bad = {{0, 1, 90}, {1, 0, 90}, {2, 2, 0}, {2, 2, 101}, {3, 3, 90}, {65_501, 1, 90}};
      for (int[] each : bad) {
        assertThatThrownBy(() -> encoder.encode(new byte[12], each[0], each[1], each[2]))
            .as(Arrays.toString(each))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
