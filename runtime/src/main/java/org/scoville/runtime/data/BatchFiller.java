package org.scoville.runtime.data;

import java.util.function.Consumer;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.random.Draw;

/**
 * Reads images into batches on one thread; their content follows from the seed alone.
 *
 * <p>An unreadable training image is replaced by the next readable one of the same global batch,
 * cropped afresh, so that steps keep their size and replicas don't matter; an unreadable evaluation
 * image is left out, because standing in would count another one twice.
 */
final class BatchFiller implements AutoCloseable {

  /** Enough for images of 20 million pixels; the room for a larger one is not kept. */
  private static final long MOST_ROOM_KEPT = 128L << 20;

  private final ImageSource source;
  private final ImageSource.Reader reader;
  private final BatchOrder order;
  private final ImageChange change;
  private final long seed;
  private final Consumer<String> warnings;
  private Canvas canvas;

  BatchFiller(
      ImageSource source,
      BatchOrder order,
      ImageChange change,
      long seed,
      Consumer<String> warnings) {
    this.source = source;
    this.reader = source.reader();
    this.order = order;
    this.change = change;
    this.seed = seed;
    this.warnings = warnings;
    this.canvas = blank(source);
  }

  private static Canvas blank(ImageSource source) {
    return new Canvas(source.height(), source.width(), source.channels());
  }

  /** Fills one place of a batch. */
  void fill(PendingBatch batch, int position) {
    int[] images = batch.images();
    int place = batch.placeInBatch(position);
    long own = order.occurrence(batch.step(), place);
    if (fill(batch, position, images[place], own) || !order.isTraining()) {
      return;
    }
    long other = order.otherOccurrence(batch.step(), place);
    for (int next = 1; next < images.length; next++) {
      if (fill(batch, position, images[(place + next) % images.length], other)) {
        return;
      }
    }
    throw new DataProblem(
        images.length == 1
            ? "the one image in a batch, %s, can't be read; check or replace the file"
                .formatted(source.name(images[place]))
            : "none of the %d images in a batch can be read, %s among them; check or replace the files"
                .formatted(images.length, source.name(images[place])));
  }

  /** Tries one image. */
  private boolean fill(PendingBatch batch, int position, int image, long occurrence) {
    long epoch = order.epoch(batch.step());
    try {
      Sample sample = new Sample(batch.step(), image, epoch, occurrence, seed);
      reader.read(sample, Draw.of(seed, ImageSource.SAMPLE, epoch, image, occurrence), canvas);
      change.change(canvas, sample);
      batch.put(position, canvas, source.label(image), sample);
      return true;
    } catch (UnreadableImage e) {
      if (source.unreadable().add(source, image, e)) {
        warnings.accept("skipped an image: " + e.getMessage());
      }
      return false;
    } catch (RuntimeException | Error e) {
      throw named(e, source.name(image));
    } finally {
      canvas = canvas.room() > MOST_ROOM_KEPT ? blank(source) : canvas;
    }
  }

  /** A plug-in's problem passes through; a problem of the data must name the image. */
  private static Problem named(Throwable e, String name) {
    boolean isOfData = e instanceof DataProblem;
    if (e instanceof Problem problem
        && (!isOfData || String.valueOf(e.getMessage()).contains(name))) {
      return problem;
    }
    return new DataProblem("reading %s failed (%s); check or replace it".formatted(name, e), e);
  }

  @Override
  public void close() {
    reader.close();
  }
}
