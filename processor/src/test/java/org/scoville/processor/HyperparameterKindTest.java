package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.recipe.RecipeSpec;

/**
 * Every kind of hyperparameter comes through the recipe, the literals and the constructor whole.
 */
final class HyperparameterKindTest {
  private static final String BODY =
      """
      @Recipe(epochs = 90, batchSize = 2048)
      public interface Kinds extends Calm {
        @Algorithm
        @Every.With(
            whole = -12_345, far = Long.MAX_VALUE, single = 0.1f, tiny = 4.9e-324, endless =
            Double.NEGATIVE_INFINITY, text = "say \\"$S\\"\\n\\tover two lines, each of which is long enough to need another line, \\\\u0041 \\u2028\\u0085\\0 \\u00e9 \\ud83d\\ude00 \\ud83d",
            mode = Every.Mode.WITH$DOLLAR, fractions = {1e300, -0.5}, names = {})
        Every every();

        record Every(boolean flag, int whole, long far, float single, double tiny, double endless,
            String text, Mode mode, java.util.List<Double> fractions, java.util.List<String> names,
            java.util.List<Integer> one, java.util.List<Long> longs,
            java.util.List<Boolean> flags) implements StepRule {
          enum Mode { PLAIN, WITH$DOLLAR }

          @Hyperparameters
          @interface With {
            boolean flag() default true;
            int whole();
            long far();
            float single();
            double tiny();
            double endless();
            String text();
            Mode mode() default Mode.PLAIN;
            double[] fractions();
            String[] names();
            int[] one() default 1;
            long[] longs() default {1, 10_000_000_000L};
            boolean[] flags() default {true, false};
          }
        }
      }
      """;
  private static final String EXPECTED =
      "Every[flag=true, whole=-12345, far=9223372036854775807, single=0.1, tiny=4.9E-324,"
          + " endless=-Infinity, text=say \"$S\"\n\tover two lines, each of which is long enough to need another line,"
          + " \\u0041 \u2028\u0085\0 \u00e9 \ud83d\ude00 \ud83d,"
          + " mode=WITH$DOLLAR, fractions=[1.0E300, -0.5], names=[], one=[1],"
          + " longs=[1, 10000000000], flags=[true, false]]";

  private static final String OUT_OF_RANGE =
      """
      @Recipe(epochs = 90, batchSize = 2048)
      public interface Odd extends Calm {
        @Algorithm
        @Loud.With(
            single = 1.1f, far = {9_007_199_254_740_993L, Long.MIN_VALUE}, tiny = -Double.MIN_VALUE)
        Loud loud();

        record Loud(float single, java.util.List<Long> far, double tiny) implements StepRule {
          @Hyperparameters
          @interface With {
            @Range(min = 0, max = 1) float single();
            @Range(min = 0, max = 1) long[] far();
            @Range(min = 0, max = 1) double tiny();
          }
        }
      }
      """;

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void everyKindComesThroughWhole(JavaCompilers compiler) throws Exception {
    Compilation compilation =
        compiler.compile(
            Sources.in(output.resolve("files")).with("Kinds", BODY).files(), output.resolve("out"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.others()).isEmpty();
    URL[] path = {compilation.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Object module = loader.loadClass("demo.KindsModule").getConstructor().newInstance();
      Injector injector = Guice.createInjector((Module) module);
      Class<?> every = loader.loadClass("demo.Kinds$Every");
      assertThat(injector.getInstance(every)).hasToString(EXPECTED);
      assertThat(injector.getInstance(RecipeSpec.class).find(every).orElseThrow())
          .hasToString(EXPECTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aValueOutOfRangeIsReportedAsItIsWritten(JavaCompilers compiler) {
    Compilation compilation =
        compiler.compile(
            Sources.in(output.resolve("files")).with("Odd", OUT_OF_RANGE).files(),
            output.resolve("out"));
    assertThat(compilation.messages())
        .extracting(message -> message.text().lines().findFirst().orElse(""))
        .containsExactlyInAnyOrder(
            "[out-of-range] Loud.single is 1.1; it must be from 0 to 1.",
            "[out-of-range] Loud.far is 9007199254740993; it must be from 0 to 1.",
            "[out-of-range] Loud.far is -9223372036854775808; it must be from 0 to 1.",
            "[out-of-range] Loud.tiny is -4.9e-324; it must be from 0 to 1.");
  }
}
