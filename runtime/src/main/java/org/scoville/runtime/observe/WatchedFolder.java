package org.scoville.runtime.observe;

import java.io.IOException;

/** The folder of a run's files, which may be removed or moved while it runs. */
@FunctionalInterface
public interface WatchedFolder {
  /**
   * Makes it again if it is gone.
   *
   * @throws IOException if that can't be, or another run has it by now
   */
  void hold() throws IOException;
}
