package org.scoville.service;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;

/**
 * The name and the jar of a file that registers providers, for messages.
 *
 * @param name its name in its jar or folder
 * @param home the jar or the folder
 */
record ServiceFile(String name, String home) {
  private static final String FOLDER = "META-INF/services/";

  /** Longest piece of a line that a message shows; a broken file may be one line of anything. */
  private static final int LONGEST = 100;

  static ServiceFile of(URL url) {
    String text = url.toString();
    int folder = text.lastIndexOf(FOLDER);
    String home = text.substring(0, folder).replaceFirst("^jar:", "").replaceFirst("!?/$", "");
    return new ServiceFile(text.substring(folder), path(home));
  }

  private static String path(String home) {
    try {
      return home.startsWith("file:") ? Path.of(URI.create(home)).toString() : home;
    } catch (IllegalArgumentException e) {
      return home;
    }
  }

  /** A sentence about a line, and what to do. */
  String fault(String line, String predicate) {
    return "%s in %s names %s, %s; rebuild it from clean, or remove the line"
        .formatted(name, home, shown(line), shown(predicate));
  }

  /** A sentence about the lines that are too many to be reported one by one. */
  String more(int lines) {
    return "%s in %s has %d more such lines; rebuild it from clean".formatted(name, home, lines);
  }

  /** A sentence about the whole file. */
  String unreadable(IOException e) {
    return "%s in %s can't be read: %s; rebuild it from clean"
        .formatted(name, home, shown(String.valueOf(e.getMessage())));
  }

  /** What may be anything, without what would move a terminal's cursor, and not too long. */
  private static String shown(String text) {
    String printable = text.replaceAll("\\p{C}", "?");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
  }
}
