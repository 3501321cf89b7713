package org.scoville.runtime.beton;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.IoErrorText;
import org.scoville.runtime.text.PathText;

/**
 * The problems of one file.
 *
 * @param file the file
 */
record BetonFault(Path file) {

  /** A content that no whole file has. */
  DataProblem damaged(String fact, Object... values) {
    return new DataProblem(
        "%s is no whole .beton file: %s; copy it again, or write it again"
            .formatted(PathText.of(file), String.format(Locale.ROOT, fact, values)));
  }

  /** A file that is whole, but not for this purpose. */
  DataProblem unfit(String fact, String remedy) {
    return new DataProblem("%s %s; %s".formatted(PathText.of(file), fact, remedy));
  }

  /** A file that the file system doesn't give away. */
  DataProblem unread(IOException e) {
    return new DataProblem(
        "%s can't be read (%s); check the file and its permissions"
            .formatted(PathText.of(file), IoErrorText.words(e)),
        e);
  }
}
