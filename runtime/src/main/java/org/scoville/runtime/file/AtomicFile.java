package org.scoville.runtime.file;

import java.nio.file.Path;
import org.scoville.runtime.problem.FileProblem;

/**
 * A file that is written at one go and gets its name only when it is whole, so that a process
 * killed in between leaves the previous file as it was.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file, replacing one of the same name.
   *
   * @throws FileProblem if it can't be written, or another process is writing it; the name then
   *     holds what it held before
   */
  public static void write(Path target, Content content) {
    try (PartFile file = PartFile.create(target)) {
      file.append(content);
      file.finish();
    }
  }
}
