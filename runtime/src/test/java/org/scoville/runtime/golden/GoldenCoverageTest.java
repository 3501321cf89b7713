package org.scoville.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No golden case passes because nobody looked at it. */
class GoldenCoverageTest {

  /** Algorithms that a test of this module puts to their cases. */
  private static final Set<String> TESTED =
      Set.of(
          "eval_transform",
          "normalize",
          "random_resized_crop",
          "binary_cross_entropy_with_logits",
          "ema",
          "ema.smoothing",
          "label_smoothing",
          "mixup",
          "mixup+label_smoothing",
          "optimizer.DecoupledSGDW",
          "resnet.forward_eval",
          "resnet.train_step",
          "resnet_cifar.forward_backward",
          "scheduler.CosineAnnealingScheduler",
          "scheduler.CosineAnnealingWithWarmupScheduler",
          "soft_cross_entropy",
          "trajectory");

  /** Algorithms that don't exist here yet; their cases are reported as skipped. */
  private static final Set<String> NOT_BUILT =
      Set.of(
          "blurpool",
          "blurpool.BlurConv2d",
          "blurpool.BlurMaxPool2d",
          "blurpool.apply",
          "blurpool.blur_2d",
          "colout.batch",
          "colout.image",
          "colout.size",
          "cutmix",
          "cutmix.bbox",
          "cutout",
          "ffcv.beton",
          "ffcv.center_crop",
          "ffcv.random_resized_crop",
          "ffcv.resizer",
          "initializer.bn_uniform",
          "initializer.kaiming_normal",
          "initializer.linear_log_constant_bias",
          "optimizer.AdamW",
          "optimizer.DecoupledAdamW",
          "optimizer.Lamb",
          "optimizer.SGD",
          "progressive_resizing.crop",
          "progressive_resizing.resize",
          "progressive_resizing.size",
          "randaugment.autocontrast",
          "randaugment.brightness",
          "randaugment.brightness_original",
          "randaugment.chain",
          "randaugment.color",
          "randaugment.color_original",
          "randaugment.contrast",
          "randaugment.contrast_original",
          "randaugment.equalize",
          "randaugment.levels",
          "randaugment.posterize",
          "randaugment.rotate",
          "randaugment.sets",
          "randaugment.sharpness",
          "randaugment.sharpness_original",
          "randaugment.shear_x",
          "randaugment.shear_y",
          "randaugment.solarize",
          "randaugment.translate_x",
          "randaugment.translate_y",
          "random_erasing",
          "sam.interval",
          "sam.step",
          "scheduler.LinearScheduler",
          "scheduler.LinearWithWarmupScheduler",
          "scheduler.MultiStepWithWarmupScheduler",
          "scheduler.PolynomialScheduler",
          "scheduler.StepScheduler",
          "scheduler.timm_cosine",
          "stochastic_depth.block",
          "stochastic_depth.rates",
          "stochastic_depth.sample",
          "stochastic_depth.warmup",
          "swa",
          "timm.auto_augment.levels",
          "timm.auto_augment.sets",
          "timm.random_erasing",
          "torchvision.randaugment.table",
          "trivialaugment.AutoContrast",
          "trivialaugment.Brightness",
          "trivialaugment.Color",
          "trivialaugment.Contrast",
          "trivialaugment.Equalize",
          "trivialaugment.Identity",
          "trivialaugment.Posterize",
          "trivialaugment.Rotate",
          "trivialaugment.Sharpness",
          "trivialaugment.ShearX",
          "trivialaugment.ShearY",
          "trivialaugment.Solarize",
          "trivialaugment.TranslateX",
          "trivialaugment.TranslateY",
          "trivialaugment.table");

  @Test
  void anAlgorithmIsEitherTestedOrNotBuilt() {
    assertThat(TESTED).doesNotContainAnyElementsOf(NOT_BUILT);
  }

  @Test
  void thereAreCases() {
    assertThat(GoldenCases.open().all()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseBelongsToAnAlgorithmThatATestKnows() {
    return GoldenCases.open().all().stream()
        .filter(each -> !TESTED.contains(each.algorithm()))
        .map(each -> dynamicTest(each.name(), () -> skipOrFail(each)));
  }

  private static void skipOrFail(GoldenCase each) {
    assertThat(NOT_BUILT).as("algorithms known, of case %s", each).contains(each.algorithm());
    Assumptions.abort(each.algorithm() + " is not built yet");
  }
}
