package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.checkpoint.StoredTensor;

/** The command evaluate beside the evaluation at the end of the run that made the weights. */
class EvaluateTest {
  private static final int IMAGES = 40;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void writeData() {
    data = SmallImages.png(folder.resolve("data"), 64, IMAGES);
  }

  private Path trained() {
    Object[] words = {
      "--data", data, "--threads", 1, "--epochs", 3, "--out", folder.resolve("out")
    };
    Invocation.main(SmallRecipe.folder(), words).worked();
    return folder.resolve("out/weights.safetensors");
  }

  private Invocation evaluate(Object... more) {
    List<Object> words = new ArrayList<>(List.of("evaluate", "small-folder", "--data", data));
    words.addAll(List.of(more));
    return Invocation.scoville(words.toArray());
  }

  private String topOne() {
    double top1 = Metrics.read(folder.resolve("out")).last("evaluation").path("top1").asDouble();
    return String.format(
        Locale.ROOT,
        "top-1 %9s (%d of %d)",
        String.format(Locale.ROOT, "%.2f %%", top1),
        Math.round(top1 * IMAGES / 100),
        IMAGES);
  }

  @ParameterizedTest
  @CsvSource({"cpu, 16", "'cpu,cpu', 6"})
  void itFindsWhatTheRunFound(String devices, int batch) throws IOException {
    Path weights = trained();
    Path table = folder.resolve("predictions.csv");
    Invocation printed =
        evaluate(
                "--weights",
                weights,
                "--devices",
                devices,
                "--batch-size",
                batch,
                "--threads",
                1,
                "--per-class",
                "--predictions",
                table)
            .worked();
    assertThat(printed.out())
        .contains(
            "evaluates " + weights + ": 29 parameter tensors and the statistics of 9 batch norms",
            "on 40 images in 4 classes",
            topOne(),
            "predictions are in " + table)
        .doesNotContain("top-5", "warning");
    String text = Files.readString(table);
    assertThat(text).startsWith("name,class,prediction,probability\r\n").endsWith("\r\n");
    List<String> rows = text.lines().skip(1).toList();
    assertThat(rows).hasSize(IMAGES);
    Map<String, Integer> right = new HashMap<>();
    for (String row : rows) {
      String[] fields = row.split(",", -1);
      assertThat(fields).hasSize(4);
      assertThat(fields[0]).contains(fields[1] + "/image-").endsWith(".png");
      assertThat(Double.parseDouble(fields[3])).isBetween(0.25, 1.0);
      right.merge(fields[1], fields[1].equals(fields[2]) ? 1 : 0, Integer::sum);
    }
    assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(','))).toList())
        .as("the data's order")
        .isSorted();
    right.forEach(
        (name, count) ->
            assertThat(printed.out())
                .contains(
                    String.format(
                        Locale.ROOT,
                        "%s  %9s (%d of 10)",
                        name,
                        String.format(Locale.ROOT, "%.2f %%", 10.0 * count),
                        count)));
    int all = right.values().stream().mapToInt(count -> count).sum();
    assertThat(topOne()).endsWith("(%d of %d)".formatted(all, IMAGES));
    assertThat(folder.toFile().list()).doesNotContain("predictions.csv.part");
  }

  @Test
  void aPartOfTheImagesCanBeTaken() {
    assertThat(evaluate("--weights", trained(), "--limit", 8).worked().out())
        .contains("on 8 images in 4 classes", " of 8)");
  }

  @Test
  void anImageThatCannotBeReadIsLeftOutAndCounted() throws IOException {
    Path weights = trained();
    Path broken = data.resolve("val/class-1/image-001.png");
    Files.write(broken, Arrays.copyOf(Files.readAllBytes(broken), 60));
    Path table = folder.resolve("predictions.csv");
    Invocation printed = evaluate("--weights", weights, "--predictions", table).worked();
    assertThat(printed.out())
        .contains("warning: ", "image-001.png", " of 39)", "1 image can't be read and is left out");
    assertThat(Files.readString(table)).doesNotContain("class-1/image-001.png").hasLineCount(40);
  }

  @Test
  void imagesOfWhichNoneCanBeReadAreNoResult() throws IOException {
    Path weights = trained();
    SmallImages.png(folder.resolve("broken"), 4, 4);
    data = folder.resolve("broken");
    for (int i = 0; i < 4; i++) {
      Files.write(data.resolve("val/class-%d/image-%03d.png".formatted(i, i)), new byte[] {7});
    }
    Path table = folder.resolve("predictions.csv");
    evaluate("--weights", weights, "--predictions", table)
        .failed("nothing was evaluated, because none of 4 images can be read; check or replace");
    assertThat(table).doesNotExist();
  }

  @Test
  void otherClassesAreRefusedWithoutAWordOnTheNewHead() {
    Path weights = trained();
    data = folder.resolve("fewer");
    SmallImages.png(data, 3, 3);
    Invocation refused = evaluate("--weights", weights);
    refused.failed(
        "does not fit the network of 3 classes",
        "fc.weight has shape [4, 16] and not [3, 16]",
        "; give weights for these classes");
    assertThat(refused.err()).doesNotContain("--new-head");
  }

  @Test
  void weightsWithoutNumbersAreRefused() {
    Path weights = trained();
    List<StoredTensor> broken = new ArrayList<>(Safetensors.read(weights).tensors());
    broken.replaceAll(
        tensor ->
            tensor.name().equals("fc.bias")
                ? StoredTensor.of("fc.bias", new long[] {4}, new float[] {1, Float.NaN, 0, 0})
                : tensor);
    Path file = folder.resolve("nan.safetensors");
    Safetensors.write(file, broken, Map.of());
    evaluate("--weights", file).failed("1 of their 47 tensors holds NaN", "first being fc.bias");
  }

  @Test
  void whatTheCommandLineShowsIsRefusedFirst() throws IOException {
    evaluate().misused("evaluate needs trained weights; give --weights FILE");
    Invocation.scoville("evaluate", "small-folder", "--weights", "w.safetensors")
        .misused("evaluate needs images; give --data PATH");
    Invocation.scoville("evaluate").misused("scoville evaluate needs RECIPE");
    String[] weights = {"--weights", "w.safetensors"};
    evaluate(weights[0], weights[1], "--new-head")
        .misused("--new-head starts a new last layer, which knows no class yet");
    evaluate(weights[0], weights[1], "--batch-size", 0).misused("--batch-size is 0");
    evaluate(weights[0], weights[1], "--batch-size", 5, "--devices", "cpu,cpu")
        .misused("the batch of 5 images does not divide by 2 replicas");
    evaluate(weights[0], weights[1], "--devices", "gpu").misused("\"gpu\" is not a device");
    evaluate(weights[0], weights[1], "--predictions", folder)
        .misused("--predictions is " + folder + ", which is no file");
    evaluate(weights[0], weights[1], "--predictions", folder.resolve("no/p.csv"))
        .misused("its folder is not there");
    evaluate(weights[0], weights[1])
        .failed("w.safetensors is not there; give the path of a .safetensors file");
    assertThat(Invocation.scoville("evaluate", "--help").worked().out())
        .contains("--weights=FILE", "--per-class", "--predictions=CSV", "--split=SHARE")
        .doesNotContain("--new-head");
  }
}
