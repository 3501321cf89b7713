package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.rule.Check;

/**
 * Every check has a bad recipe that it finds on the right line, and a good twin it is silent on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorpusTest {
  private Corpus corpus;

  @BeforeAll
  void open(@TempDir Path output) {
    corpus = new Corpus(output);
  }

  @ParameterizedTest
  @EnumSource
  void everyFindingStandsOnItsLineAndThereAreNoOthers(JavaCompilers compiler) {
    List<String> found = corpus.bad(compiler).messages().stream().map(Message::place).toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(Corpus.expectations());
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageSaysTheFactTheRemedyAndThePage(JavaCompilers compiler) {
    assertThat(corpus.bad(compiler).messages())
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message.text().strip())
                    .matches(
                        "(?s)\\["
                            + message.id()
                            + "] [^\n]+[.?]\n  Fix: [^\n]+\\.\n  See: scoville rule "
                            + message.id()));
  }

  @Test
  void bothCompilersSayTheSame() {
    assertThat(texts(JavaCompilers.ECJ))
        .containsExactlyInAnyOrderElementsOf(texts(JavaCompilers.JAVAC));
  }

  @ParameterizedTest
  @EnumSource
  void goodTwinsGetNoErrorOrWarningAndNothingFromTheirCheck(JavaCompilers compiler) {
    Compilation good = corpus.good(compiler);
    assertThat(good.messages())
        .allSatisfy(
            message -> {
              assertThat(message.severity()).isEqualTo("note");
              assertThat(message.file()).doesNotStartWith(message.id() + "/");
            });
    assertThat(good.others()).isEmpty();
    assertThat(good.success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void goodTwinsGetTheirModuleAndTrainer(JavaCompilers compiler) {
    Compilation good = corpus.good(compiler);
    for (Path file : recipes("Good")) {
      String name = generated(file);
      for (String suffix : List.of("Module", "Trainer")) {
        assertThat(good.sources().resolve(name + suffix + ".java")).exists();
        assertThat(good.classes().resolve(name + suffix + ".class")).exists();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecipeWithAnErrorGetsNothing(JavaCompilers compiler) {
    Compilation bad = corpus.bad(compiler);
    for (Path file : recipes("Bad")) {
      if (Corpus.text(file).contains("// error: ")) {
        assertThat(bad.has(generated(file) + "Module.java")).as(file.toString()).isFalse();
        assertThat(bad.has(generated(file) + "Trainer.java")).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void bothCompilersGenerateTheSame() {
    List<Path> files = JavaCompilers.files(corpus.good(JavaCompilers.JAVAC).sources());
    assertThat(files).hasSizeGreaterThan(2 * 40);
    for (Path file : files) {
      Path relative = corpus.good(JavaCompilers.JAVAC).sources().relativize(file);
      assertThat(corpus.good(JavaCompilers.ECJ).source(relative.toString()))
          .isEqualTo(Corpus.text(file));
    }
  }

  @Test
  void generatedCodeDoesNotReflect() {
    for (Path file : JavaCompilers.files(corpus.good(JavaCompilers.JAVAC).sources())) {
      assertThat(Corpus.text(file)).doesNotContain("java.lang.reflect", "getClass()", "forName");
    }
  }

  @Test
  void everyCheckHasABadRecipeThatItFindsAndAGoodTwin() {
    Set<String> provoked =
        Corpus.expectations().stream()
            .map(line -> line.replaceAll("^([^/]+)/.*\\[\\1]$", "$1"))
            .collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Check check : Corpus.checks()) {
      Path folder = Corpus.FOLDER.resolve(check.id());
      if (!provoked.contains(check.id()) || !Files.exists(folder.resolve("Good.java"))) {
        missing.add(check.id());
      }
    }
    assertThat(missing).as("checks without a bad recipe or a good twin").isEmpty();
  }

  private List<String> texts(JavaCompilers compiler) {
    return corpus.bad(compiler).messages().stream()
        .map(message -> message.place() + " " + message.text().strip())
        .toList();
  }

  private static List<Path> recipes(String word) {
    return Corpus.files(word).stream()
        .filter(file -> Corpus.text(file).contains("@Recipe("))
        .toList();
  }

  /** Path of the generated classes without their suffix. */
  private static String generated(Path file) {
    String folder = file.getParent().getFileName().toString().replace('-', '_');
    return "cases/" + folder + "/" + file.getFileName().toString().replace(".java", "");
  }
}
