package org.scoville.runtime.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.beton.BetonWriter;
import org.scoville.runtime.beton.ImagePacker;
import org.scoville.runtime.beton.PackOptions;
import org.scoville.runtime.dataset.ClassNames;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.runtime.dataset.OmissionTally;
import org.scoville.runtime.dataset.Workers;
import org.scoville.runtime.decode.CheckedFiles;
import org.scoville.runtime.decode.DecodeMemory;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.JpegEncoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.runtime.random.Draw;

/** Writes a set of images into one {@code .beton} file, which FFCV reads, too. */
public final class Packing {
  /** "pack", which distinguishes this use of the seed from all others. */
  private static final long PURPOSE = 0x7061636BL;

  private static final int CHANNELS = 3;

  /** Enough for images of 20 million pixels; the room for a larger one is not kept. */
  private static final long MOST_ROOM_KEPT = 128L << 20;

  private final ImageSet set;
  private final int[] order;
  private final Settings settings;
  private final @Nullable UnreadableImage[] faults;
  private final AtomicInteger next = new AtomicInteger();
  private final DecodeMemory memory = new DecodeMemory();
  private final CheckedFiles checked = new CheckedFiles();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Packing(ImageSet set, Settings settings) {
    this.set = set;
    this.settings = settings;
    this.faults = new @Nullable UnreadableImage[set.size()];
    this.order =
        settings.shuffle()
            ? Draw.of(settings.options().seed(), PURPOSE).permutation(set.size())
            : IntStream.range(0, set.size()).toArray();
  }

  /**
   * The way in which images are packed.
   *
   * @param options which images become JPEG, and how large
   * @param pageSize bytes of a page: a power of two
   * @param shuffle whether images lie in random order, which orders by pages need
   * @param threads number of threads
   */
  public record Settings(PackOptions options, long pageSize, boolean shuffle, int threads) {}

  /**
   * The outcome.
   *
   * @param packed images in the file
   * @param leftOut images that can't be read, by reason
   */
  public record Result(int packed, List<OmissionCount> leftOut) {}

  /**
   * Packs; the file has its name only once it is whole.
   *
   * @param progress runs after each image, on any thread
   * @param begun receives what deletes the unfinished file, for a process that ends before
   * @throws DataProblem if no image can be read, or one doesn't fit
   * @throws FileProblem if the file can't be written
   */
  public static Result write(
      ImageSet set, Path file, Settings settings, Runnable progress, Consumer<Runnable> begun)
      throws InterruptedException {
    Packing packing = new Packing(set, settings);
    try (BetonWriter writer = new BetonWriter(file, set.size(), settings.pageSize())) {
      begun.accept(writer::deleteUnfinished);
      Workers.run(settings.threads(), () -> packing.work(writer, progress));
      packing.rethrow();
      Result result = packing.result();
      if (result.packed() == 0) {
        throw new DataProblem(
            "none of the %d images can be read: %s; check or replace the files"
                .formatted(set.size(), OmissionCount.text(result.leftOut())));
      }
      ClassNames.forget(file);
      writer.finish();
      return result;
    }
  }

  private void work(BetonWriter writer, Runnable progress) {
    try {
      ImageDecoder decoder = new ImageDecoder(memory, checked);
      ImagePacker packer = new ImagePacker(settings.options(), JpegEncoder.create());
      Canvas canvas = new Canvas(1, 1, CHANNELS);
      int place = next.getAndIncrement();
      while (place < order.length && failure.get() == null) {
        pack(place, decoder, packer, canvas, writer);
        progress.run();
        canvas = canvas.room() > MOST_ROOM_KEPT ? new Canvas(1, 1, CHANNELS) : canvas;
        place = next.getAndIncrement();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      // Wakes the threads that wait for this one's image.
      writer.close();
    }
  }

  private void pack(
      int place, ImageDecoder decoder, ImagePacker packer, Canvas canvas, BetonWriter writer)
      throws InterruptedException {
    int image = order[place];
    try {
      set.open(image, decoder).decode(canvas);
    } catch (UnreadableImage e) {
      faults[image] = e;
      writer.skip(place);
      return;
    }
    writer.add(place, packer.pack(set.name(image), image, canvas), set.label(image));
  }

  private void rethrow() throws InterruptedException {
    Throwable first = failure.get();
    if (first instanceof InterruptedException e) {
      throw e;
    }
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
  }

  private Result result() {
    OmissionTally leftOut = new OmissionTally();
    int packed = set.size();
    for (int i = 0; i < faults.length; i++) {
      UnreadableImage fault = faults[i];
      if (fault != null) {
        String example = set.name(i) + ": " + fault.reason();
        leftOut.add(fault.kind(), () -> example);
        packed--;
      }
    }
    return new Result(packed, leftOut.reasons());
  }
}
