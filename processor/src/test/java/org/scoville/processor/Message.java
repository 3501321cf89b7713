package org.scoville.processor;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A diagnostic of ours.
 *
 * @param file name of the file and of its folder, or "" without a position
 * @param line the line
 * @param severity error, warning or note
 * @param id the id in brackets
 * @param text the whole message
 */
record Message(String file, long line, String severity, String id, String text) {
  private static final Pattern ID = Pattern.compile("\\[([a-z0-9-]+)] .*", Pattern.DOTALL);

  static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
    // javac indents the second line of a message and those behind it once more.
    String text = diagnostic.getMessage(Locale.ROOT).strip().replaceAll("\\n +", "\n  ");
    Matcher matcher = ID.matcher(text);
    return new Message(
        Optional.ofNullable(diagnostic.getSource()).map(Message::name).orElse(""),
        diagnostic.getLineNumber(),
        severity(diagnostic.getKind()),
        matcher.matches() ? matcher.group(1) : "",
        text);
  }

  static String name(JavaFileObject file) {
    return name(Path.of(file.toUri()));
  }

  static String name(Path file) {
    return file.getParent().getFileName() + "/" + file.getFileName();
  }

  /** Where and what, as a corpus file expects it. */
  String place() {
    return "%s:%d %s [%s]".formatted(file, line, severity, id);
  }

  private static String severity(Diagnostic.Kind kind) {
    return switch (kind) {
      case ERROR -> "error";
      case WARNING, MANDATORY_WARNING -> "warning";
      case NOTE, OTHER -> "note";
    };
  }
}
