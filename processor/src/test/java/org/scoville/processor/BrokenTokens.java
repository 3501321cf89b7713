package org.scoville.processor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** A real recipe with a few of its tokens deleted, doubled, swapped or replaced. */
final class BrokenTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*\"|[\\p{L}_$][\\p{L}\\p{N}_$]*"
              + "|[0-9][0-9_.eExL+]*|\\s+|.",
          Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("[0-9].*");

  /** The recipes of the corpus and the published ones. */
  private static final List<String> RECIPES =
      Stream.concat(
              JavaCompilers.files(Corpus.FOLDER).stream(),
              JavaCompilers.files(Path.of("..", "recipes", "src", "main", "java")).stream())
          .map(Corpus::text)
          .filter(text -> text.contains("@Recipe("))
          .toList();

  private BrokenTokens() {}

  /** The source of a seed. */
  static String of(long seed) {
    Chance chance = new Chance(seed);
    List<String> tokens =
        new ArrayList<>(
            TOKEN
                .matcher(chance.of(RECIPES))
                .results()
                .map(MatchResult::group)
                .filter(token -> !token.startsWith("/*"))
                .toList());
    for (int changes = 1 + chance.below(4); changes > 0; changes--) {
      change(tokens, chance);
    }
    return String.join("", tokens);
  }

  private static void change(List<String> tokens, Chance chance) {
    int at = word(tokens, chance);
    int other = word(tokens, chance);
    String token = tokens.get(at);
    if (chance.once(12)) {
      tear(tokens, at, other, chance);
    } else if (token.equals("@")) {
      tokens.set(at, chance.of(Nonsense.ANNOTATIONS) + " @");
    } else if (NUMBER.matcher(token).matches()) {
      tokens.set(at, chance.of(Nonsense.VALUES));
    } else if (isName(token)) {
      while (!isName(tokens.get(other))) {
        other = word(tokens, chance);
      }
      tokens.set(at, chance.once(4) ? chance.of(Nonsense.NAMES) : tokens.get(other));
    }
  }

  private static boolean isName(String token) {
    return SourceVersion.isName(token) && !token.equals("record");
  }

  /** A change that seldom leaves the source with a syntax. */
  private static void tear(List<String> tokens, int at, int other, Chance chance) {
    String token = tokens.get(at);
    switch (chance.below(4)) {
      case 0 -> tokens.set(at, "");
      case 1 -> tokens.set(at, token + " " + token);
      case 2 -> {
        tokens.set(at, tokens.get(other));
        tokens.set(other, token);
      }
      default -> tokens.set(at, chance.of(Nonsense.VALUES));
    }
  }

  /** A token that is not empty; those behind the imports are the likelier. */
  private static int word(List<String> tokens, Chance chance) {
    int start = chance.once(20) ? 0 : Math.max(0, tokens.indexOf("@"));
    int at = start + chance.below(tokens.size() - start);
    while (tokens.get(at).isBlank()) {
      at = (at + 1) % tokens.size();
    }
    return at;
  }
}
