package org.scoville.runtime.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The two data sets in CIFAR's binary format, by their files. */
enum CifarKind {
  /** A record has the class, then the image. */
  TEN("CIFAR-10", "cifar-10-batches-bin", "batches.meta.txt", 1, 10),
  /** A record has the class of classes, of which there are 20, the class, then the image. */
  HUNDRED("CIFAR-100", "cifar-100-binary", "fine_label_names.txt", 2, 100);

  /** Bytes of an image: three planes of 32 x 32. */
  static final int IMAGE_BYTES = 3 * 32 * 32;

  private static final int COARSE_CLASSES = 20;

  private final String title;
  private final String subfolder;
  private final String names;
  private final int labelBytes;
  private final int classes;

  CifarKind(String title, String subfolder, String names, int labelBytes, int classes) {
    this.title = title;
    this.subfolder = subfolder;
    this.names = names;
    this.labelBytes = labelBytes;
    this.classes = classes;
  }

  /** Its name: {@code CIFAR-10}. */
  String title() {
    return title;
  }

  /** The files of one half. */
  List<String> files(boolean training) {
    return switch (this) {
      case TEN ->
          training
              ? IntStream.rangeClosed(1, 5).mapToObj("data_batch_%d.bin"::formatted).toList()
              : List.of("test_batch.bin");
      case HUNDRED -> List.of(training ? "train.bin" : "test.bin");
    };
  }

  /** The file with the classes' names. */
  String names() {
    return names;
  }

  /** Bytes of a record before the image, the image's own class at last. */
  int labelBytes() {
    return labelBytes;
  }

  /** The number of classes that a byte of a record counts. */
  int classes(int labelByte) {
    return labelByte == labelBytes - 1 ? classes : COARSE_CLASSES;
  }

  /** Number of classes. */
  int classes() {
    return classes;
  }

  /** Bytes of a record. */
  int recordBytes() {
    return labelBytes + IMAGE_BYTES;
  }

  /** The folder that has any of its files: the given one, or the one in an unpacked archive. */
  Optional<Path> in(Path folder) {
    return Stream.of(folder, folder.resolve(subfolder))
        .filter(place -> files().anyMatch(name -> Files.exists(place.resolve(name))))
        .findFirst();
  }

  /** Whether a file is one of its files by its name. */
  boolean has(String name) {
    return files().anyMatch(name::equals);
  }

  private Stream<String> files() {
    return Stream.concat(files(true).stream(), files(false).stream());
  }
}
