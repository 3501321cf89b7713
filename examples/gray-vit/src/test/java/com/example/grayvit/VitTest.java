package com.example.grayvit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.scoville.algorithm.ResizingPlace;
import org.scoville.algorithm.SAM;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.SurgeryProblem;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.NetworkProblem;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.train.WeightExport;

/** The network with the jar's surgery and optimizer, by what is public alone. */
class VitTest {
  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  private static VitRun run(Plan.Builder plan) {
    return new VitRun(plan.build(), 0);
  }

  private static void assertFalls(List<Float> losses) {
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.7f * losses.get(0));
  }

  @Test
  void itLearnsAndDoesSoAgain() {
    List<Float> losses = run(VitRun.surgery()).losses();
    assertFalls(losses);
    assertThat(run(VitRun.surgery()).losses()).isEqualTo(losses);
  }

  @Test
  void itLearnsInBfloat16() {
    VitRun lower = new VitRun(VitRun.surgery().build(), 0, Precision.BF16);
    List<Float> losses = lower.losses();
    assertFalls(losses);
    assertThat(lower.losses()).isEqualTo(losses);
    assertThat(losses.get(0))
        .isCloseTo(run(VitRun.surgery()).losses().get(0), Percentage.withPercentage(1));
  }

  @Test
  void itLearnsInPartsWithSamAnAverageAndClipping() {
    Plan plan =
        VitRun.surgery()
            .step(new SAM(0.01, 1e-12), Timing.always(), "")
            .step(new GradientClipping(Clipping.ADAPTIVE, 0.5, 1e-3), Timing.always(), "")
            .average(new EMA(3, 0), Timing.always(), "")
            .build();
    List<StoredTensor> averaged = new ArrayList<>();
    assertFalls(
        new VitRun(plan, 6)
            .losses(
                replica -> averaged.addAll(WeightExport.tensors(replica.average().orElseThrow()))));
    assertThat(averaged).extracting(StoredTensor::name).doesNotHaveDuplicates();
  }

  @Test
  void channelsLastChangesOnlyTheRounding() {
    List<Float> losses = run(VitRun.surgery()).losses();
    List<Float> others = run(VitRun.surgery().surgery(new ChannelsLast(), "")).losses();
    // Later losses have grown apart by what rounding does to the first.
    assertThat(others.get(0)).isCloseTo(losses.get(0), Percentage.withPercentage(0.01));
    assertFalls(others);
  }

  @Test
  void twoReplicasStayEqualToTheBit() {
    List<List<Float>> two = run(VitRun.surgery()).weightsOfTwo();
    assertThat(two.get(0)).isEqualTo(two.get(1));
  }

  @Test
  void parametersStartAsTheySayOfThemselves() {
    for (ParameterSpec parameter : run(VitRun.surgery()).blueprint().parameters()) {
      float[] values = parameter.firstValues(1);
      if (parameter.name().equals("head.bias")) {
        assertThat(values).containsOnly((float) -Math.log(VitRun.CLASSES));
      } else if (parameter.name().endsWith(".gamma")) {
        assertThat(values).containsOnly(0.1f);
      } else if (parameter.name().endsWith(".bias")) {
        assertThat(values).as(parameter.name()).containsOnly(0f);
      } else if (parameter.initializer() instanceof TruncatedNormal cut) {
        double most = 2 * cut.deviation();
        for (float value : values) {
          assertThat((double) value).isCloseTo(0, Offset.offset(most + 1e-9)).isNotZero();
        }
      }
    }
  }

  @Test
  void weightsAreExportedByTimmsNamesInItsOrder() {
    List<String> expected =
        new ArrayList<>(
            List.of("cls_token", "pos_embed", "patch_embed.proj.weight", "patch_embed.proj.bias"));
    for (int block = 0; block < VitRun.VIT.depth(); block++) {
      Stream.of(
              "norm1.weight",
              "norm1.bias",
              "attn.qkv.weight",
              "attn.qkv.bias",
              "attn.proj.weight",
              "attn.proj.bias",
              "ls1.gamma",
              "norm2.weight",
              "norm2.bias",
              "mlp.fc1.weight",
              "mlp.fc1.bias",
              "mlp.fc2.weight",
              "mlp.fc2.bias",
              "ls2.gamma")
          .map(("blocks." + block + ".")::concat)
          .forEach(expected::add);
    }
    expected.addAll(List.of("norm.weight", "norm.bias", "head.weight", "head.bias"));
    run(VitRun.surgery())
        .losses(
            replica ->
                assertThat(WeightExport.tensors(replica.weights()))
                    .extracting(StoredTensor::name)
                    .containsExactlyElementsOf(expected));
  }

  @Test
  void onlyMatricesDecay() {
    Optional<ParameterSpec> other =
        run(VitRun.surgery()).blueprint().parameters().stream()
            .filter(p -> p.decays() != (p.name().endsWith(".weight") && p.shape().size() > 1))
            .findAny();
    assertThat(other).isEmpty();
  }

  @Test
  void itRefusesImagesThatItCannotTake() {
    ImageShape right = new ImageShape(1, VitRun.PIXELS, VitRun.PIXELS);
    ImageShape wrong = new ImageShape(1, 8, 10);
    for (ImageShapes shapes :
        List.of(
            new ImageShapes(wrong, right, right),
            new ImageShapes(right, wrong, right),
            new ImageShapes(right, right, wrong))) {
      assertThatThrownBy(() -> VitRun.design().blueprint(shapes, VitRun.CLASSES))
          .isInstanceOf(NetworkProblem.class)
          .hasMessage(
              "Vit has a position for each patch of 8 x 8 pixels, and its images have 8 x 10; set imageSide and drop what resizes images");
    }
  }

  @Test
  void itRefusesToBeResizedInTraining() {
    ProgressiveResizing resizing =
        new ProgressiveResizing(
            ResizingMode.RESIZE,
            0.5,
            0.5,
            0.2,
            4,
            Interpolation.NEAREST,
            Granularity.BATCH,
            false,
            ResizingPlace.DEVICE);
    VitRun run = run(VitRun.surgery().batch(resizing, Timing.always(), ""));
    assertThatThrownBy(run::blueprint)
        .isInstanceOf(NetworkProblem.class)
        .hasMessageContaining("of 8 x 8 pixels, and its images have 4 x 4");
  }

  @Test
  void theSurgeryRefusesANetworkWithoutBranches() {
    Blueprint other = new Blueprint(new GlobalAveragePool(), 1, Layout.CHANNELS_FIRST);
    assertThatThrownBy(() -> new LayerScaleSurgery(new LayerScale(0.1)).operate(other))
        .isInstanceOf(SurgeryProblem.class)
        .hasMessageContaining("finds no residual branch");
  }
}
