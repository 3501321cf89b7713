package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the sentences about acceptances that are misspelled, misplaced or without a reason. */
final class AcceptanceTest {
  private static final String RECIPE =
      "@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)\n";

  @TempDir private Path output;

  @Test
  void aMisspelledRuleIsAnsweredWithTheNearestOne() {
    assertThat(onlyText("@Accept(rule = \"mixup-shrt-run\", because = \"easy\")", "", ""))
        .startsWith(
            "[accept-unknown] there is no rule mixup-shrt-run; did you mean mixup-short-run?\n");
  }

  @Test
  void anEmptyRuleIsReportedWithoutAHoleInTheSentence() {
    assertThat(onlyText("@Accept(rule = \" \", because = \"easy\")", "", ""))
        .startsWith("[accept-unknown] an acceptance names no rule.\n");
  }

  @Test
  void anAcceptanceOnTheWrongMethodSaysWhereToPutIt() {
    assertThat(onlyText("", "", "@Accept(rule = \"mixup-short-run\", because = \"easy\")"))
        .startsWith("[accept-unused] mixup-short-run has nothing to accept in Tuned.surgery.")
        .contains("\n  Fix: put it on Tuned.mixUp.\n");
  }

  private String onlyText(String onRecipe, String onMixUp, String onSurgery) {
    String body =
        "public interface Tuned extends Calm { %s @Algorithm MixUp mixUp(); %s @Algorithm"
            + " ChannelsLast surgery(); }";
    Sources sources =
        Sources.in(output.resolve("files"))
            .with("Tuned", onRecipe + RECIPE + body.formatted(onMixUp, onSurgery));
    return JavaCompilers.JAVAC.compile(sources.files(), output.resolve("out")).messages().stream()
        .filter(message -> message.id().startsWith("accept-"))
        .map(message -> message.text().strip())
        .reduce((one, other) -> one + " and " + other)
        .orElseThrow();
  }
}
