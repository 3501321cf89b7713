package org.scoville.runtime.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/**
 * The samples of WebDataset's tar files: an image and the number of its class each.
 *
 * <p>The headers are read once, which takes one pass over each file. In memory are the place, the
 * size, the class and the key of each sample.
 */
final class TarSet implements ImageSet {

  private final List<TarShard> shards;
  private final int[] starts;
  private final List<String> classNames;
  private final SourceContents contents;
  private final OpenFiles files = new OpenFiles();

  private TarSet(List<TarShard> shards, int[] starts, int classes) {
    this.shards = shards;
    this.starts = starts;
    classNames = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    contents = new SourceContents(size(), classes, leftOut(shards));
  }

  /**
   * Reads the headers of tar files, in their order.
   *
   * @param files at least one
   * @param classes number of classes that is known from other samples, or 0
   * @throws DataProblem if one is damaged, or they have no samples
   */
  static TarSet of(List<Path> files, int classes) {
    List<TarShard> shards = read(files);
    int[] starts = new int[shards.size() + 1];
    int highest = -1;
    for (int i = 0; i < shards.size(); i++) {
      TarShard shard = shards.get(i);
      starts[i + 1] = Math.addExact(starts[i], shard.size());
      highest = Math.max(highest, highest(shard, classes));
    }
    if (highest < 0) {
      List<OmissionCount> others = leftOut(shards);
      throw new DataProblem(
          "%s has no sample of an image and a class%s; give tar files with key.jpg and key.cls of each image, or unpack the images into one folder a class"
              .formatted(
                  all(files), others.isEmpty() ? "" : ", only " + OmissionCount.text(others)));
    }
    return new TarSet(shards, starts, classes == 0 ? highest + 1 : classes);
  }

  @Override
  public SourceContents contents() {
    return contents;
  }

  @Override
  public int size() {
    return starts[starts.length - 1];
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    int shard = page(index);
    return shards.get(shard).label(index - starts[shard]);
  }

  @Override
  public String name(int index) {
    int shard = page(index);
    return shards.get(shard).name(index - starts[shard]);
  }

  /** The number of the tar file. */
  @Override
  public int page(int index) {
    return Places.of(starts, index);
  }

  @Override
  public boolean inShards() {
    return true;
  }

  @Override
  public void identify(DataDigest digest) {
    digest.add(classNames);
    digest.add(shards.size());
    for (TarShard shard : shards) {
      digest.add(shard.size());
      for (int i = 0; i < shard.size(); i++) {
        digest.add(shard.name(i));
        digest.add(shard.label(i));
        digest.add(shard.imageBytes(i));
      }
    }
  }

  @Override
  public byte[] bytes(int index) throws UnreadableImage {
    int number = page(index);
    TarShard shard = shards.get(number);
    int sample = index - starts[number];
    return files.read(shard.file(), shard.offset(sample), shard.imageBytes(sample), name(index));
  }

  /** Reads several at a time, for a network's sake; of several problems the first file's counts. */
  private static List<TarShard> read(List<Path> files) {
    @Nullable DataProblem[] problems = new @Nullable DataProblem[files.size()];
    @Nullable TarShard[] shards = new @Nullable TarShard[files.size()];
    IntStream.range(0, files.size())
        .parallel()
        .forEach(
            i -> {
              try {
                shards[i] = TarShard.read(files.get(i));
              } catch (DataProblem e) {
                problems[i] = e;
              }
            });
    for (DataProblem problem : problems) {
      if (problem != null) {
        throw problem;
      }
    }
    return Stream.of(shards).map(Objects::requireNonNull).toList();
  }

  private static int highest(TarShard shard, int classes) {
    int highest = -1;
    for (int i = 0; i < shard.size(); i++) {
      if (classes > 0 && shard.label(i) >= classes) {
        throw new DataProblem(
            "%s has the class %d, and the classes to train on end at %d; use files that belong together"
                .formatted(shard.name(i), shard.label(i), classes - 1));
      }
      highest = Math.max(highest, shard.label(i));
    }
    return highest;
  }

  private static List<OmissionCount> leftOut(List<TarShard> shards) {
    OmissionTally tally = new OmissionTally();
    shards.forEach(shard -> tally.addAll(shard.leftOut()));
    return tally.reasons();
  }

  private static String all(List<Path> files) {
    String first = PathText.of(files.get(0));
    return files.size() == 1
        ? first
        : "each of the %d tar files from %s on".formatted(files.size(), first);
  }
}
