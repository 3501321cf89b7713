package org.scoville.runtime.runs;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.dataset.DataDigest;
import org.scoville.runtime.text.IoErrorText;

/**
 * A digest that is calculated on a thread of its own, because a data set may have millions of files
 * to look at.
 */
public final class BackgroundDigest {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable String hex;
  private volatile @Nullable String problem;

  private BackgroundDigest() {}

  /** Adds to a digest what something is known by. */
  @FunctionalInterface
  public interface Subject {
    /**
     * Adds all of it.
     *
     * @throws IOException if something can't be looked at
     */
    void identify(DataDigest digest) throws IOException;
  }

  /** Starts to calculate; the thread keeps no process alive. */
  public static BackgroundDigest of(Subject subject) {
    BackgroundDigest digest = new BackgroundDigest();
    Thread thread = new Thread(() -> digest.calculate(subject), "scoville-digest");
    thread.setDaemon(true);
    thread.start();
    return digest;
  }

  private void calculate(Subject subject) {
    try {
      DataDigest digest = new DataDigest();
      subject.identify(digest);
      hex = digest.hex();
    } catch (IOException e) {
      problem = IoErrorText.words(e);
    } catch (RuntimeException | Error e) {
      // The run reports it itself when it gets to the same data.
      problem = String.valueOf(e.getMessage());
    } finally {
      done.countDown();
    }
  }

  /** Waits until the digest is known, or known not to be, for so long at most. */
  public void await(long millis) {
    try {
      done.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The digest in hexadecimal digits, if it is known by now. */
  public Optional<String> hex() {
    return Optional.ofNullable(hex);
  }

  /** Why there will be none, if that is so. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }
}
