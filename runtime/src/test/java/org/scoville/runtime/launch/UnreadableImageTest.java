package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.checkpoint.Safetensors;

class UnreadableImageTest {
  @TempDir Path folder;

  private Invocation train() {
    return Invocation.scoville(
        "train", "small-folder", "--data", folder.resolve("data"), "--out", folder.resolve("out"));
  }

  @Test
  void oneCorruptImageIsSkippedNamedAndCounted() throws IOException {
    Path image = SmallImages.jpeg(folder.resolve("data"), 64, 8).resolve("train/class-1");
    Path corrupt = image.resolve("image-001.jpg");
    Files.write(corrupt, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0});
    Invocation told = train().worked();
    assertThat(told.out())
        .contains("Warning: Skipped an image: " + corrupt)
        .contains("skipped   1 images that can't be read");
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.last("finish").path("skipped_images").asInt()).isEqualTo(1);
    assertThat(metrics.all("warning")).as("told once, not each epoch").hasSize(1);
    assertThat(metrics.all("step")).hasSize(12);
  }

  @Test
  void aCorruptImageToEvaluateOnIsLeftOut() throws IOException {
    Path corrupt =
        SmallImages.jpeg(folder.resolve("data"), 64, 8).resolve("val/class-3/image-003.jpg");
    Files.writeString(corrupt, "not an image");
    Invocation told = train().worked();
    assertThat(told.out()).contains("Skipped an image: " + corrupt);
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.last("evaluation").path("images").asInt()).isEqualTo(7);
    assertThat(metrics.last("evaluation").path("unreadable").asInt()).isEqualTo(1);
    assertThat(metrics.last("finish").path("skipped_images").asInt()).isEqualTo(1);
    assertThat(metrics.all("warning")).as("told once, not each epoch").hasSize(1);
    assertThat(told.out())
        .contains("top-1 of 7 of 8 images with the trained weights", "weights, of 7 of 8 images");
  }

  @Test
  void anEvaluationOfNoImageIsAFailureAndTheWeightsStay() throws IOException {
    breakImages("val", SmallImages.jpeg(folder.resolve("data"), 64, 8));
    Invocation told = train();
    told.failed("nothing was evaluated", "none of the 8 images", "check or replace the files");
    assertThat(told.out()).contains("SmallFolder: not evaluated", "8 images that can't be read");
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.all("evaluation")).isEmpty();
    assertThat(metrics.last("finish").path("skipped_images").asInt()).isEqualTo(8);
    assertThat(metrics.all("warning")).as("of each image and of the evaluation once").hasSize(9);
    assertThat(folder.resolve("out/weights.safetensors")).exists();
  }

  @Test
  void imagesThatEndARunInItsMidstLeaveWhatItHasLearnt() throws IOException {
    breakImages("val", SmallImages.jpeg(folder.resolve("data"), 64, 40));
    Invocation told = train();
    told.failed("of the 40 images can't be read");
    Path unfinished = folder.resolve("out/unfinished-weights.safetensors");
    assertThat(told.out()).contains("Warning: " + unfinished + " has the weights after step 4");
    assertThat(Safetensors.read(unfinished).tensor("bn.num_batches_tracked").longs())
        .containsExactly(4);
    assertThat(folder.resolve("out/weights.safetensors")).doesNotExist();
  }

  @Test
  void imagesThatEndARunAtItsEndLeaveItsWeights() throws IOException {
    breakImages("val", SmallImages.jpeg(folder.resolve("data"), 64, 40));
    Path out = folder.resolve("out");
    Object[] words = {"--data", folder.resolve("data"), "--out", out, "--evaluate-every", 0};
    Invocation.main(SmallRecipe.folder(), words).failed("of the 40 images can't be read");
    assertThat(Safetensors.read(out.resolve("weights.safetensors")).tensors()).isNotEmpty();
  }

  private static void breakImages(String split, Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve(split))) {
      for (Path image : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(image, "not an image");
      }
    }
  }

  @Test
  void manyCorruptImagesEndTheRunAndTheMetricsStay() throws IOException {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 8);
    breakImages("train", data);
    train().failed(data.resolve("train").toString(), "can't be read", "check or replace the files");
    assertThat(Metrics.read(folder.resolve("out")).all("start")).hasSize(1);
  }
}
