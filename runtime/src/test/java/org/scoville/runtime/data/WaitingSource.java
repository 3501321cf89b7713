package org.scoville.runtime.data;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.scoville.runtime.decode.UnreadableImage;

/** A source whose first image waits until it is released. */
final class WaitingSource implements ImageSource {
  private final UnreadableImages unreadableImages = new UnreadableImages();

  private final ImageSource numbered = new NumberedSource(100);
  private final CountDownLatch reading;
  private final CountDownLatch goOn;

  WaitingSource(CountDownLatch reading, CountDownLatch goOn) {
    this.reading = reading;
    this.goOn = goOn;
  }

  @Override
  public Reader reader() {
    Reader reader = numbered.reader();
    return (sample, draw, canvas) -> {
      if (sample.image() == 0) {
        waitFor(0);
      }
      reader.read(sample, draw, canvas);
    };
  }

  private void waitFor(int index) throws UnreadableImage {
    reading.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new UnreadableImage(name(index), e);
    }
  }

  @Override
  public UnreadableImages unreadable() {
    return unreadableImages;
  }

  @Override
  public int size() {
    return numbered.size();
  }

  @Override
  public List<String> classNames() {
    return numbered.classNames();
  }

  @Override
  public int channels() {
    return numbered.channels();
  }

  @Override
  public int height() {
    return numbered.height();
  }

  @Override
  public int width() {
    return numbered.width();
  }

  @Override
  public int label(int index) {
    return numbered.label(index);
  }

  @Override
  public String name(int index) {
    return numbered.name(index);
  }

  @Override
  public double[] mean255() {
    return numbered.mean255();
  }

  @Override
  public double[] deviation255() {
    return numbered.deviation255();
  }
}
