package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;

/** The options that say which data a run takes. */
class DataOptionsTest {
  @TempDir Path folder;

  private Path whole() {
    return SmallImages.jpeg(folder.resolve("data"), 64, 16).resolve("train");
  }

  private Metrics trained(SmallRecipe recipe, Path data, Object... options) {
    Path out = folder.resolve("out");
    Object[] args =
        Stream.concat(Stream.of("--data", data, "--out", out), Stream.of(options)).toArray();
    Invocation.main(recipe, args).worked();
    return Metrics.read(out);
  }

  @Test
  void otherDataTakesThePlaceOfWhatTheRecipeDeclares() {
    Path data = SmallImages.idx(folder.resolve("idx"), 64, 8);
    SmallRecipe declared = SmallRecipe.gray().with(SmallRecipe.gray().spec().data(60_000, 10));
    Invocation.main(declared, "--data", data).failed("trainingSamples = 60000", "--other-data");
    JsonNode start = trained(declared, data, "--other-data").last("start");
    assertThat(start.path("training_images").asInt()).isEqualTo(64);
    assertThat(start.path("steps").asInt()).as("3 epochs of 4 batches").isEqualTo(12);
  }

  @Test
  void rulesAreAskedAgainWithTheFactsOfOtherData() {
    Path data = SmallImages.idx(folder.resolve("idx"), 8, 8);
    SmallRecipe declared = SmallRecipe.gray().with(SmallRecipe.gray().spec().data(60_000, 10));
    Invocation.main(declared, "--data", data, "--other-data")
        .refused("batch-larger-than-data", "the data has 8 training images");
  }

  @Test
  void dataThatAreNotToldApartAreDividedBySplitAlone() {
    Path data = whole();
    Invocation.scoville("train", "small-folder", "--data", data, "--out", folder.resolve("out"))
        .failed(data + " is a folder of images, and none of them are told apart", "--split 0.9");
    Metrics metrics = trained(SmallRecipe.folder(), data, "--split", 0.75, "--data-seed", 7);
    JsonNode start = metrics.last("start");
    assertThat(start.path("training_images").asInt()).isEqualTo(48);
    assertThat(start.path("evaluation_images").asInt()).isEqualTo(16);
    JsonNode recorded = start.path("data");
    assertThat(recorded.path("path").asText()).isEqualTo(data.toString());
    assertThat(recorded.path("kind").asText()).isEqualTo("a folder of images");
    assertThat(recorded.path("split").asDouble()).isEqualTo(0.75);
    assertThat(recorded.path("limit").asInt()).isZero();
    assertThat(recorded.path("seed").asInt()).isEqualTo(7);
  }

  @Test
  void theHalvesOfASplitAreDisjointWholeAndTheSameEachTime() {
    Path data = whole();
    Set<String> trained = names(data, 0.75, 7, true);
    Set<String> evaluated = names(data, 0.75, 7, false);
    assertThat(trained).hasSize(48).doesNotContainAnyElementsOf(evaluated);
    Set<String> all = new HashSet<>(trained);
    all.addAll(evaluated);
    assertThat(all).hasSize(64);
    assertThat(names(data, 0.75, 7, true)).isEqualTo(trained);
    assertThat(names(data, 0.75, 8, true)).isNotEqualTo(trained);
  }

  private static Set<String> names(Path data, double split, long seed, boolean training) {
    ImageSet set =
        DataSelection.of(data, new DataSelection.Share(split, 0, seed, 0)).images(training);
    return IntStream.range(0, set.size()).mapToObj(set::name).collect(Collectors.toSet());
  }

  @Test
  void aLimitTakesThatManyOfEachHalfAndIsRecorded() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 16);
    JsonNode start = trained(SmallRecipe.folder(), data, "--limit", 20).last("start");
    assertThat(start.path("training_images").asInt()).isEqualTo(20);
    assertThat(start.path("evaluation_images").asInt()).isEqualTo(16);
    assertThat(start.path("data").path("limit").asInt()).isEqualTo(20);
    assertThat(start.path("data").path("split").asDouble()).as("told apart").isZero();
  }

  @Test
  void aSplitOfDataThatAreToldApartIsSaidToHaveNoEffect() {
    Path out = folder.resolve("out");
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 16);
    Object[] args = {"--data", data, "--split", 0.5, "--out", out};
    assertThat(Invocation.main(SmallRecipe.folder(), args).worked().out())
        .contains("warning: --split 0.5 has no effect: the data tell apart what to evaluate on\n");
    JsonNode start = Metrics.read(out).last("start");
    assertThat(start.path("training_images").asInt()).isEqualTo(64);
    assertThat(start.path("data").path("split").asDouble()).isZero();
  }

  @Test
  void aLimitBeyondAllDataTakesAll() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 16);
    JsonNode start =
        trained(SmallRecipe.folder(), data, "--limit", Integer.MAX_VALUE).last("start");
    assertThat(start.path("training_images").asInt()).isEqualTo(64);
  }

  @Test
  void whatDecodedTheImagesIsSaidAtTheStartAndRecorded() {
    Path out = folder.resolve("out");
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 16);
    String printed =
        Invocation.main(SmallRecipe.folder(), "--data", data, "--out", out).worked().out();
    assertThat(printed).containsOnlyOnce("JPEG: libjpeg-turbo (OpenCV ");
    String version = Metrics.read(out).last("finish").path("versions").path("OpenCV").asText();
    assertThat(printed).contains("JPEG: libjpeg-turbo (OpenCV " + version + ")\n");
    assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void aRunThatDecodesNothingSaysNothingOfIt() {
    Path out = folder.resolve("out");
    Path data = SmallImages.idx(folder.resolve("idx"), 32, 8);
    assertThat(Invocation.main(SmallRecipe.gray(), "--data", data, "--out", out).worked().out())
        .doesNotContain("JPEG:");
    assertThat(Metrics.read(out).last("finish").path("versions").has("OpenCV")).isFalse();
  }

  @Test
  void explainShowsTheDataAsARunWouldTakeThem() {
    Path data = whole();
    Object[] args = {"explain", "small-folder", "--data", data, "--split", 0.5, "--limit", 24};
    assertThat(Invocation.scoville(args).worked().out())
        .contains("  images        24\n", "  classes       4\n")
        .contains("  data          " + data + ", a folder of images\n");
    Invocation.scoville("explain", "small-folder", "--data", data).failed("--split 0.9");
    assertThat(Invocation.scoville("explain", "small-folder", "--json").worked().out())
        .contains("\"data\" : null");
    assertThat(
            Invocation.scoville(
                    "explain", "small-folder", "--data", data, "--split", 1e-4, "--json")
                .worked()
                .out())
        .contains("\"path\" : \"" + data + "\"", "\"kind\" : \"a folder of images\"")
        .contains("\"trainingSamples\" : 4");
  }

  @ParameterizedTest
  @CsvSource({
    "--split, 1, --split is 1.0; set it between 0 and 1",
    "--split, -0.1, --split is -0.1; set it between 0 and 1",
    "--split, NaN, --split is NaN; set it between 0 and 1",
    "--limit, -1, --limit is -1; set it to at least 0",
    "--limit, 99999999999, --limit is \"99999999999\"; give a whole number of at most 2147483647",
    "--shuffle, -1, --shuffle is -1; set it to at least 0",
    "--data-seed, x, --data-seed is \"x\"; give a whole number of at most"
  })
  void aValueOutOfRangeIsRefused(String option, String value, String words) {
    Invocation.scoville("train", "small-folder", "--data", whole(), option, value).misused(words);
  }
}
