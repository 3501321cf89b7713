package org.scoville.runtime.dataset;

import java.io.IOException;
import java.util.List;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;

/** A set seen through something: some of its images, or all of them under a clock. */
public abstract class SetView implements ImageSet {
  private final ImageSet set;

  /** A view of a set. */
  protected SetView(ImageSet set) {
    this.set = set;
  }

  /** The number in the set of an image of this view. */
  protected int inSet(int index) {
    return index;
  }

  @Override
  public SourceContents contents() {
    return new SourceContents(size(), classNames().size(), set.contents().leftOut());
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
  public int label(int index) {
    return set.label(inSet(index));
  }

  @Override
  public String name(int index) {
    return set.name(inSet(index));
  }

  @Override
  public int page(int index) {
    return set.page(inSet(index));
  }

  @Override
  public boolean inShards() {
    return set.inShards();
  }

  /** As the whole set: what is seen of it follows from the choice, which a run records. */
  @Override
  public void identify(DataDigest digest) throws IOException {
    set.identify(digest);
  }

  @Override
  public byte[] bytes(int index) throws UnreadableImage {
    return set.bytes(inSet(index));
  }

  @Override
  public StoredImage open(int index, ImageDecoder decoder) throws UnreadableImage {
    return set.open(inSet(index), decoder);
  }
}
