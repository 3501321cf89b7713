package org.scoville.runtime.data;

import java.io.IOException;
import java.util.List;
import org.scoville.data.FashionMnist;
import org.scoville.runtime.dataset.DataDigest;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.IdxSet;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.SourceContents;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Mirror;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/** The images of {@link FashionMnist}, all in memory: (N, 28, 28, 1) in the original's files. */
public final class FashionMnistSource implements ImageSource {

  private final FashionMnist settings;
  private final boolean training;
  private final ImageSet set;
  private final int height;
  private final int width;
  private final UnreadableImages unreadable = new UnreadableImages();

  /**
   * Reads one half of the data.
   *
   * @param data the folder where the IDX files are
   * @param training whether to read the images to train on, and to crop and flip them at random
   * @throws org.scoville.runtime.problem.DataProblem if files are missing, damaged or don't belong
   *     together
   */
  public FashionMnistSource(FashionMnist settings, DataSelection data, boolean training) {
    this.settings = settings;
    this.training = training;
    IdxSet files = new IdxSet(data.path(), training);
    this.set = data.part(files, training);
    this.height = files.height();
    this.width = files.width();
  }

  @Override
  public int size() {
    return set.size();
  }

  @Override
  public List<String> classNames() {
    return set.classNames();
  }

  @Override
  public SourceContents contents() {
    return set.contents();
  }

  @Override
  public void identify(DataDigest digest) throws IOException {
    set.identify(digest);
  }

  /** None ever: all were read when the files were. */
  @Override
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int label(int index) {
    return set.label(index);
  }

  @Override
  public String name(int index) {
    return set.name(index);
  }

  @Override
  public Reader reader() {
    ImageDecoder decoder = new ImageDecoder();
    return (sample, draw, canvas) -> read(decoder, sample, draw, canvas);
  }

  private void read(ImageDecoder decoder, Sample sample, Draw draw, Canvas canvas)
      throws UnreadableImage {
    set.open(sample.image(), decoder).decode(canvas);
    if (training) {
      int top = draw.nextInt(2 * settings.padding() + 1) - settings.padding();
      int left = draw.nextInt(2 * settings.padding() + 1) - settings.padding();
      boolean flip = FlipChoice.mirrors(settings, sample, draw);
      new Window(left, top, width, height).cut(canvas);
      if (flip) {
        Mirror.leftAndRight(canvas);
      }
    }
  }

  @Override
  public double[] mean255() {
    return new double[] {settings.mean() * 255};
  }

  @Override
  public double[] deviation255() {
    return new double[] {settings.deviation() * 255};
  }
}
