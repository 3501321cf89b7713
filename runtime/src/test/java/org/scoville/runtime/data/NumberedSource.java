package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

/**
 * Images of two bytes times four: the image's number, and its random numbers. Some can't be read.
 */
final class NumberedSource implements ImageSource {
  private final UnreadableImages unreadableImages = new UnreadableImages();

  static final int SAMPLE_BYTES = 8;

  private final int size;
  private final Set<Integer> unreadable;
  private final Set<Integer> broken = ConcurrentHashMap.newKeySet();

  NumberedSource(int size, Integer... unreadable) {
    this.size = size;
    this.unreadable = Set.of(unreadable);
  }

  /** From now on this image ends in an exception that is not about images. */
  NumberedSource breakAt(int index) {
    broken.add(index);
    return this;
  }

  static int number(ByteBuffer images, int position) {
    // The loader's buffers have the machine's order, and a sample is written in Java's.
    return images.duplicate().getShort(position * SAMPLE_BYTES);
  }

  @Override
  public UnreadableImages unreadable() {
    return unreadableImages;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<String> classNames() {
    return List.of("even", "odd");
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int height() {
    return 2;
  }

  @Override
  public int width() {
    return 4;
  }

  @Override
  public int label(int index) {
    return index % 2;
  }

  @Override
  public String name(int index) {
    return "picture-" + index + ".jpg";
  }

  @Override
  public Reader reader() {
    return this::read;
  }

  private void read(Sample sample, Draw draw, Canvas canvas) throws UnreadableImage {
    int index = sample.image();
    if (unreadable.contains(index)) {
      throw new UnreadableImage(name(index), "it is torn");
    }
    if (broken.contains(index)) {
      throw new IllegalStateException("the decoder fell over");
    }
    canvas.resize(height(), width());
    ByteBuffer out = ByteBuffer.wrap(canvas.pixels());
    out.putShort((short) index);
    for (int i = 2; i < SAMPLE_BYTES; i++) {
      out.put((byte) draw.nextInt(256));
    }
  }

  @Override
  public double[] mean255() {
    return new double[] {127};
  }

  @Override
  public double[] deviation255() {
    return new double[] {64};
  }
}
