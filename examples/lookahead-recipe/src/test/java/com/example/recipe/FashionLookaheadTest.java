package com.example.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.lookahead.Lookahead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.launch.Scoville;

/** The recipe as the compiler wrote it down: explained, and trained on a few images. */
class FashionLookaheadTest {
  @TempDir Path folder;

  @Test
  void theGeneratedModuleHasTheForeignAlgorithm() {
    FashionLookahead recipe = new FashionLookaheadModule();
    assertThat(recipe.lookahead()).isEqualTo(new Lookahead(6, 0.5));
    assertThat(new FashionLookaheadTrainer().spec().find(Lookahead.class))
        .contains(recipe.lookahead());
  }

  @Test
  void itIsExplainedWithTheForeignAlgorithmInItsPlan() {
    assertThat(said("explain", "fashion-lookahead"))
        .containsSubsequence("weight average", "Lookahead", "Findings\n  none\n");
  }

  @Test
  void thePageOfAForeignRuleIsPrinted() {
    assertThat(said("rule", "lookahead-never-syncs"))
        .startsWith("# lookahead-never-syncs\n")
        .contains("**Error**: ", "arxiv.org/abs/1907.08610", "Set syncBatches to 5 or 6");
    assertThat(said("rule")).containsPattern("lookahead-never-syncs +error +a Lookahead whose");
  }

  @Test
  void itLearnsAFewSteps() throws IOException {
    Path data = StripedImages.write(folder.resolve("data"), 640, 200);
    Path out = folder.resolve("out");
    String said =
        said(
            "train",
            "fashion-lookahead",
            "--data",
            data.toString(),
            "--out",
            out.toString(),
            "--epochs",
            "2",
            "--batch-size",
            "32");
    assertThat(out.resolve("weights.safetensors")).exists();
    assertThat(out.resolve("averaged.safetensors")).exists();
    assertThat(said).contains("with the averaged weights");
    // The last of 40 steps comes two thirds of the way to a synchronization.
    assertThat(Files.readAllBytes(out.resolve("averaged.safetensors")))
        .isNotEqualTo(Files.readAllBytes(out.resolve("weights.safetensors")));
  }

  private static String said(String... args) {
    PrintStream former = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      Scoville.main(args);
    } finally {
      System.setOut(former);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
