package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child of a published recipe may put any ingredient in another's place. */
class ChildrenTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Mild | Model | CifarResNet | depth = 20 | CifarResNet",
        "Medium | Optimizer | LAMB | learningRate = 5e-3, weightDecay = 0.02 | LAMB",
        "Hot | Loss | CrossEntropy | | CrossEntropy",
        "Mild | Schedule | LinearDecay | warmupEpochs = 8 | LinearDecay",
        "TimmA3 | Optimizer | SGD | learningRate = 0.5, momentum = 0.9, weightDecay = 5e-5 | SGD",
        "PyTorch2021 | Train | FFCV | crop = 176 | FFCV",
        "NvidiaBaseline | Optimizer | DecoupledSGD | learningRate = 2, momentum = 0.875,"
            + " weightDecay = 5e-5 | UpdateRule",
        "FfcvResNet50 | Evaluate | ImageFolder | resize = 256, crop = 224 | Loader"
      })
  void anyIngredientIsReplaced(
      String parent, String role, String type, String values, String returned) throws IOException {
    assertThat(
            compiled(parent, role, type, values == null ? "" : values, returned)
                .findings()
                .getOrDefault("Child", List.of()))
        .noneMatch(id -> id.matches("error (return-types-clash|ingredient-unclear|wrong-place)"));
  }

  @ParameterizedTest
  @CsvSource({"Mild, 192", "Medium, 160", "Mild, 128", "PyTorch2021, 192"})
  void aSizeIsStatedOnce(String parent, int crop) throws IOException {
    String loader = parent.equals("PyTorch2021") ? "ImageFolder" : "FFCV";
    RecipeCompilation compilation = compiled(parent, "Train", loader, "crop = " + crop, "Loader");
    assertThat(compilation.findings().getOrDefault("Child", List.of()))
        .noneMatch(id -> id.startsWith("error"));
  }

  private RecipeCompilation compiled(
      String parent, String role, String type, String values, String returned) throws IOException {
    Path file = folder.resolve("Child.java");
    String method =
        switch (role) {
          case "Schedule" -> "learningRate";
          default -> role.toLowerCase(Locale.ROOT);
        };
    Files.writeString(
        file,
        """
        import org.scoville.data.*;
        import org.scoville.fact.*;
        import org.scoville.ingredient.*;
        import org.scoville.loss.*;
        import org.scoville.model.*;
        import org.scoville.optimizer.*;
        import org.scoville.recipe.*;
        import org.scoville.recipes.*;
        import org.scoville.schedule.*;

        @Recipe(epochs = 36, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
        interface Child extends %s {
          @Override
          @%s
          @%s.With(%s)
          %s %s();
        }
        """
            .formatted(parent, role, type, values, returned, method));
    RecipeCompilation compilation = RecipeCompilation.of(List.of(file), folder.resolve("out"));
    assertThat(compilation.others()).as("what javac says by itself").isEmpty();
    return compilation;
  }
}
