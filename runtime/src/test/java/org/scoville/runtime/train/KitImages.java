package org.scoville.runtime.train;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

/**
 * A replica's share of a batch of random images, changed by what acts on an image.
 *
 * @param bytes (N, H, W, C), direct
 * @param shape their shape
 * @param labels classes of the N images
 * @param samples which images they are
 */
record KitImages(ByteBuffer bytes, Shape shape, List<Integer> labels, List<Sample> samples) {
  static final int BATCH = 8;
  static final int PIXELS = 24;
  static final int CHANNELS = 3;
  static final int CLASSES = 5;

  /** Full size, as the loader makes images where no algorithm asks for another. */
  static final ImageSize FULL = ImageSize.square(PIXELS);

  /** The share of a rank among some replicas, the same batch for every number of these. */
  static KitImages of(
      long batch,
      int rank,
      int replicas,
      long seed,
      ImageSize size,
      List<SampleBehavior> onSample) {
    int share = BATCH / replicas;
    Canvas canvas = new Canvas(size.height(), size.width(), CHANNELS);
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(share * canvas.length()).order(ByteOrder.nativeOrder());
    List<Integer> labels = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < share; i++) {
      int image = rank * share + i;
      Draw draw = Draw.of(3, batch, image);
      labels.add(draw.nextInt(CLASSES));
      canvas.resize(size.height(), size.width());
      for (int position = 0; position < canvas.length(); position++) {
        canvas.pixels()[position] = (byte) draw.nextInt(256);
      }
      Sample sample = new Sample(batch, image, 0, 0, seed);
      samples.add(sample);
      for (SampleBehavior behavior : onSample) {
        behavior.change(canvas, sample);
      }
      bytes.put(canvas.pixels(), 0, canvas.length());
    }
    bytes.flip();
    return new KitImages(
        bytes, new Shape(share, canvas.height(), canvas.width(), CHANNELS), labels, samples);
  }
}
