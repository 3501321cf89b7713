package org.scoville.runtime.dataset;

import java.io.IOException;
import java.util.List;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;

/**
 * Numbered, labeled images as they are stored, before a loader has cropped them.
 *
 * <p>Safe for use by several threads.
 */
public interface ImageSet {

  /** The images it has and the files it left out. */
  SourceContents contents();

  /** Number of images. */
  int size();

  /** The classes' names, in the order of the labels. */
  List<String> classNames();

  /** The class of an image, counted from 0. */
  int label(int index);

  /** The name of an image in messages. */
  String name(int index);

  /** The page of the file in which an image lies, counted from 0; images of a page lie together. */
  default int page(int index) {
    return 0;
  }

  /** Whether pages are read fastest from start to end, one after another, as in tar files. */
  default boolean inShards() {
    return false;
  }

  /**
   * Adds to a digest what the set is known by: classes, names and sizes, and no path above its own
   * folder. May look at every file, and reads none of the images.
   *
   * @throws IOException if something can't be looked at
   */
  void identify(DataDigest digest) throws IOException;

  /**
   * All bytes of an image as they are stored: a file's content, or bare pixels.
   *
   * @throws UnreadableImage if they can't be read
   */
  byte[] bytes(int index) throws UnreadableImage;

  /**
   * Opens an image.
   *
   * @param decoder the calling thread's own
   * @throws UnreadableImage if this image can't be read but others may
   */
  default StoredImage open(int index, ImageDecoder decoder) throws UnreadableImage {
    return decoder.open(bytes(index), name(index), index);
  }
}
