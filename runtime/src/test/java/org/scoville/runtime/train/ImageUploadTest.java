package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.StepScope;

/** Images lie in memory as the recipe says, those with a single channel too. */
class ImageUploadTest {
  private static final int N = 2;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;

  @ParameterizedTest
  @CsvSource({
    "1, CHANNELS_FIRST, 35, 35, 7, 1",
    "1, CHANNELS_LAST, 35, 1, 7, 1",
    "3, CHANNELS_FIRST, 105, 35, 7, 1",
    "3, CHANNELS_LAST, 105, 1, 21, 3"
  })
  void imagesHaveTheStridesOfTheirLayout(
      int channels, Layout layout, long image, long channel, long row, long column) {
    try (Workbench bench = new Workbench();
        StepScope scope = StepScope.under(bench.manager())) {
      NDArray images = upload(bench, scope, channels, layout);
      assertThat(images.getShape()).isEqualTo(new Shape(N, channels, HEIGHT, WIDTH));
      assertThat(bench.kernels().strides(images)).containsExactly(image, channel, row, column);
      assertThat(images.toFloatArray()).isEqualTo(expected(channels));
    }
  }

  private static NDArray upload(Workbench bench, StepScope scope, int channels, Layout layout) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(N * HEIGHT * WIDTH * channels);
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) i);
    }
    List<Double> mean = Collections.nCopies(channels, 0.0);
    List<Double> deviation = Collections.nCopies(channels, 1.0);
    return new ImageUpload(bench.manager(), mean, deviation, layout, bench.kernels())
        .upload(bytes, new Shape(N, HEIGHT, WIDTH, channels), Device.cpu(), scope);
  }

  /** The bytes in the order (N, C, H, W). */
  private static float[] expected(int channels) {
    float[] values = new float[N * channels * HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      int pixel = i % (HEIGHT * WIDTH);
      int channel = i / (HEIGHT * WIDTH) % channels;
      int image = i / (HEIGHT * WIDTH * channels);
      values[i] = (image * HEIGHT * WIDTH + pixel) * channels + channel & 0xFF;
    }
    return values;
  }
}
