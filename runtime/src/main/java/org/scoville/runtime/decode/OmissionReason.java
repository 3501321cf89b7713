package org.scoville.runtime.decode;

import java.util.Locale;

/** The reasons why a file or folder of the data is not among the images. */
public enum OmissionReason {
  /** Its name has no extension of an image. */
  NO_IMAGE("file that is no image", "files that are no image"),
  /** Its name starts with a dot, or it is the folder of such files in an archive from a Mac. */
  HIDDEN("hidden file or folder", "hidden files or folders"),
  /** It has no bytes. */
  EMPTY("empty file", "empty files"),
  /** It lies where only folders of classes belong. */
  BESIDE("file beside the class folders", "files beside the class folders"),
  /** A link to nothing, or to itself. */
  DANGLING("link that leads nowhere", "links that lead nowhere"),
  /** A pipe, a socket or a device, which may block without end when it is opened. */
  NO_FILE("pipe, socket or device", "pipes, sockets or devices"),
  /** A folder that contains itself, or that a second link leads to. */
  REPEATED("folder that was entered before", "folders that were entered before"),
  /** A link to an image that the set has already, which would be trained on twice. */
  ALIAS("link to another image of the set", "links to other images of the set"),
  /** A folder, a link or a device among the members of a tar file. */
  NO_MEMBER("entry of a tar file that is no file", "entries of tar files that are no files"),
  /** Its sample in a tar file has an image already, or a class. */
  DUPLICATE("file of a sample that has one already", "files of samples that have one already"),
  /** Its sample in a tar file has no class. */
  NO_CLASS("image without a class", "images without a class"),
  /** Its sample in a tar file has no image. */
  NO_PICTURE("class without an image", "classes without an image"),
  /** Its text is no class's number. */
  UNKNOWN_CLASS("class that is no number", "classes that are no numbers"),
  /** The file system doesn't give it away. */
  OUT_OF_REACH("file that can't be opened", "files that can't be opened"),
  /** The first bytes of its content belong to no image format that is read here. */
  UNKNOWN_FORMAT("file of another format", "files of other formats"),
  /** Its content is over before the image is. */
  CUT_SHORT("image that ends early", "images that end early"),
  /** Its content contradicts itself. */
  DAMAGED("damaged image", "damaged images"),
  /** It has more pixels than its file or the memory can hold. */
  TOO_LARGE("image that is too large", "images that are too large");

  private final String one;
  private final String many;

  OmissionReason(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** A number of them in words: {@code 12 files that are no image}. */
  public String words(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  /** The reason as files have it: {@code no_image}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
