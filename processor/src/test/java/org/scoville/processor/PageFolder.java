package org.scoville.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A folder of generated pages, below {@code docs}. */
record PageFolder(String name) {
  private static final String MARK = "<!-- Written by ";

  private static final Path DOCS = Path.of("..", "docs");

  private Path path() {
    return DOCS.resolve(name);
  }

  /** The generated pages that lie there, by file name; one written by hand lacks the mark. */
  Map<String, String> committed() {
    Map<String, String> pages = new TreeMap<>();
    if (Files.exists(path())) {
      try (var files = Files.list(path())) {
        files.forEach(file -> pages.put(file.getFileName().toString(), Corpus.text(file)));
        pages.values().removeIf(page -> !page.startsWith(MARK));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pages;
  }

  /** Makes these the pages, and no others, if {@code -Dscoville.docs=write} asks for it. */
  void writeIfAsked(Map<String, String> pages) {
    if (!"write".equals(System.getProperty("scoville.docs"))) {
      return;
    }
    try {
      for (String stale : committed().keySet()) {
        if (!pages.containsKey(stale)) {
          Files.delete(path().resolve(stale));
        }
      }
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.createDirectories(path());
        Files.writeString(path().resolve(page.getKey()), page.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to do when the pages are behind what they are written from. */
  static String remedy(Class<?> test) {
    return ("the pages are older than their sources; write them again with"
            + " mvn -pl processor -am test -Dtest=%s -Dscoville.docs=write"
            + " -Dsurefire.failIfNoSpecifiedTests=false")
        .formatted(test.getSimpleName());
  }
}
