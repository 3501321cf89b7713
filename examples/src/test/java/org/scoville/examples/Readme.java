package org.scoville.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the README's recipe and compiler error, and the quick start's file that they are from. */
final class Readme {
  private static final Path FILE = Path.of("..", "README.md");
  private static final Path RECIPE =
      Path.of("src", "main", "java", "org", "scoville", "examples", "FashionMild.java");

  private Readme() {}

  /** The recipe with its imports, without its package. */
  static String recipe() throws IOException {
    return block("java");
  }

  /** The compiler's error for a warm-up that is as long as the run. */
  static String error() throws IOException {
    return block("text");
  }

  /** The quick start's file. */
  static String file() throws IOException {
    return Files.readString(RECIPE);
  }

  /** The file with a warm-up that is as long as the run. */
  static String wrong(String recipe) {
    return recipe.replace("warmupEpochs = 1)", "warmupEpochs = 16)");
  }

  private static String block(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(FILE));
    if (!matcher.find()) {
      throw new IllegalStateException("the README has no block of " + language);
    }
    return matcher.group(1);
  }
}
