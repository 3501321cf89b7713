package org.scoville.runtime.beton;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.file.PartFile;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.problem.FileProblem;
import org.scoville.text.Printable;

/**
 * Writes images with their labels into a file that FFCV reads: an image field {@code image}, then a
 * whole number {@code label}.
 *
 * <p>Any number of threads add samples, and the file depends only on what they add: it lies in the
 * order of the samples, as one worker of FFCV's writes it. The file has its name when it is
 * finished, and before that is beside it as {@code name.part}; closing it unfinished deletes it.
 */
public final class BetonWriter implements Closeable {
  /** FFCV's own: four of the smallest. */
  public static final long PAGE_SIZE = 4 * BetonFormat.SMALLEST_PAGE;

  /** The most bytes of samples that wait for one before them, besides one of each thread. */
  private static final long AHEAD = 1 << 26;

  private final int samples;
  private final long pageSize;
  private final BetonOutput output;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Integer, Labeled> waiting = new HashMap<>();
  private long waitingBytes;
  private int next;
  private boolean closed;
  private @Nullable FileProblem failure;

  /** A sample to write; one without an image is left out. */
  private record Labeled(@Nullable BetonImage image, long label) {
    int length() {
      return image == null ? 0 : image.length();
    }
  }

  /**
   * Starts a file.
   *
   * @param samples how many there will be
   * @param pageSize bytes of a page, which no sample may exceed: a power of two from 2 MiB to 2 GiB
   * @throws DataProblem if there will be none
   * @throws FileProblem if the file can't be written, or another process is writing it
   */
  public BetonWriter(Path file, int samples, long pageSize) {
    if (samples < 1) {
      throw new DataProblem("there are no samples to write; give images");
    }
    if (!BetonFormat.isPageSize(pageSize)) {
      throw new IllegalArgumentException(
          "a page has %d bytes; give a power of two from %d to %d"
              .formatted(pageSize, BetonFormat.SMALLEST_PAGE, BetonFormat.LARGEST_PAGE));
    }
    this.samples = samples;
    this.pageSize = pageSize;
    this.output = new BetonOutput(PartFile.create(file), samples, pageSize);
  }

  /**
   * Adds a sample, on any thread. A thread that is too far ahead of the others waits for them; so
   * each thread should take the lowest sample that none has taken.
   *
   * @throws DataProblem if it doesn't fit into a page
   * @throws FileProblem if the file can't be written
   */
  public void add(int sample, BetonImage image, long label) throws InterruptedException {
    checkSize(image);
    put(sample, new Labeled(image, label));
  }

  /**
   * Leaves a sample out; those after it move up.
   *
   * @throws FileProblem if the file can't be written
   */
  public void skip(int sample) throws InterruptedException {
    put(sample, new Labeled(null, 0));
  }

  private void put(int sample, Labeled labeled) throws InterruptedException {
    if (sample < 0 || sample >= samples) {
      throw new IllegalArgumentException(
          "sample %d of %d is added; give 0 to %d".formatted(sample, samples, samples - 1));
    }
    lock.lock();
    try {
      while (isOpen() && sample > next && waitingBytes + labeled.length() > AHEAD) {
        changed.await();
      }
      checkOpen();
      if (sample < next || waiting.putIfAbsent(sample, labeled) != null) {
        throw new IllegalArgumentException(
            "sample %d is added twice; add it once".formatted(sample));
      }
      waitingBytes += labeled.length();
      writeWhatFollows();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /**
   * Writes the rest of the file and gives it its name, after all samples were added.
   *
   * @throws FileProblem if that fails
   */
  public void finish() {
    lock.lock();
    try {
      checkOpen();
      if (next < samples) {
        throw new IllegalStateException(
            "sample %d of %d is missing; add it".formatted(next, samples));
      }
      output.finish();
      closed = true;
    } catch (FileProblem e) {
      failure = e;
      throw e;
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /** Deletes the unfinished file, for a process that ends now: it waits for no other thread. */
  public void deleteUnfinished() {
    output.deleteUnfinished();
  }

  /** Deletes the file unless it was finished; threads that wait to add a sample fail. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      output.close();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  private void checkSize(BetonImage image) {
    if (image.length() <= pageSize) {
      return;
    }
    long fitting = Long.highestOneBit(image.length() - 1L) << 1;
    throw new DataProblem(
        "%s takes %d bytes as %s, and a page has %d; give --page-size %d"
            .formatted(
                Printable.of(image.name()),
                image.length(),
                image.isRaw() ? "raw pixels" : "JPEG",
                pageSize,
                fitting));
  }

  private void writeWhatFollows() {
    try {
      for (Labeled head = waiting.remove(next); head != null; head = waiting.remove(next)) {
        BetonImage image = head.image();
        if (image != null) {
          output.write(image, head.label());
        }
        waitingBytes -= head.length();
        next++;
      }
    } catch (FileProblem e) {
      failure = e;
      throw e;
    }
  }

  private boolean isOpen() {
    return !closed && failure == null;
  }

  private void checkOpen() {
    if (failure != null) {
      throw new FileProblem(String.valueOf(failure.getMessage()), failure);
    }
    if (closed) {
      throw new IllegalStateException("the file is closed; add all samples before that");
    }
  }
}
