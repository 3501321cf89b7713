package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.checkpoint.CheckpointProblem;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.golden.PlainSafetensors;
import org.scoville.runtime.golden.PlainSafetensors.Floats;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.tensor.Layout;

/** Files that don't fit a network, and files that are no files. */
class WeightImportTest {
  private static final Blueprint NETWORK =
      new Blueprint(
          Chain.of(
              new Convolution("conv", 1, 2, 1, 1),
              new BatchNorm("bn", 2),
              new GlobalAveragePool(),
              new Linear("fc", 2, 3)),
          3,
          Layout.CHANNELS_FIRST);

  @TempDir Path folder;

  private static PlainSafetensors convolution() {
    return new PlainSafetensors().add("conv.weight", Floats.F32, shape(2, 1, 1, 1), 1, 2);
  }

  private static PlainSafetensors norm(PlainSafetensors file) {
    return file.add("bn.weight", Floats.F32, shape(2), 3, 4)
        .add("bn.bias", Floats.F32, shape(2), 5, 6)
        .add("bn.running_mean", Floats.F32, shape(2), 7, 8)
        .add("bn.running_var", Floats.F32, shape(2), 9, 10);
  }

  private static PlainSafetensors linear(PlainSafetensors file) {
    return file.add("fc.weight", Floats.F32, shape(3, 2), 1, 2, 3, 4, 5, 6)
        .add("fc.bias", Floats.F32, shape(3), 7, 8, 9);
  }

  private static PlainSafetensors whole() {
    return linear(norm(convolution())).count("bn.num_batches_tracked", 11);
  }

  private static long[] shape(long... extents) {
    return extents;
  }

  private String refusal(PlainSafetensors content) {
    return refusal(content, NETWORK, WeightImport.Head.OF_FILE);
  }

  private String refusal(PlainSafetensors content, Blueprint network, WeightImport.Head head) {
    Path file = content.write(folder.resolve("w.safetensors"));
    try {
      WeightImport.of(Safetensors.read(file), network, head);
    } catch (CheckpointProblem e) {
      return String.valueOf(e.getMessage()).replace(file.toString(), "W");
    }
    throw new AssertionError("it was taken");
  }

  @Test
  void aFileThatFitsIsTakenAndToldOf() {
    Path file = whole().write(folder.resolve("w.safetensors"));
    assertThat(WeightImport.of(Safetensors.read(file), NETWORK, WeightImport.Head.OF_FILE).text())
        .isEqualTo(
            "%s: 5 parameter tensors and the statistics of 1 batch norm taken, nothing"
                    .formatted(file)
                + " left there and nothing missing");
  }

  @Test
  void whatIsMissingTooMuchOrDifferentIsNamedAndCounted() {
    assertThat(refusal(convolution()))
        .isEqualTo(
            "W does not fit the network of 3 classes: it lacks 6 tensors of this network's"
                + " (bn.weight, bn.bias, fc.weight and 3 more); give weights of this"
                + " network, by torchvision's names");
    assertThat(refusal(whole().count("epoch", 3).add("module.x", Floats.F32, shape(1), 1)))
        .contains(": it has 2 tensors that this network has not (epoch, module.x); give weights");
    PlainSafetensors wide =
        linear(norm(new PlainSafetensors().add("conv.weight", Floats.F32, shape(1, 2), 1, 2)));
    assertThat(refusal(wide))
        .contains(
            "it has 1 tensor of another shape or type (conv.weight has shape [1, 2] and not [2,"
                + " 1, 1, 1]); give weights");
    PlainSafetensors counted =
        linear(norm(convolution())).add("bn.num_batches_tracked", Floats.F32, shape(), 1);
    assertThat(refusal(counted)).contains("(bn.num_batches_tracked holds F32 and not I64)");
    PlainSafetensors whole =
        norm(convolution()).add("fc.weight", Floats.F32, shape(3, 2), 1, 2, 3, 4, 5, 6);
    assertThat(refusal(whole.count("fc.bias", 7).count("x", 1)))
        .contains("has 1 tensor that", ", has 1 tensor of another shape", "[] and not [3]");
  }

  @Test
  void aLongNameIsShortened() {
    assertThat(refusal(whole().count("x".repeat(1_000), 3)))
        .contains("(" + "x".repeat(150) + "...);");
  }

  @Test
  void aHeadIsLeftWithAllItsTensors() {
    Blueprint unbiased =
        new Blueprint(
            Chain.of(
                new Convolution("conv", 1, 2, 1, 1),
                new BatchNorm("bn", 2),
                new Linear("fc", 2, 5).withoutBias()),
            5,
            Layout.CHANNELS_FIRST);
    Path file = whole().write(folder.resolve("w.safetensors"));
    assertThat(WeightImport.of(Safetensors.read(file), unbiased, WeightImport.Head.NEW).text())
        .endsWith("taken, fc.weight, fc.bias were left there");
  }

  @Test
  void numbersThatAreNoneAreNoStart() {
    PlainSafetensors file =
        linear(norm(new PlainSafetensors()))
            .add("conv.weight", Floats.F32, shape(2, 1, 1, 1), 1, Float.NaN);
    assertThat(refusal(file))
        .isEqualTo(
            "W has no weights to start from: 1 of their 7 tensors holds NaN or infinity, the first"
                + " being conv.weight; give weights that have not diverged");
  }

  @Test
  void aNewHeadNeedsAnOldOne() {
    Blueprint headless =
        new Blueprint(Chain.of(new Convolution("conv", 1, 2, 1, 1)), 2, Layout.CHANNELS_FIRST);
    assertThat(refusal(convolution(), headless, WeightImport.Head.NEW))
        .isEqualTo(
            "--new-head leaves a file's last linear layer, and this network has none; drop the"
                + " option");
  }

  @Test
  void cutsAndFlippedBitsOfTheHeaderAreRefusedOrHarmless() throws IOException {
    byte[] whole = whole().bytes();
    int header = whole.length - 4 * (2 + 4 * 2 + 6 + 3) - Long.BYTES;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(CheckpointProblem.class);
    }
    Random random = new Random(1);
    int taken = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(header)] ^= (byte) (1 << random.nextInt(8));
      try {
        read(flipped);
        taken++;
      } catch (CheckpointProblem e) {
        assertThat(e.getMessage()).contains("; ");
      }
    }
    assertThat(taken).as("no bit of this header is idle").isZero();
  }

  private void read(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("flipped.safetensors"), content);
    WeightImport.of(Safetensors.read(file), NETWORK, WeightImport.Head.OF_FILE);
  }
}
