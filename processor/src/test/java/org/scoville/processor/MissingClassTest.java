package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that a recipe compiles against a jar that refers to missing classes. */
final class MissingClassTest {
  private static final String LIBRARY =
      """
      @Remark @interface Remark {}

      @Remark interface Parent extends Calm {
        @Remark @Algorithm Noise noise();
      }

      @Remark record Noise(@Remark double scale) implements StepRule {
        @Remark static Remark remark() { return null; }

        @Remark @Hyperparameters @interface With { @Remark double scale() default 1; }
      }
      """;
  private static final String RECIPE =
      "@Recipe(epochs = 90, batchSize = 2048) interface Child extends Parent {}";

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void anAnnotationThatIsMissingIsNoObstacle(JavaCompilers compiler) throws IOException {
    Compilation library =
        JavaCompilers.JAVAC.compile(
            Sources.in(output.resolve("files")).with("Parent", LIBRARY).files(),
            output.resolve("library"));
    assertThat(library.success()).isTrue();
    Files.delete(library.classes().resolve("demo/Remark.class"));
    Compilation compilation =
        compiler.compile(
            new RecipeProcessor(),
            Sources.emptyIn(output.resolve("child")).with("Child", RECIPE).files(),
            List.of(library.classes()),
            output.resolve("out"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.has("demo/ChildModule.java")).isTrue();
    assertThat(compilation.success()).isTrue();
  }
}
