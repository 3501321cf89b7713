package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sources that once crashed the processor, or were passed over by it, each as small as it gets. */
final class BrokenSourceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void anAcceptanceWithoutItsReasonInsideOthersIsTheCompilersToReport(JavaCompilers compiler) {
    Attempt attempt =
        compile(
            compiler,
            """
            @Recipe(epochs = 90, batchSize = 2048)
            @Accept.All(@Accept(rule = "sam-short-run"))
            interface Subject extends Calm {}
            """);
    assertThat(attempt.isRefusedByCompiler()).isTrue();
    assertThat(attempt.ids()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aClassInPlaceOfARangesEndIsTheCompilersToReport(JavaCompilers compiler) {
    Attempt attempt =
        compile(
            compiler,
            """
            @Recipe(epochs = 90, batchSize = 2048)
            interface Subject extends Calm { @Algorithm Own own(); }
            record Own(double x) implements StepRule {
              @Hyperparameters @interface With { @Range(above = void.class) double x() default 1; }
            }
            """);
    assertThat(attempt.isRefusedByCompiler()).isTrue();
    assertThat(attempt.ids()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultOfAnotherTypeIsTheCompilersToReport(JavaCompilers compiler) {
    Attempt attempt =
        compile(
            compiler,
            """
            @Recipe(epochs = 90, batchSize = 2048)
            interface Subject extends Calm { @Algorithm Own own(); }
            record Own(double x) implements StepRule {
              @Hyperparameters @interface With { @Range(min = 0) double x() default true; }
            }
            """);
    assertThat(attempt.isRefusedByCompiler()).isTrue();
    assertThat(attempt.ids()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aConstantOfAnotherEnumIsTheCompilersToReport(JavaCompilers compiler) {
    Attempt attempt =
        compile(
            compiler,
            """
            @Recipe(epochs = 90, batchSize = 2048, precision = Role.MODEL)
            interface Subject extends Calm {}
            """);
    assertThat(attempt.isRefusedByCompiler()).isTrue();
    assertThat(attempt.ids()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFindingBesideAnEmptyArrayIsReported(JavaCompilers compiler) {
    Attempt attempt =
        compile(
            compiler,
            """
            @Recipe(epochs = 90, batchSize = 2048)
            interface Subject extends Calm {
              @Algorithm(after = {})
              @MixUp.With(alpha = -1)
              MixUp mixUp();
            }
            """);
    assertThat(attempt.isRefusedByCompiler()).isFalse();
    assertThat(attempt.ids()).containsExactly("out-of-range");
  }

  @ParameterizedTest
  @EnumSource
  void anArrayInPlaceOfAParentIsTheCompilersToReport(JavaCompilers compiler) {
    Attempt attempt =
        compile(
            compiler,
            """
            @Recipe(epochs = 90, batchSize = 2048)
            interface Subject extends Calm, Calm[] {}
            """);
    assertThat(attempt.isRefusedByCompiler()).isTrue();
    assertThat(attempt.ids()).isEmpty();
  }

  private Attempt compile(JavaCompilers compiler, String body) {
    SourceCompiler.prepare(folder);
    return SourceCompiler.of(compiler, folder)
        .compile(
            "package demo; import cases.Calm; import org.scoville.algorithm.*;"
                + " import org.scoville.fact.*; import org.scoville.ingredient.*; import org.scoville.recipe.*;\n"
                + body);
  }
}
