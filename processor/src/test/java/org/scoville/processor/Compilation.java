package org.scoville.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * The outcome of a compilation.
 *
 * @param success whether there was no error
 * @param diagnostics everything the compiler said
 * @param sources folder of the generated sources
 * @param classes folder of the class files
 */
record Compilation(
    boolean success,
    List<Diagnostic<? extends JavaFileObject>> diagnostics,
    Path sources,
    Path classes) {

  /** Our messages, each with its file and line. */
  List<Message> messages() {
    return diagnostics.stream()
        .map(Message::of)
        .filter(message -> !message.id().isEmpty())
        .toList();
  }

  /** What the compiler said by itself. */
  List<String> others() {
    return diagnostics.stream()
        .filter(d -> Message.of(d).id().isEmpty())
        .map(d -> d.getKind() + " " + d.getLineNumber() + " " + d.getMessage(Locale.ROOT))
        .toList();
  }

  /** The text of a generated file. */
  String source(String path) {
    try {
      return Files.readString(sources.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a generated file exists. */
  boolean has(String path) {
    return Files.exists(sources.resolve(path));
  }
}
