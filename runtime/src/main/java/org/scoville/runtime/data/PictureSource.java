package org.scoville.runtime.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.scoville.fact.ImageSize;
import org.scoville.fact.NormalizesImages;
import org.scoville.runtime.dataset.DataDigest;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.SourceContents;
import org.scoville.runtime.decode.CheckedFiles;
import org.scoville.runtime.decode.DecodeMemory;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

/** The images of a set, cropped to squares of red, green and blue as a loader says. */
public final class PictureSource implements ImageSource {

  private static final int CHANNELS = 3;

  private final ImageSet set;
  private final NormalizesImages normalization;
  private final ImageSize full;
  private final boolean anySize;
  private final BatchSizes sizes;
  private final Traversal traversal;
  private final Supplier<Finishing> finishing;
  private final UnreadableImages unreadable;
  private final DecodeMemory memory;
  private final CheckedFiles checked;
  private final Queue<Tools> spare;

  /** What a thread needs; evaluations come and go, and native memory would be left behind. */
  private record Tools(ImageDecoder decoder, Finishing finishing) {}

  /**
   * A source of a set's images.
   *
   * @param side height and width of a finished image at full size, in pixels
   * @param anySize whether what finishes images makes them in any size
   * @param traversal the order of the images in an epoch of training
   * @param finishing makes what finishes images on one thread
   */
  PictureSource(
      ImageSet set,
      NormalizesImages normalization,
      int side,
      boolean anySize,
      Traversal traversal,
      Supplier<Finishing> finishing) {
    this.set = set;
    this.normalization = normalization;
    this.full = ImageSize.square(side);
    this.anySize = anySize;
    this.sizes = (size, batch) -> size;
    this.traversal = traversal;
    this.finishing = finishing;
    this.unreadable = new UnreadableImages();
    this.memory = new DecodeMemory();
    this.checked = new CheckedFiles();
    this.spare = new ConcurrentLinkedQueue<>();
  }

  /** The same images, of which the unreadable ones are counted together, in other sizes. */
  private PictureSource(PictureSource source, BatchSizes sizes) {
    this.set = source.set;
    this.normalization = source.normalization;
    this.full = source.full;
    this.anySize = source.anySize;
    this.sizes = sizes;
    this.traversal = source.traversal;
    this.finishing = source.finishing;
    this.unreadable = source.unreadable;
    this.memory = source.memory;
    this.checked = source.checked;
    this.spare = source.spare;
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
  public boolean decodesFiles() {
    return true;
  }

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int height() {
    return full.height();
  }

  @Override
  public int width() {
    return full.width();
  }

  @Override
  public ImageSize size(long batch) {
    return sizes.in(full, batch);
  }

  @Override
  public Optional<ImageSource> inSizes(BatchSizes sizes) {
    return anySize ? Optional.of(new PictureSource(this, sizes)) : Optional.empty();
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
  public SourceContents contents() {
    return set.contents();
  }

  @Override
  public void identify(DataDigest digest) throws IOException {
    set.identify(digest);
  }

  @Override
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public Traversal traversal() {
    return traversal;
  }

  @Override
  public Reader reader() {
    Tools left = spare.poll();
    Tools tools =
        left == null ? new Tools(new ImageDecoder(memory, checked), finishing.get()) : left;
    return new Reader() {
      @Override
      public void read(Sample sample, Draw draw, Canvas canvas) throws UnreadableImage {
        StoredImage image = set.open(sample.image(), tools.decoder());
        tools.finishing().finish(image, sample, size(sample.batch()), draw, canvas);
      }

      @Override
      public void close() {
        spare.add(tools);
      }
    };
  }

  @Override
  public double[] mean255() {
    return normalization.means().stream().mapToDouble(mean -> mean * 255).toArray();
  }

  @Override
  public double[] deviation255() {
    return normalization.deviations().stream().mapToDouble(value -> value * 255).toArray();
  }
}
