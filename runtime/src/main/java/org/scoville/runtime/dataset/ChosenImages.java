package org.scoville.runtime.dataset;

import java.util.List;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;

/** Some of the images of a set, with the same classes. */
final class ChosenImages implements ImageSet {

  private final ImageSet set;
  private final int[] chosen;

  /**
   * A part of a set.
   *
   * @param chosen the images' numbers in the set, in the order of this one
   */
  ChosenImages(ImageSet set, int[] chosen) {
    this.set = set;
    this.chosen = chosen.clone();
  }

  @Override
  public SourceContents contents() {
    return new SourceContents(size(), classNames().size(), set.contents().leftOut());
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public List<String> classNames() {
    return set.classNames();
  }

  @Override
  public int label(int index) {
    return set.label(chosen[index]);
  }

  @Override
  public String name(int index) {
    return set.name(chosen[index]);
  }

  @Override
  public int page(int index) {
    return set.page(chosen[index]);
  }

  @Override
  public boolean inShards() {
    return set.inShards();
  }

  @Override
  public byte[] bytes(int index) throws UnreadableImage {
    return set.bytes(chosen[index]);
  }

  @Override
  public StoredImage open(int index, ImageDecoder decoder) throws UnreadableImage {
    return set.open(chosen[index], decoder);
  }
}
