package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    Invocation printed = train().worked();
    assertThat(printed.out())
        .contains("warning: skipped an image: " + corrupt)
        .contains("skipped   1 image that can't be read");
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.last("finish").path("skipped_images").asInt()).isEqualTo(1);
    assertThat(metrics.all("warning")).as("once, not in each epoch").hasSize(1);
    assertThat(metrics.all("step")).hasSize(12);
  }

  @Test
  void aCorruptImageToEvaluateOnIsLeftOut() throws IOException {
    Path corrupt =
        SmallImages.jpeg(folder.resolve("data"), 64, 8).resolve("val/class-3/image-003.jpg");
    Files.writeString(corrupt, "not an image");
    Invocation printed = train().worked();
    assertThat(printed.out()).contains("skipped an image: " + corrupt);
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.last("evaluation").path("images").asInt()).isEqualTo(7);
    assertThat(metrics.last("evaluation").path("unreadable").asInt()).isEqualTo(1);
    assertThat(metrics.last("finish").path("skipped_images").asInt()).isEqualTo(1);
    assertThat(metrics.all("warning")).as("once, not in each epoch").hasSize(1);
    assertThat(printed.out())
        .contains("top-1 of 7 of 8 images with the trained weights", "weights, of 7 of 8 images");
  }

  @Test
  void anEvaluationOfNoImageIsAFailureAndTheWeightsStay() throws IOException {
    breakImages("val", SmallImages.jpeg(folder.resolve("data"), 64, 8));
    Invocation printed = train();
    printed.failed("nothing was evaluated", "none of the 8 images", "check or replace the files");
    assertThat(printed.out()).contains("SmallFolder: not evaluated", "8 images that can't be read");
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.all("evaluation")).isEmpty();
    assertThat(metrics.last("finish").path("skipped_images").asInt()).isEqualTo(8);
    assertThat(metrics.all("warning")).as("of each image and of the evaluation once").hasSize(9);
    assertThat(folder.resolve("out/weights.safetensors")).exists();
  }

  @Test
  void imagesThatEndARunInItsMidstLeaveWhatItHasLearned() throws IOException {
    breakImages("val", SmallImages.jpeg(folder.resolve("data"), 64, 40));
    Invocation printed = train();
    printed.failed("of the 40 images can't be read");
    Path unfinished = folder.resolve("out/unfinished-weights.safetensors");
    assertThat(printed.out()).contains("warning: " + unfinished + " has the weights after step 4");
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

  @Test
  void whatIsTakenLeftOutAndUnreadableIsPrintedOnceAndStandsInTheMetrics() throws IOException {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 8);
    Path cats = data.resolve("train/class-0");
    Files.writeString(cats.resolve("Thumbs.db"), "x");
    Files.writeString(cats.resolve("._image-000.jpg"), "x");
    Files.createFile(data.resolve("val/class-1/empty.png"));
    Path evil = cats.resolve("a\u001b[2J\nb.jpg");
    Files.writeString(evil, "not an image");
    Path cut = data.resolve("val/class-1/cut.jpg");
    byte[] whole = Files.readAllBytes(cats.resolve("image-000.jpg"));
    Files.write(cut, Arrays.copyOf(whole, whole.length - 20));
    Invocation printed = train().worked();
    String shown = cats + "/a\\x1b[2J\\nb.jpg";
    assertThat(printed.out())
        .contains(
            "training on 65 images in 4 classes; left out: 1 file that is no image"
                + " (class-0/Thumbs.db), 1 hidden file or folder (class-0/._image-000.jpg)")
        .contains("evaluation on 9 images in 4 classes; left out: 1 empty file (class-1/empty.png)")
        .contains("warning: skipped an image: " + shown + " can't be read: it is neither JPEG")
        .containsOnlyOnce("skipped an image: " + cut)
        .contains("training images: 1 file of another format (" + shown + ": it is neither")
        .contains("evaluation images: 1 image that ends early (" + cut + ": it ends early)")
        .doesNotContain("\u001b");
    Metrics metrics = Metrics.read(folder.resolve("out"));
    assertThat(metrics.all("images")).hasSize(2);
    assertThat(metrics.all("images").get(0).path("use").asText()).isEqualTo("training");
    assertThat(metrics.all("images").get(0).path("images").asInt()).isEqualTo(65);
    assertThat(metrics.all("images").get(0).path("left_out").get(0).toString())
        .isEqualTo(
            "{\"use\":\"training\",\"reason\":\"no_image\",\"count\":1,"
                + "\"example\":\"class-0/Thumbs.db\"}");
    assertThat(metrics.last("finish").path("unreadable")).hasSize(2);
    assertThat(metrics.last("finish").path("unreadable").get(1).path("reason").asText())
        .isEqualTo("cut_short");
  }

  @Test
  void anImageLargerThanTheMemoryIsSkipped() throws Exception {
    Path data = SmallImages.jpeg(folder.resolve("data"), 64, 8);
    try (RandomAccessFile file =
        new RandomAccessFile(data.resolve("train/class-0/large.ppm").toFile(), "rw")) {
      // As long as it must be, and without a byte on the disk.
      byte[] header = "P6 13000 13000 255\n".getBytes(StandardCharsets.US_ASCII);
      file.write(header);
      file.setLength(header.length + 3L * 13_000 * 13_000);
    }
    try (ChildProcess run =
        ChildProcess.of(
            SmallFolderTrainer.class, folder, "--data", data, "--out", folder.resolve("out"))) {
      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(run.out())
          .contains("large.ppm can't be read: its ")
          .contains("raise -Xmx")
          .contains("skipped   1 image that can't be read");
    }
  }
}
