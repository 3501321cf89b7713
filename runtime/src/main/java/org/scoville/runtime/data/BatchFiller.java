package org.scoville.runtime.data;

import java.nio.ByteBuffer;
import org.scoville.runtime.random.Draw;

/**
 * Reads images into batches, whose content follows from the seed alone.
 *
 * <p>An unreadable training image is replaced by the next readable one of the same global batch,
 * cropped afresh, so that steps keep their size and replicas don't matter; an unreadable evaluation
 * image is left out, because standing in would count another one twice.
 */
final class BatchFiller {

  /** "sample", which tells this use of the seed from all others. */
  private static final long PURPOSE = 0x73616D706C65L;

  private final ImageSource source;
  private final BatchOrder order;
  private final long seed;
  private final UnreadableImages unreadable;

  BatchFiller(ImageSource source, BatchOrder order, long seed, UnreadableImages unreadable) {
    this.source = source;
    this.order = order;
    this.seed = seed;
    this.unreadable = unreadable;
  }

  /** Fills one place of a batch. */
  void fill(PendingBatch batch, int position) {
    int[] images = batch.images();
    int place = batch.placeInBatch(position);
    if (fill(batch, position, images[place], 0)) {
      return;
    }
    if (!order.isTraining()) {
      batch.drop(position);
      return;
    }
    for (int next = 1; next < images.length; next++) {
      if (fill(batch, position, images[(place + next) % images.length], 1L + place)) {
        return;
      }
    }
    throw new DataProblem(
        "None of the %d images in a batch can be read, %s among them: check or replace the files."
            .formatted(images.length, source.name(images[place])));
  }

  /**
   * Tries one image.
   *
   * @param occurrence 0 in its own place; elsewhere something that differs from place to place
   */
  private boolean fill(PendingBatch batch, int position, int image, long occurrence) {
    Draw draw = Draw.of(seed, PURPOSE, order.epoch(batch.step()), image, occurrence);
    ByteBuffer buffer = batch.buffer();
    try {
      source.read(image, draw, buffer, batch.offset(position));
      batch.label(position, source.label(image));
      return true;
    } catch (UnreadableImage e) {
      unreadable.add(image, e);
      return false;
    } catch (RuntimeException | Error e) {
      throw named(e, source.name(image));
    }
  }

  private static DataProblem named(Throwable e, String name) {
    if (e instanceof DataProblem problem && String.valueOf(e.getMessage()).contains(name)) {
      return problem;
    }
    return new DataProblem("Reading %s failed (%s): check or replace it.".formatted(name, e), e);
  }
}
