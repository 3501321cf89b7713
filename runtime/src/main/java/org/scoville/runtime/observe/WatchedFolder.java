package org.scoville.runtime.observe;

import java.io.IOException;

/** The folder that a run's files stand in, which may be taken away while it runs. */
@FunctionalInterface
public interface WatchedFolder {
  /**
   * Makes it again if it is gone.
   *
   * @throws IOException if that can't be, or another run has it by now
   */
  void hold() throws IOException;
}
