package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of algorithms: what the recipe asks for, then what is published, then as written. */
final class PlanOrderTest {
  private static final String RECIPE =
      """
      @Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
      public interface Ordered extends Calm {
        %s
      }
      """;
  private static final String NOISES =
      """
      record Noise(double scale) implements TargetTransform {
        @Hyperparameters @interface With { double scale() default 1; }
      }
      @After(type = LabelSmoothing.class, because = "clipping is last")
      @Before(type = MixUp.class, because = "partners want clipped targets")
      record Clip() implements TargetTransform {
        @Hyperparameters @interface With {}
      }
      """;

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void thePublishedOrderWinsOverTheOrderOfTheMethods(JavaCompilers compiler) {
    assertThat(
            plan(compiler, "@Algorithm MixUp mixUp(); @Algorithm LabelSmoothing labelSmoothing();"))
        .containsSubsequence(
            ".targets(", "labelSmoothing,", "before MixUp: ", ".targets(", "mixUp,", "after Label");
  }

  @ParameterizedTest
  @EnumSource
  void theRecipesAfterWinsOverThePublishedOrder(JavaCompilers compiler) {
    assertThat(
            plan(
                compiler,
                "@Algorithm MixUp mixUp();"
                    + " @Algorithm(after = MixUp.class) LabelSmoothing labelSmoothing();"))
        .containsSubsequence(
            ".targets(mixUp, Timing.always(), \"before LabelSmoothing, as the recipe asks\")",
            ".targets(labelSmoothing, Timing.always(), \"after MixUp, as the recipe asks\")");
  }

  @ParameterizedTest
  @EnumSource
  void algorithmsWithoutAnOrderStayAsWritten(JavaCompilers compiler) {
    assertThat(
            plan(
                compiler,
                "@Algorithm Noise noise(); @Algorithm LabelSmoothing labelSmoothing();" + NOISES))
        .containsSubsequence(
            ".targets(noise, Timing.always(), \"no published order\")",
            ".targets(labelSmoothing, Timing.always(), \"no published order\")");
  }

  @ParameterizedTest
  @EnumSource
  void reasonsOfBothSidesArePrinted(JavaCompilers compiler) {
    assertThat(
            plan(
                compiler,
                "@Algorithm Clip clip(); @Algorithm MixUp mixUp();"
                    + " @Algorithm LabelSmoothing labelSmoothing();"
                    + NOISES))
        .containsSubsequence(
            "labelSmoothing,",
            ".targets(",
            "clip,",
            "before MixUp: partners want clipped targets; after LabelSmoothing: clipping is last",
            ".targets(",
            "mixUp,");
  }

  @ParameterizedTest
  @EnumSource
  void aBatchIsResizedThenThinnedThenCutThenMixed(JavaCompilers compiler) {
    String cutters =
        "@Algorithm %s mixing(); @Algorithm CutOut cutOut();"
            + " @Algorithm @ColOut.With(rowDrop = 0.05, columnDrop = 0.05) ColOut colOut();"
            + " @Algorithm %s resizing();";
    String ramp = "@ResolutionRamp.With(fromPixels = 128, toPixels = 176, gridPixels = 16)";
    for (String resizing : List.of("ProgressiveResizing", ramp + " ResolutionRamp")) {
      for (String mixing : List.of("MixUp", "CutMix", "MixUpOrCutMix")) {
        assertThat(plan(compiler, cutters.formatted(mixing, resizing)))
            .containsSubsequence(
                ".batch(resizing,", ".batch(colOut,", ".batch(cutOut,", ".batch(mixing,");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void targetsAreSmoothedBeforeOneOfThemIsMixedAndAfterEitherIs(JavaCompilers compiler) {
    String smoothing = "@Algorithm LabelSmoothing labelSmoothing();";
    assertThat(plan(compiler, "@Algorithm CutMix mixing();" + smoothing))
        .containsSubsequence(".targets(labelSmoothing,", ".targets(mixing,");
    assertThat(plan(compiler, smoothing + "@Algorithm MixUpOrCutMix mixing();"))
        .containsSubsequence(".targets(mixing,", ".targets(labelSmoothing,");
  }

  @ParameterizedTest
  @EnumSource
  void whatResizesTwiceIsRefused(JavaCompilers compiler) {
    String pair = "@Algorithm ProgressiveResizing one(); @Algorithm ResolutionRamp other();";
    assertThat(compile(compiler, pair).messages())
        .extracting(Message::id)
        .containsExactly("two-resizings");
  }

  @ParameterizedTest
  @EnumSource
  void whatMixesTwiceIsRefusedOnlyWhereItMeets(JavaCompilers compiler) {
    for (String pair :
        List.of(
            "%s MixUp mixUp(); %s CutMix second();",
            "%s MixUp mixUp(); %s MixUpOrCutMix second();",
            "%s CutMix cutMix(); %s MixUpOrCutMix second();")) {
      assertThat(compile(compiler, pair.formatted("@Algorithm", "@Algorithm")).messages())
          .as(pair)
          .extracting(Message::id)
          .containsExactly("mixup-and-cutmix-same-batch");
      assertThat(
              plan(compiler, pair.formatted("@Algorithm(until = 0.25)", "@Algorithm(from = 0.25)")))
          .contains(".batch(second, ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAlgorithmAfterItselfIsACycle(JavaCompilers compiler) {
    assertThat(compile(compiler, "@Algorithm(after = MixUp.class) MixUp mixUp();").messages())
        .singleElement()
        .extracting(Message::id)
        .isEqualTo("order-cycle");
  }

  private String plan(JavaCompilers compiler, String body) {
    Compilation compilation = compile(compiler, body);
    assertThat(compilation.messages())
        .filteredOn(message -> !message.severity().equals("note"))
        .isEmpty();
    assertThat(compilation.success()).isTrue();
    // Long calls are broken after their bracket, and long reasons are written in pieces.
    return compilation
        .source("demo/OrderedModule.java")
        .replaceAll("\\(\\s+", "(")
        .replaceAll("\"\\s+\\+ \"", "");
  }

  private Compilation compile(JavaCompilers compiler, String body) {
    return compiler.compile(
        Sources.in(output.resolve("files")).with("Ordered", RECIPE.formatted(body)).files(),
        output.resolve("out"));
  }
}
