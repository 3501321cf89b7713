package org.scoville.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scoville.rule.Check;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RuleBook;

/**
 * The bad recipes and their good twins: one folder a check, {@code // error: [id]} on each
 * offending line. All bad ones are compiled in one task, all good ones in another, with the recipes
 * that they descend from. Their packages are named {@code cases} and not after their folders, where
 * ECJ would find each a second time.
 */
final class Corpus {
  static final Path FOLDER = Path.of("src", "test", "resources", "corpus");
  private static final List<String> ANCESTORS =
      List.of("Calm", "Mild", "Medium", "Hot", "NvidiaBaseline", "FfcvResNet50");
  private static final Pattern EXPECTATION =
      Pattern.compile("(error|warning|note): \\[([a-z0-9-]+)]");

  private final Path output;
  private final Map<JavaCompilers, Compilation> bad = new EnumMap<>(JavaCompilers.class);
  private final Map<JavaCompilers, Compilation> good = new EnumMap<>(JavaCompilers.class);

  /** A corpus that compiles into a folder. */
  Corpus(Path output) {
    this.output = output;
  }

  /** Every rule, and every structural fault but a crash of our own. */
  static List<Check> checks() {
    return Stream.<Check>concat(
            Arrays.stream(LanguageCheck.values()).filter(s -> s != LanguageCheck.PROCESSOR_CRASHED),
            RuleBook.load(Corpus.class.getClassLoader()).rules().stream())
        .toList();
  }

  /** The files whose names begin with a word. */
  static List<Path> files(String word) {
    return JavaCompilers.files(FOLDER).stream()
        .filter(file -> file.getFileName().toString().startsWith(word))
        .toList();
  }

  /** The bad recipes under a compiler. */
  Compilation bad(JavaCompilers compiler) {
    return bad.computeIfAbsent(compiler, c -> compile(c, "Bad"));
  }

  /** The good twins under a compiler. */
  Compilation good(JavaCompilers compiler) {
    return good.computeIfAbsent(compiler, c -> compile(c, "Good"));
  }

  /** What the bad recipes expect, as {@link Message#place} writes it. */
  static List<String> expectations() {
    List<String> expected = new ArrayList<>();
    for (Path file : Stream.concat(files("Bad").stream(), ancestors().stream()).toList()) {
      List<String> lines = text(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String place = "%s:%d".formatted(Message.name(file), i + 1);
        int comment = lines.get(i).indexOf("// ");
        if (comment >= 0) {
          EXPECTATION
              .matcher(lines.get(i).substring(comment))
              .results()
              .map(found -> expectation(place, found))
              .forEach(expected::add);
        }
      }
    }
    return expected;
  }

  /** The recipes that others descend from. */
  static List<Path> ancestors() {
    return ANCESTORS.stream().map(name -> FOLDER.resolve(name + ".java")).toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String expectation(String place, MatchResult found) {
    return "%s %s [%s]".formatted(place, found.group(1), found.group(2));
  }

  private Compilation compile(JavaCompilers compiler, String word) {
    List<Path> files = new ArrayList<>(files(word));
    files.addAll(ancestors());
    files.addAll(JavaCompilers.files(JavaCompilers.STUBS));
    return compiler.compile(files, output.resolve(compiler + word));
  }
}
