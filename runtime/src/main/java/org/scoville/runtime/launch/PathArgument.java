package org.scoville.runtime.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the path of a file or folder from the command line.
 *
 * <p>In a locale of ASCII alone, which is docker's default, Java has lost all other letters before
 * it starts.
 */
final class PathArgument {

  private static final char LOST = '\uFFFD';

  private PathArgument() {}

  static Path path(String argument) {
    try {
      if (argument.indexOf(LOST) >= 0 && !"UTF-8".equalsIgnoreCase(encoding())) {
        throw unsayable(argument);
      }
      return Path.of(argument);
    } catch (InvalidPathException e) {
      if (argument.chars().allMatch(letter -> letter < 0x80)) {
        throw new TypeConversionException("'%s' can't be the name of a file".formatted(argument));
      }
      throw unsayable(argument);
    }
  }

  private static TypeConversionException unsayable(String argument) {
    return new TypeConversionException(
        "'%s' has letters that this locale doesn't (its encoding is %s); run with LC_ALL=C.UTF-8"
            .formatted(argument, encoding()));
  }

  private static String encoding() {
    return System.getProperty("sun.jnu.encoding", "unknown");
  }
}
