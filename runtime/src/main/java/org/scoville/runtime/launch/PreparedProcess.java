package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.scoville.runtime.tensor.NativeFolder;
import org.scoville.runtime.train.StopRequest.Stage;

/**
 * The preparation of a process whose command decodes images or trains.
 *
 * <p>It comes before the first image is opened, because opening one loads OpenCV, and what OpenCV
 * and libtorch are told has an effect only before they load.
 */
final class PreparedProcess {
  private PreparedProcess() {}

  /** The work of a command in a prepared process. */
  @FunctionalInterface
  interface Work {
    /**
     * Does all of it.
     *
     * @param stop is told what to tidy up if a signal ends the process
     */
    void run(StopSignal stop) throws InterruptedException;
  }

  /**
   * Does work that a signal ends at once, with the signal's exit code.
   *
   * @param atSignal what the user is told then
   */
  static int run(PrintStream out, String atSignal, Work work) throws InterruptedException {
    Consumer<String> err = System.err::println;
    try (StopSignal stop = StopSignal.listening(err, atSignal)) {
      prepare(out, stop);
      if (Terminal.isWatched()) {
        stop.besideProgress();
      }
      try {
        work.run(stop);
      } finally {
        // Where a signal has taken the files away, the process ends and nothing else is said.
        stop.during(Stage.START, 0);
      }
      return ExitCode.OK;
    }
  }

  /**
   * Chooses where native libraries are unpacked, and makes the settings that they read.
   *
   * @return the folder, which is deleted at the end if it is temporary
   */
  static NativeFolder prepare(PrintStream out, StopSignal stop) {
    NativeFolder libraries = NativeFolder.settle();
    libraries.reason().ifPresent(reason -> out.println(deletedAtEnd(libraries, reason)));
    stop.tidy(libraries::remove);
    ProcessTuning.apply();
    stop.exitWith(ProcessTuning::leave);
    return libraries;
  }

  private static String deletedAtEnd(NativeFolder libraries, String reason) {
    return "native libraries (libtorch: 450 MB) are unpacked to %s and deleted at the end, because %s; set DJL_CACHE_DIR to a folder of your own to keep them"
        .formatted(libraries.path(), reason);
  }
}
