package org.scoville.runtime.dataset;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.decode.BarePixels;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;

/** Pictures in memory, with the classes that a test gives them. */
public final class PictureSet implements ImageSet {
  private final List<Canvas> pictures;
  private final List<Integer> labels;

  /** Pictures with a class each. */
  public PictureSet(List<Canvas> pictures, List<Integer> labels) {
    this.pictures = List.copyOf(pictures);
    this.labels = List.copyOf(labels);
  }

  /** Pictures of one class. */
  public static PictureSet of(Canvas... pictures) {
    return new PictureSet(
        List.of(pictures), IntStream.range(0, pictures.length).map(i -> 0).boxed().toList());
  }

  @Override
  public SourceContents contents() {
    return new SourceContents(size(), classNames().size(), List.of());
  }

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public List<String> classNames() {
    int classes = labels.stream().mapToInt(label -> label).max().orElse(0) + 1;
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public String name(int index) {
    return "picture " + index;
  }

  @Override
  public void identify(DataDigest digest) {
    labels.forEach(digest::add);
  }

  @Override
  public byte[] bytes(int index) {
    return Pictures.bytes(pictures.get(index));
  }

  @Override
  public StoredImage open(int index, ImageDecoder decoder) {
    Canvas picture = pictures.get(index);
    return new BarePixels(
        name(index),
        picture.height(),
        picture.width(),
        picture.channels(),
        ByteBuffer.wrap(bytes(index)),
        false);
  }
}
