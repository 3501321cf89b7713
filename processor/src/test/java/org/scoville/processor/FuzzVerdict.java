package org.scoville.processor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditions that every compilation meets, however broken its source is. */
final class FuzzVerdict {
  private FuzzVerdict() {}

  /** What is wrong with an attempt, if anything is. */
  static Optional<String> of(JavaCompilers compiler, Attempt attempt) {
    if (attempt.thrown().isPresent()) {
      return Optional.of(compiler + " ends with " + trace(attempt.thrown().get()));
    }
    if (isOurTrace(attempt.log())) {
      return Optional.of(compiler + " prints " + attempt.log());
    }
    for (Message message : attempt.said()) {
      if (message.id().equals("processor-crashed") || isOurTrace(message.text())) {
        return Optional.of(compiler + " says " + message.text());
      }
    }
    if (attempt.success()) {
      for (String recipe : attempt.recipes()) {
        String module = module(recipe, attempt);
        if (!attempt.written().contains(module)) {
          return Optional.of(compiler + " finds no error and there is no " + module);
        }
      }
    }
    return Optional.empty();
  }

  /** Findings under one compiler that are missing under the other, where both accept the Java. */
  static Optional<String> difference(Attempt javac, Attempt ecj) {
    if (javac.thrown().isPresent()
        || ecj.thrown().isPresent()
        || javac.isRefusedByCompiler()
        || ecj.isRefusedByCompiler()
        || javac.findings().equals(ecj.findings())) {
      return Optional.empty();
    }
    return Optional.of("javac: " + javac.findings() + "\n  ecj: " + ecj.findings());
  }

  private static boolean isOurTrace(String text) {
    return text.contains("at org.scoville.") || text.contains("StackOverflowError");
  }

  /** A nested recipe's module has the names of the types around it. */
  private static String module(String recipe, Attempt attempt) {
    List<String> parts = Arrays.asList(recipe.split("\\.", -1));
    return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
        .map(
            i ->
                Stream.concat(
                        parts.subList(0, i).stream(),
                        Stream.of(String.join("_", parts.subList(i, parts.size()))))
                    .reduce((a, b) -> a + "." + b)
                    .orElseThrow())
        .map(name -> name + "Module.java")
        .filter(attempt.written()::contains)
        .findFirst()
        .orElse(recipe + "Module.java");
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
