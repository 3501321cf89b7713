package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(Metrics.read(folder.resolve("out")).last("evaluation").path("images").asInt())
        .isEqualTo(7);
  }

  @Test
  void manyCorruptImagesEndTheRunAndTheMetricsStay() throws IOException {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 8);
    List<Path> images;
    try (Stream<Path> files = Files.walk(data.resolve("train"))) {
      images = files.filter(Files::isRegularFile).toList();
    }
    for (Path image : images) {
      Files.writeString(image, "not an image");
    }
    train().failed(data.resolve("train").toString(), "can't be read", "check or replace the files");
    assertThat(Metrics.read(folder.resolve("out")).all("start")).hasSize(1);
  }
}
