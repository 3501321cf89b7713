package org.scoville.runtime.data;

import java.util.List;
import java.util.function.Supplier;
import org.scoville.fact.NormalizesImages;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.SourceContents;
import org.scoville.runtime.decode.CheckedFiles;
import org.scoville.runtime.decode.DecodeMemory;
import org.scoville.runtime.decode.ImageDecoder;

/** The images of a set, cropped to squares of red, green and blue as a loader says. */
public final class PictureSource implements ImageSource {

  private static final int CHANNELS = 3;

  private final ImageSet set;
  private final NormalizesImages normalization;
  private final int side;
  private final Traversal traversal;
  private final Supplier<Finishing> finishing;
  private final UnreadableImages unreadable = new UnreadableImages();
  private final DecodeMemory memory = new DecodeMemory();
  private final CheckedFiles checked = new CheckedFiles();

  /**
   * A source of a set's images.
   *
   * @param side height and width of a finished image, in pixels
   * @param traversal the order of the images in an epoch of training
   * @param finishing makes what finishes images on one thread
   */
  PictureSource(
      ImageSet set,
      NormalizesImages normalization,
      int side,
      Traversal traversal,
      Supplier<Finishing> finishing) {
    this.set = set;
    this.normalization = normalization;
    this.side = side;
    this.traversal = traversal;
    this.finishing = finishing;
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
    return side;
  }

  @Override
  public int width() {
    return side;
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
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public Traversal traversal() {
    return traversal;
  }

  @Override
  public Reader reader() {
    ImageDecoder decoder = new ImageDecoder(memory, checked);
    Finishing way = finishing.get();
    return (sample, draw, canvas) ->
        way.finish(set.open(sample.image(), decoder), sample, draw, canvas);
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
