package com.example.vit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.SAM;
import org.scoville.ingredient.Granularity;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.Scales;
import org.scoville.recipe.Timing;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.NetworkProblem;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.WeightExport;

/** A jar that knows only what is public brings a network, layers, a surgery and a kernel. */
class ThirdPartyTest {
  private static final NetworkDesign VIT = VitRun.design(new TinyVit(4, 16, 2));
  private static final NetworkDesign RESNET =
      new CifarResNetDesign(
          new CifarResNet(8, 4, 1, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.LOG_PRIOR));
  private static final SqueezeExcite SQUEEZE = new SqueezeExcite(2, 5);

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  private static Plan.Builder plan() {
    return Plan.builder();
  }

  private static Plan.Builder squeezing() {
    return plan().surgery(SQUEEZE, "");
  }

  private static void assertFalls(List<Float> losses) {
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.7f * losses.get(0));
  }

  @Test
  void aVisionTransformerLearns() {
    VitRun run = new VitRun(VIT, plan().build(), 0);
    assertFalls(run.losses());
    assertThat(run.losses()).isEqualTo(run.losses());
  }

  @Test
  void aSurgeryWithLayersOfItsOwnLearns() {
    assertFalls(new VitRun(RESNET, squeezing().build(), 0).losses());
  }

  @Test
  void bothLearnInPartsWithSamAnAverageAndClipping() {
    for (NetworkDesign network : List.of(VIT, RESNET)) {
      Plan plan =
          (network.equals(VIT) ? plan() : squeezing())
              .step(new SAM(0.01, 1e-12), Timing.always(), "")
              .step(new GradientClipping(Clipping.ADAPTIVE, 0.5, 1e-3), Timing.always(), "")
              .average(new EMA(3, 0), Timing.always(), "")
              .build();
      List<StoredTensor> averaged = new ArrayList<>();
      List<Float> losses =
          new VitRun(network, plan, 6)
              .losses(
                  replica ->
                      averaged.addAll(WeightExport.tensors(replica.average().orElseThrow())));
      assertFalls(losses);
      assertThat(averaged).extracting(StoredTensor::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void channelsLastChangesOnlyTheRounding() {
    for (NetworkDesign network : List.of(VIT, RESNET)) {
      Plan first = (network.equals(VIT) ? plan() : squeezing()).build();
      Plan last =
          (network.equals(VIT) ? plan() : squeezing()).surgery(new ChannelsLast(), "").build();
      List<Float> losses = new VitRun(network, first, 0).losses();
      List<Float> others = new VitRun(network, last, 0).losses();
      // Later losses have grown apart by what rounding does to the first.
      assertThat(others.get(0)).isCloseTo(losses.get(0), Percentage.withPercentage(0.01));
      assertFalls(others);
    }
  }

  @Test
  void twoReplicasStayEqualToTheBit() {
    for (NetworkDesign network : List.of(VIT, RESNET)) {
      Plan plan = (network.equals(VIT) ? plan() : squeezing()).build();
      List<List<Float>> two = new VitRun(network, plan, 0).weightsOfTwo();
      assertThat(two.get(0)).isEqualTo(two.get(1));
    }
  }

  @Test
  void theGhostsStatisticsAreKeptAndCounted() {
    new VitRun(RESNET, squeezing().build(), 0)
        .losses(
            replica -> {
              float[] mean = replica.weights().buffers().mean(0).toFloatArray();
              assertThat(replica.weights().buffers().batches(0)).isEqualTo(VitRun.STEPS);
              assertThat(mean).doesNotContain(0f);
            });
  }

  @Test
  void onlyTheHeadStartsWithTheLogarithmOfThePrior() {
    for (NetworkDesign network : List.of(VIT, RESNET)) {
      Plan plan = (network.equals(VIT) ? plan() : squeezing()).build();
      VitRun run = new VitRun(network, plan, 0);
      Blueprint blueprint = run.parts().blueprint(run.course(), VitRun.IMAGES, VitRun.CLASSES);
      String head = network.equals(VIT) ? "head.bias" : "fc.bias";
      for (ParameterSpec parameter : blueprint.parameters()) {
        float[] values = parameter.firstValues(1);
        if (parameter.name().equals(head)) {
          assertThat(values).containsOnly((float) -Math.log(VitRun.CLASSES));
        } else if (parameter.name().endsWith(".bias")
            && !parameter.name().equals("embed.proj.bias")) {
          assertThat(values).as(parameter.name()).containsOnly(0f);
        } else if (parameter.initializer() instanceof TruncatedNormal cut) {
          double most = 2 * cut.deviation();
          for (float value : values) {
            assertThat((double) value).isCloseTo(0, Offset.offset(most + 1e-9)).isNotZero();
          }
        }
      }
    }
  }

  @Test
  void weightsAreExportedByTheirNamesInTheNetworksOrder() {
    new VitRun(VIT, plan().build(), 0)
        .losses(
            replica ->
                assertThat(WeightExport.tensors(replica.weights()))
                    .extracting(StoredTensor::name)
                    .containsExactly(
                        "embed.proj.weight",
                        "embed.proj.bias",
                        "embed.token",
                        "embed.positions",
                        "norm1.weight",
                        "norm1.bias",
                        "attn.qkv.weight",
                        "attn.proj.weight",
                        "attn.proj.bias",
                        "norm2.weight",
                        "norm2.bias",
                        "mlp.fc1.weight",
                        "mlp.fc1.bias",
                        "mlp.fc2.weight",
                        "mlp.fc2.bias",
                        "norm.weight",
                        "norm.bias",
                        "head.weight",
                        "head.bias"));
  }

  @Test
  void aNetworkRefusesImagesThatItCannotTake() {
    Plan resizing =
        plan()
            .batch(
                new ProgressiveResizing(
                    ResizingMode.RESIZE,
                    0.5,
                    0.5,
                    0.2,
                    4,
                    Interpolation.NEAREST,
                    Granularity.BATCH,
                    false),
                Timing.always(),
                "")
            .build();
    VitRun run = new VitRun(VIT, resizing, 0);
    assertThatThrownBy(() -> run.parts().blueprint(run.course(), VitRun.IMAGES, VitRun.CLASSES))
        .isInstanceOf(NetworkProblem.class)
        .hasMessage(
            "TinyVit has a position for each patch of one size, and its images have [4 x 4, 8 x 8]; drop what resizes them");
    ImageShapes odd = ImageShapes.of(new ImageShape(3, 8, 10));
    assertThatThrownBy(() -> VIT.blueprint(odd, VitRun.CLASSES))
        .isInstanceOf(NetworkProblem.class)
        .hasMessage(
            "TinyVit cuts images of 8 x 10 into patches of 4 pixels, and some are left; choose another patch");
  }
}
