package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.processor.IngredientBuild.said;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleReport;

/**
 * Checks of ingredients' classes on different paths: the compiler calls those on the processor
 * path, and the launcher calls those that the compiler could not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IngredientPathsTest {
  private static final String RISE =
      """
      public record Rise(%s epochs) implements WarmsUp {
        @Hyperparameters public @interface With { %<s epochs(); }
        @Override public Warmup warmup() { return new Warmup(%s, 0, 1, 0); }
        @Override public Granularity granularity() { return Granularity.BATCH; }
        @Override public double rest(long step, long start, RunClock clock) { return 1; }
      }
      """;
  private static final String GRAY =
      """
      public record Gray() implements Loader, HasChannels {
        @Hyperparameters public @interface With {}
        @Override public int channels() { return %d; }
      }
      """;
  private static final String RECIPE =
      """
      @Recipe(epochs = 5, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
      public interface Subject extends Calm {
        @Override @Without org.scoville.schedule.CosineDecay learningRate();
        @Schedule @Rise.With(epochs = 50) Rise rise();
        @Override @Train @Gray.With Loader train();
        @Override @Evaluate @Gray.With Loader evaluate();
        @Algorithm @BlurPool.With(minChannels = 1) BlurPool blurPool();
      }
      """;
  private static final List<String> KNOWN =
      List.of(
          "error [warmup-longer-than-run] the warm-up of 50 epochs never ends in a run of 5 epochs.",
          "warning [blurpool-stem] BlurPool's minChannels = 1 includes the first convolution,"
              + " whose input is the image's one channel.");
  private static final List<String> UNKNOWN = List.of(unknown("demo.Gray"), unknown("demo.Rise"));

  /** Versions of the schedule that an earlier build may have left; none of them rises. */
  private static final List<String> OTHER_SHAPES =
      List.of(
          RISE.formatted("int", "0"),
          RISE.formatted("double", "0").replace("epochs", "length"),
          RISE.formatted("double", "0").replace("WarmsUp", "WarmsUp, MovesSmoothly"));

  private static final String FAILING =
      """
      public record %s() implements WarmsUp {
        @Hyperparameters public @interface With {}
        %s
        @Override public Warmup warmup() { %s }
        @Override public Granularity granularity() { return Granularity.BATCH; }
        @Override public double rest(long step, long start, RunClock clock) { return 1; }
      }
      """;
  private static final List<String> BROKEN = List.of("Endless", "Throws");
  private static final List<String> LACKING = List.of("Asks", "Begins", "Builds");

  private final List<Path> stale = new ArrayList<>();
  private IngredientBuild build;
  private Path current;
  private Path failing;
  private Path lacking;

  @BeforeAll
  void compileWhatRecipesNeed(@TempDir Path folder) throws IOException {
    this.build = IngredientBuild.in(folder);
    this.current = build.library("current", ingredients("epochs", 1));
    for (String other : OTHER_SHAPES) {
      String name = "shape" + stale.size();
      stale.add(build.library(name, build.sources(name).with("Rise", other)));
    }
    String body = "return new Warmup(%s, 0, 1, 0);";
    String uses = "if (Length.EPOCHS.isNaN()) { throw new AssertionError(); }";
    Sources all =
        build
            .sources("failing")
            .with("Throws", failing("Throws", "", "throw new IllegalStateException(\"no idea\");"))
            .with("Endless", failing("Endless", "", "return warmup();"))
            .with(
                "Length", "final class Length { static final Double EPOCHS = Double.valueOf(50); }")
            .with("Asks", failing("Asks", "", body.formatted("Length.EPOCHS")))
            .with("Builds", failing("Builds", "public Builds {" + uses + "}", body.formatted(50)))
            .with("Begins", failing("Begins", "static {" + uses + "}", body.formatted(50)));
    this.failing = build.library("failing", all);
    this.lacking = build.library("lacking", all);
    Files.delete(lacking.resolve("demo").resolve("Length.class"));
  }

  @ParameterizedTest
  @EnumSource
  void onBothPathsItIsAskedWhenTheRecipeIsCompiled(JavaCompilers compiler) throws Exception {
    Compilation compilation =
        build.compile(compiler, "both", recipe(), List.of(current), List.of(current));
    assertThat(said(compilation)).isEqualTo(KNOWN);
    assertThat(compilation.has("demo/SubjectModule.java")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void onTheClassPathAloneItIsAskedAtLaunch(JavaCompilers compiler) throws Exception {
    Compilation compilation =
        build.compile(compiler, "classPath", recipe(), List.of(current), List.of());
    assertThat(said(compilation)).isEqualTo(UNKNOWN);
    assertThat(said(build.launch("Subject", compilation.classes(), current))).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void compiledTogetherWithTheRecipeItIsAskedAtLaunch(JavaCompilers compiler) throws Exception {
    Sources all = ingredients("epochs", 1).with("Subject", RECIPE);
    Compilation compilation = build.compile(compiler, "together", all, List.of(), List.of());
    assertThat(said(compilation)).isEqualTo(UNKNOWN);
    assertThat(said(build.launch("Subject", compilation.classes()))).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aStaleClassInTheOutputFolderIsNotAsked(JavaCompilers compiler) throws Exception {
    Path output = build.library("stale" + compiler, ingredients("0", 3));
    Sources all = ingredients("epochs", 1).with("Subject", RECIPE);
    // A build tool without a processor path gives the processor the class path, this folder too.
    Compilation compilation =
        build.compile(compiler, "stale", all, List.of(output), List.of(output));
    assertThat(said(compilation)).isEqualTo(UNKNOWN);
    assertThat(compilation.classes()).isEqualTo(output);
    assertThat(said(build.launch("Subject", output))).isEqualTo(KNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aStaleClassOfAnotherShapeOnTheProcessorPathIsNotAsked(JavaCompilers compiler)
      throws Exception {
    for (Path shape : stale) {
      String name = "with" + shape.getParent().getFileName();
      Compilation compilation =
          build.compile(compiler, name, recipe(), List.of(current), List.of(shape));
      assertThat(said(compilation)).as(name).isEqualTo(UNKNOWN);
      assertThat(said(build.launch("Subject", compilation.classes(), current))).isEqualTo(KNOWN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneThatFailsIsReportedAndTheRestIsCompiled(JavaCompilers compiler) throws Exception {
    Sources recipes = build.sources("failing");
    for (String name : Stream.concat(BROKEN.stream(), LACKING.stream()).toList()) {
      recipes = recipes.with("With" + name, recipeWith(name));
    }
    Compilation compilation =
        build.compile(compiler, "fails", recipes, List.of(failing), List.of(lacking));
    List<String> reported =
        List.of(
            fails("demo.Endless", "java.lang.StackOverflowError"),
            fails("demo.Throws", "java.lang.IllegalStateException: no idea"));
    assertThat(said(compilation))
        .containsExactlyInAnyOrder(
            reported.get(0),
            reported.get(1),
            fails("demo.Asks", "java.lang.NoClassDefFoundError: demo/Length"),
            unknown("demo.Begins"),
            unknown("demo.Builds"));
    for (String name : BROKEN) {
      RuleReport report = build.launch("With" + name, compilation.classes(), failing);
      assertThat(said(report)).containsExactly(reported.get(BROKEN.indexOf(name)));
      assertThat(report.blocked()).extracting(Rule::id).contains("warmup-longer-than-run");
    }
    for (String name : LACKING) {
      assertThat(said(build.launch("With" + name, compilation.classes(), failing)))
          .as(name)
          .containsExactly(KNOWN.get(0));
    }
  }

  private static String failing(String name, String more, String warmup) {
    return FAILING.formatted(name, more, warmup);
  }

  private static String recipeWith(String schedule) {
    return RECIPE
        .replace("Subject", "With" + schedule)
        .replace("@Rise.With(epochs = 50) Rise rise", schedule + " rise")
        .replaceAll("@Override @Train .*\n.*\n.*\n", "");
  }

  private static String unknown(String type) {
    return "note [ingredient-unknown] the class %s is not on the processor path, or is compiled"
            .formatted(type)
        + " together with the recipe.";
  }

  private static String fails(String type, String how) {
    return "warning [ingredient-fails] %s can't be used: warmup() throws %s.".formatted(type, how);
  }

  private Sources recipe() {
    return build.sources("recipe").with("Subject", RECIPE);
  }

  private Sources ingredients(String epochs, int channels) {
    return build
        .sources("rise" + epochs)
        .with("Rise", RISE.formatted("double", epochs))
        .with("Gray", GRAY.formatted(channels));
  }
}
