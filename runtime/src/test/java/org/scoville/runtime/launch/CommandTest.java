package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static final int MISREAD = 2;

  @Test
  void listNamesEveryRecipeOnTheClassPath() {
    assertThat(Invocation.scoville("list").worked().out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("small-folder ")
                    .contains("3 epochs", "batch 16", SmallRecipe.folder().spec().name()),
            line ->
                assertThat(line)
                    .startsWith("small-gray ")
                    .contains("3 epochs", "batch 16", SmallRecipe.gray().spec().name()));
  }

  @Test
  void withoutACommandItTellsWhatThereIs() {
    Invocation told = Invocation.scoville().worked();
    assertThat(told.out()).contains("list", "explain", "train", "--verbose");
    assertThat(told).isEqualTo(Invocation.scoville("--help"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--data=DIR",
        "--devices=DEVICE[,DEVICE...]",
        "--epochs=N",
        "--batch-size=N",
        "--micro-batch=N",
        "--seed=N",
        "--out=DIR",
        "--threads=N",
        "--verbose"
      })
  void everyMainTakesTheSameOptions(String option) {
    assertThat(Invocation.scoville("train", "--help").worked().out()).contains(option);
    assertThat(Invocation.scoville("explain", "--help").worked().out()).contains(option);
    assertThat(Invocation.main(new SmallGrayTrainer(), "--help").worked().out()).contains(option);
  }

  @Test
  void aGeneratedMainGoesByItsName() {
    assertThat(Invocation.main(new SmallGrayTrainer(), "--help").worked().out())
        .startsWith("Usage: SmallGrayTrainer ");
  }

  @Test
  void itTellsItsVersionAndJavas() {
    assertThat(Invocation.scoville("--version").worked().out())
        .contains("scoville ", "Java " + Runtime.version());
  }

  @Test
  void anOptionThatIsNotThereIsNamed() {
    misread(
        Invocation.main(new SmallGrayTrainer(), "--nonsense"), "--nonsense", "SmallGrayTrainer");
    misread(Invocation.scoville("train", "small-gray", "--nonsense"), "--nonsense");
    misread(Invocation.scoville("paint"), "paint");
  }

  @Test
  void anOptionWithAWrongValueIsNamed() {
    misread(Invocation.scoville("train", "small-gray", "--epochs", "many"), "--epochs", "many");
    misread(Invocation.scoville("train", "small-gray", "--seed"), "--seed");
  }

  @Test
  void aCommandWithoutARecipeAsksForOne() {
    misread(Invocation.scoville("train"), "RECIPE", "scoville train --help");
    misread(Invocation.scoville("explain"), "RECIPE", "scoville explain --help");
  }

  private static void misread(Invocation told, String... words) {
    assertThat(told.code()).isEqualTo(MISREAD);
    assertThat(told.err()).startsWith("scoville: ").contains(words).contains("--help");
    assertThat(told.err().strip().lines()).hasSize(1);
    assertThat(told.out()).isEmpty();
  }
}
