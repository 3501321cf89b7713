package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;

/** Checks of the messages about wrong data; a refused run leaves no file behind. */
class BadDataTest {
  private static final String IMAGES = "train-images-idx3-ubyte";

  @TempDir Path folder;

  private Path gray() {
    return SmallImages.idx(folder.resolve("gray"), 32, 8);
  }

  private Path color() {
    return SmallImages.jpeg(folder.resolve("color"), 32, 8);
  }

  private Invocation train(String recipe, Path data) {
    return Invocation.scoville("train", recipe, "--data", data, "--out", folder.resolve("out"));
  }

  @AfterEach
  void aRefusedRunLeavesNothingBehind() {
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aRecipeWithoutItsDataAsksForThem() {
    Invocation.scoville("train", "small-gray").misused("SmallGray", "--data PATH");
  }

  @Test
  void aMissingFolderIsNamed() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    for (String recipe : new String[] {"small-gray", "small-folder"}) {
      train(recipe, nowhere).misused("--data is " + nowhere, "nothing is there");
    }
    Invocation.scoville("explain", "small-gray", "--data", nowhere).misused("nothing is there");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    train("small-folder", Files.createDirectories(empty.resolve("val")).getParent())
        .failed(empty.resolve("train") + " is not there", "--data");
  }

  @Test
  void aFileInPlaceOfAFolderIsCalledAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("images.zip"), "");
    for (String recipe : new String[] {"small-gray", "small-folder"}) {
      train(recipe, file).failed(file + " is a file", "give the folder");
    }
    Path data = Files.createDirectory(folder.resolve("flat"));
    Path train = Files.writeString(data.resolve("train"), "");
    Files.createDirectory(data.resolve("val"));
    train("small-folder", data).failed(train + " is a file", "--data");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Path data = gray();
    Files.delete(data.resolve("t10k-labels-idx1-ubyte"));
    train("small-gray", data).failed(data.toString(), "t10k-labels-idx1-ubyte", "--data");
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    Path file = gray().resolve(IMAGES);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    train("small-gray", folder.resolve("gray"))
        .failed(file.toString(), "truncated", "download it again");
  }

  @Test
  void aFileOfAnotherFormatIsNamed() throws IOException {
    Path file = gray().resolve(IMAGES);
    Files.writeString(file, "<html>not found</html>");
    train("small-gray", folder.resolve("gray")).failed(file.toString(), "MNIST's format");
  }

  @Test
  void aFolderWithoutClassesIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("empty/train"));
    Files.createDirectories(folder.resolve("empty/val"));
    train("small-folder", folder.resolve("empty"))
        .failed("empty/train has no class folders", "put the images of each class in a folder");
  }

  @Test
  void aClassWithoutImagesIsNamed() throws IOException {
    Path data = color();
    Files.createDirectories(data.resolve("train/class-9"));
    Files.createDirectories(data.resolve("val/class-9"));
    train("small-folder", data).failed("train/class-9 has no .jpg", "add images or remove");
  }

  @Test
  void otherClassesToEvaluateOnAreNamed() throws IOException {
    Path data = color();
    Files.createDirectories(data.resolve("val/class-9"));
    train("small-folder", data).failed("val has the class folder class-9", "the same classes");
  }

  @Test
  void aBatchLargerThanTheDataIsRefusedInTheRulesWords() {
    Invocation printed =
        Invocation.scoville(
            "train",
            "small-gray",
            "--data",
            gray(),
            "--batch-size",
            33,
            "--out",
            folder.resolve("out"));
    assertThat(printed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(printed.err())
        .contains("[batch-larger-than-data] batchSize is 33 and the data has 32 training images")
        .contains("Fix: ")
        .doesNotContain("\tat ");
  }

  @Test
  void dataOfAnotherSizeThanDeclaredAreRefused() {
    SmallRecipe recipe = SmallRecipe.gray();
    Invocation.main(recipe.with(recipe.spec().data(60_000, 0)), "--data", gray())
        .failed("SmallGray declares trainingSamples = 60000", "the data have 32", "--other-data");
  }

  @Test
  void dataOfOtherClassesThanDeclaredAreRefused() {
    SmallRecipe recipe = SmallRecipe.gray();
    Invocation.main(recipe.with(recipe.spec().data(0, 10)), "--data", gray())
        .failed("SmallGray declares classes = 10", "the data have 4", "--other-data");
    Invocation.scoville("explain", "small-gray", "--data", gray()).worked();
  }

  @Test
  void imagesOfOtherSizesThanDeclaredAreRefusedWhateverLoadsThem() {
    SmallRecipe recipe = SmallRecipe.gray();
    Ingredient fixRes =
        Ingredient.of("fixRes", FixRes.class, Map.of())
            .with("trainCrop", 12)
            .with("testResize", 14)
            .with("testCrop", 14);
    Invocation.main(recipe.with(recipe.spec().with(AlgorithmUse.of(fixRes))), "--data", gray())
        .refused("fixres-contradicted", "testCrop = 14, but @Evaluate gives 12 pixels");
  }

  @Test
  void imagesThatARampWouldEnlargeAreRefusedBeforeTheRun() {
    SmallRecipe recipe = SmallRecipe.gray();
    Ingredient ramp =
        Ingredient.of("ramp", ResolutionRamp.class, Map.of())
            .with("fromPixels", 8)
            .with("toPixels", 16)
            .with("startEpoch", 0)
            .with("endEpoch", 1)
            .with("gridPixels", 4)
            .with("where", "DEVICE");
    RecipeSpec spec = recipe.spec().with(AlgorithmUse.of(ramp));
    Invocation.main(recipe.with(spec), "--data", gray(), "--epochs", "2")
        .refused("ramp-larger-than-images", "reaches 16 pixels", "@Train's images have 12");
  }
}
