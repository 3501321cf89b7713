package org.scoville.processor.write;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names in a generated class that the compiler has to resolve: none after a dot, none in a
 * string or a comment, and none of the package and the imports.
 */
final class UsedNames {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|/\\*.*?\\*/"
              + "|(\\.\\s*)?(?<!\\p{javaJavaIdentifierPart})"
              + "(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)(?=(\\.)?)");
  private static final Pattern HEAD = Pattern.compile("(?m)^(?:package|import) [^\\n]*$");
  private static final int DOTTED = 1;
  private static final int NAME = 2;
  private static final int DOT = 3;

  private UsedNames() {}

  /** The names that a file uses. */
  static Set<String> of(String text) {
    return of(text, name -> true);
  }

  /** Those with a dot after them: a class's, a variable's, or the first part of a package's. */
  static Set<String> qualifying(String text) {
    return of(text, name -> name.group(DOT) != null);
  }

  private static Set<String> of(String text, Predicate<MatchResult> wanted) {
    return TOKEN
        .matcher(HEAD.matcher(text).replaceAll(""))
        .results()
        .filter(token -> token.group(NAME) != null && token.group(DOTTED) == null)
        .filter(wanted)
        .map(token -> token.group(NAME))
        .collect(Collectors.toSet());
  }
}
