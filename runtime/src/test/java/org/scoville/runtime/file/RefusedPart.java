package org.scoville.runtime.file;

import java.io.IOException;
import java.nio.file.Path;
import org.scoville.runtime.problem.FileProblem;

/** A main that holds a part of a file although it has asked for it once more. */
final class RefusedPart {
  private RefusedPart() {}

  /** Takes the part, is refused the second time, says so and waits. */
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    try (PartFile file = PartFile.create(target)) {
      try (PartFile again = PartFile.create(target)) {
        again.finish();
      } catch (FileProblem e) {
        System.out.println("refused");
      }
      if (System.in.read() >= 0) {
        file.finish();
      }
    }
  }
}
