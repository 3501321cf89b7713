package org.scoville.runtime.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;
import org.scoville.text.NumberText;

/** The data that a run was given: a path, and the part of it that the run takes. */
public final class DataSelection {

  private final Path path;
  private final Share share;
  private final UnaryOperator<ImageSet> view;
  private @Nullable RecognizedData recognized;
  private @Nullable ImageSet whole;
  private int @Nullable [][] split;

  /**
   * The part of a data set that a run takes.
   *
   * @param split share of the images to train on, where none are told apart to evaluate on; 0 to
   *     refuse such data
   * @param limit most images to train on, and most to evaluate on; 0 for all
   * @param seed seed of the choice
   * @param shuffle images of shards that are shuffled together
   */
  public record Share(double split, int limit, long seed, int shuffle) {

    /** Images of shards that are shuffled together, unless it is said. */
    public static final int SHUFFLE = 10_000;

    /** All images, as they are told apart. */
    public static final Share ALL = new Share(0, 0, 1, SHUFFLE);

    /** All images, and where they are not told apart, all to train on. */
    public static final Share UNSPLIT = new Share(1, 0, 1, SHUFFLE);

    /** Checks the ranges. */
    public Share {
      if (!(split >= 0 && split <= 1)) {
        throw new IllegalArgumentException("split is %s; set it between 0 and 1".formatted(split));
      }
      if (limit < 0) {
        throw new IllegalArgumentException("limit is %d; set it to at least 0".formatted(limit));
      }
      if (shuffle < 0) {
        throw new IllegalArgumentException(
            "shuffle is %d; set it to at least 0".formatted(shuffle));
      }
    }
  }

  private DataSelection(Path path, Share share, UnaryOperator<ImageSet> view) {
    this.path = path;
    this.share = share;
    this.view = view;
  }

  /** All data at a path. */
  public static DataSelection all(Path path) {
    return new DataSelection(path, Share.ALL, UnaryOperator.identity());
  }

  /** A part of the data at a path. */
  public static DataSelection of(Path path, Share share) {
    return new DataSelection(path, share, UnaryOperator.identity());
  }

  /** The same selection, whose sets are seen through something such as a clock. */
  public synchronized DataSelection through(UnaryOperator<ImageSet> other) {
    DataSelection same = new DataSelection(path, share, other);
    // To divide a set reads all its files.
    same.recognized = recognized;
    same.whole = whole;
    same.split = split;
    return same;
  }

  /** Where the data are. */
  public Path path() {
    return path;
  }

  /** What the data are, if anybody had to look: "a folder of images". */
  public synchronized Optional<String> kind() {
    return Optional.ofNullable(recognized).map(RecognizedData::kind);
  }

  /**
   * The images to train on or those to evaluate on, of a data set that is recognized by looking.
   *
   * @throws DataProblem if there is none, it is damaged, or it has no images to evaluate on and is
   *     not to be split
   */
  public synchronized ImageSet images(boolean training) {
    RecognizedData data = recognized();
    if (data.evaluate().isPresent()) {
      return part((training ? data.train() : data.evaluate().get()).get(), training);
    }
    if (share.split() == 0) {
      throw new DataProblem(
          "%s is %s, and none of them are told apart to evaluate on; take a share of them to train on with --split 0.9"
              .formatted(PathText.of(path), data.kind()));
    }
    if (training && share.split() == 1) {
      return part(data.train().get(), true);
    }
    return part(splitSet(data, training), training);
  }

  /** The share of each class that is trained on; 0 if nobody has divided the images. */
  public synchronized double split() {
    return split == null ? 0 : share.split();
  }

  /** What to say of a split that was asked for and is not made; asked once the sets are open. */
  public Optional<String> unusedSplit() {
    boolean isUnused = share.split() > 0 && share.split() < 1 && split() == 0;
    return isUnused
        ? Optional.of(
            "--split %s has no effect: the data tell apart what to evaluate on"
                .formatted(NumberText.of(share.split())))
        : Optional.empty();
  }

  /** The part of the data that is taken. */
  public Share share() {
    return share;
  }

  /** Images of shards that are shuffled together in an epoch. */
  public int shuffle() {
    return share.shuffle();
  }

  /** Whether the data tell apart which images are to evaluate on. */
  public synchronized boolean hasHalves() {
    return recognized().evaluate().isPresent();
  }

  private RecognizedData recognized() {
    RecognizedData data = recognized;
    if (data == null) {
      data = Recognition.of(path);
      recognized = data;
    }
    return data;
  }

  private ImageSet splitSet(RecognizedData data, boolean training) {
    ImageSet all = whole;
    int[][] halves = split;
    if (all == null || halves == null) {
      all = data.train().get();
      halves = ClassSplit.of(all, share.split(), share.seed());
      whole = all;
      split = halves;
    }
    int[] chosen = halves[training ? 0 : 1];
    if (chosen.length == 0) {
      throw new DataProblem(
          "--split %s of the %d images in %s leaves none to %s; choose another share"
              .formatted(
                  share.split(),
                  all.size(),
                  PathText.of(path),
                  training ? "train on" : "evaluate on"));
    }
    return new ChosenImages(all, chosen);
  }

  /**
   * The part of a set that the run takes.
   *
   * @param training whether it is the set to train on
   */
  public ImageSet part(ImageSet set, boolean training) {
    return view.apply(
        share.limit() == 0 || share.limit() >= set.size()
            ? set
            : new ChosenImages(set, ClassShares.of(set, share.limit(), share.seed(), training)));
  }
}
