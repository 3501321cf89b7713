package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.UpdateRule;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.recipe.Train;

/** Checks that generated code equals its golden files, is the same every time, and works. */
final class GeneratedCodeTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void theModuleAndTheTrainerReadAsAgreed(JavaCompilers compiler) throws IOException {
    Compilation compilation = compile(compiler, "once");
    assertThat(compilation.messages()).allMatch(message -> message.severity().equals("note"));
    assertThat(compilation.others()).isEmpty();
    for (String name : List.of("HotModule", "HotTrainer")) {
      Path agreed = FOLDER.resolve(name + ".java.golden");
      String source = compilation.source("demo/" + name + ".java");
      if ("write".equals(System.getProperty("scoville.golden.generated"))) {
        Files.writeString(agreed, source);
      }
      assertThat(source)
          .as("agree with a changed text with -Dscoville.golden.generated=write")
          .isEqualTo(Corpus.text(agreed));
    }
  }

  @Test
  void noLineIsLongerThanAHundredColumnsButForStrings() {
    Compilation compilation = compile(JavaCompilers.JAVAC, "once");
    for (Path file : JavaCompilers.files(compilation.sources())) {
      assertThat(Corpus.text(file).lines())
          .allSatisfy(
              line ->
                  assertThat(line.replaceAll("\"[^\"]*\"", "\"\"")).hasSizeLessThanOrEqualTo(100));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameInputGivesTheSameBytes(JavaCompilers compiler) throws IOException {
    Compilation once = compile(compiler, "once");
    Compilation again = compile(compiler, "again");
    List<Path> files = JavaCompilers.files(once.sources());
    assertThat(files).hasSize(4);
    for (Path file : files) {
      assertThat(again.sources().resolve(once.sources().relativize(file)))
          .hasBinaryContent(Files.readAllBytes(file));
    }
  }

  @ParameterizedTest
  @EnumSource
  void guiceWiresTheRecipeAndItsPlan(JavaCompilers compiler) throws Exception {
    Compilation compilation = compile(compiler, "once");
    URL[] path = {compilation.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Object module = loader.loadClass("demo.HotModule").getConstructor().newInstance();
      Injector injector = Guice.createInjector((Module) module);
      assertThat(injector.getInstance(Key.get(Loader.class, Train.class)))
          .isSameAs(injector.getInstance(Key.get(ImageFolder.class, Train.class)))
          .isNotEqualTo(injector.getInstance(Key.get(Loader.class, Evaluate.class)));
      assertThat(injector.getInstance(Key.get(UpdateRule.class, Optimizer.class)))
          .isEqualTo(new DecoupledSGD(2, 0.875, 0, 3e-4, true, true));
      assertThat(injector.getInstance(SAM.class)).isEqualTo(new SAM(0.25, 1e-12));
      Object plan = injector.getInstance(loader.loadClass("org.scoville.runtime.train.Plan"));
      assertThat(plan.toString())
          .containsSubsequence(
              "surgery ChannelsLast[]",
              "batch MixUp[alpha=0.2] Timing[every=1, from=0.1, until=1.0]",
              "targets LabelSmoothing[smoothing=0.1]",
              "before MixUp: the published recipes smooth first",
              "targets MixUp[alpha=0.2]",
              "after LabelSmoothing: the published recipes smooth first",
              "step SAM[rho=0.25, epsilon=1.0E-12] Timing[every=4, from=0.0, until=0.9]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSpecIsTheRecipe(JavaCompilers compiler) throws Exception {
    Compilation compilation = compile(compiler, "once");
    URL[] path = {compilation.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Object module = loader.loadClass("demo.HotModule").getConstructor().newInstance();
      RecipeSpec spec = Guice.createInjector((Module) module).getInstance(RecipeSpec.class);
      assertThat(spec.name()).isEqualTo("demo.Hot");
      assertThat(spec.epochs()).isEqualTo(180);
      assertThat(spec.trainingSamples()).isEqualTo(1_281_167);
      assertThat(spec.precision()).isEqualTo(Precision.BF16);
      assertThat(spec.ancestors()).containsExactly("demo.Medium");
      assertThat(spec.algorithms())
          .extracting(use -> use.method())
          .containsExactly("channelsLast", "labelSmoothing", "sam", "mixUp");
      assertThat(spec.find(MixUp.class)).contains(new MixUp(0.2));
      assertThat(spec.role(Role.LOSS))
          .contains(Ingredient.of("loss", new BinaryCrossEntropy(Reduction.SUM_PER_SAMPLE, 1.0)));
      assertThat(spec.find(Role.EVALUATE, ImageFolder.class).orElseThrow().shorterSide())
          .isEqualTo(232);
      assertThat(spec.acceptances()).singleElement().extracting("method").isEqualTo("");
    }
  }

  @Test
  void aDroppedIngredientSaysWhoDroppedIt() throws Exception {
    Compilation compilation = compile(JavaCompilers.JAVAC, "once");
    URL[] path = {compilation.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Class<?> type = loader.loadClass("demo.HotModule");
      Object module = type.getConstructor().newInstance();
      assertThat(type.getMethod("ema").getAnnotations()).isEmpty();
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> type.getMethod("ema").invoke(module))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Hot drops ema");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTrainerIsFoundByTheServiceLoader(JavaCompilers compiler) {
    Compilation compilation = compile(compiler, "once");
    assertThat(
            compilation
                .classes()
                .resolve("META-INF/services/org.scoville.runtime.wiring.CompiledRecipe"))
        .hasContent("demo.HotTrainer\ndemo.MediumTrainer");
  }

  private Compilation compile(JavaCompilers compiler, String run) {
    List<Path> files = new ArrayList<>(JavaCompilers.files(FOLDER));
    files.addAll(JavaCompilers.files(JavaCompilers.STUBS));
    return compiler.compile(files, output.resolve(compiler + run));
  }
}
