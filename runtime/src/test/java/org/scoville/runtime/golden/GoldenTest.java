package org.scoville.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.tensor.TensorEngine;

/**
 * Every golden case of the folder, each by the {@link GoldenSubject} that knows its algorithm. A
 * case that none knows fails.
 */
@Tag("golden")
class GoldenTest {
  /** Datasets in FFCV's format belong to the loader that reads it, which is not built. */
  private static final String FFCV = "ffcv.safetensors";

  /** Algorithms whose check is still on its way. */
  private static final Set<String> WAITING =
      Set.of(
          "binary_cross_entropy_with_logits",
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
          "ema",
          "ema.smoothing",
          "eval_transform",
          "ffcv.center_crop",
          "ffcv.random_resized_crop",
          "ffcv.resizer",
          "initializer.bn_uniform",
          "initializer.kaiming_normal",
          "initializer.linear_log_constant_bias",
          "label_smoothing",
          "mixup",
          "mixup+label_smoothing",
          "normalize",
          "optimizer.AdamW",
          "optimizer.DecoupledAdamW",
          "optimizer.DecoupledSGDW",
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
          "random_resized_crop",
          "resnet.forward_eval",
          "resnet.train_step",
          "resnet_cifar.forward_backward",
          "sam.interval",
          "sam.step",
          "scheduler.CosineAnnealingScheduler",
          "scheduler.CosineAnnealingWithWarmupScheduler",
          "scheduler.LinearScheduler",
          "scheduler.LinearWithWarmupScheduler",
          "scheduler.MultiStepWithWarmupScheduler",
          "scheduler.PolynomialScheduler",
          "scheduler.StepScheduler",
          "scheduler.timm_cosine",
          "soft_cross_entropy",
          "stochastic_depth.block",
          "stochastic_depth.rates",
          "stochastic_depth.sample",
          "stochastic_depth.warmup",
          "swa",
          "timm.auto_augment.levels",
          "timm.auto_augment.sets",
          "timm.random_erasing",
          "torchvision.randaugment.table",
          "trajectory",
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

  private static final AtomicInteger PASSED = new AtomicInteger();
  private static final GoldenCases CASES = GoldenCases.open();

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  @Test
  void thereAreCases() {
    assertThat(CASES.all()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsMet() {
    Map<String, GoldenCheck> checks = checks();
    return CASES.all().stream()
        .map(golden -> dynamicTest(golden.name(), () -> check(golden, checks)));
  }

  private static Map<String, GoldenCheck> checks() {
    Map<String, GoldenCheck> checks = new HashMap<>();
    for (GoldenSubject subject : ServiceLoader.load(GoldenSubject.class)) {
      subject
          .checks()
          .forEach(
              (algorithm, check) ->
                  assertThat(checks.put(algorithm, check))
                      .as("%s is checked twice, by %s too", algorithm, subject.getClass())
                      .isNull());
    }
    return checks;
  }

  private static void check(GoldenCase golden, Map<String, GoldenCheck> checks) throws Exception {
    GoldenCheck check = checks.get(golden.algorithm());
    if (check == null) {
      Assumptions.assumeFalse(golden.file().equals(FFCV), "FFCV's loader is not built");
      Assumptions.assumeFalse(WAITING.contains(golden.algorithm()), "its check is on its way");
    }
    assertThat(check).as("what checks %s, of case %s", golden.algorithm(), golden).isNotNull();
    check.check(golden);
    PASSED.incrementAndGet();
  }

  @AfterAll
  static void tellHowMany() {
    System.out.printf("golden: %d of %d%n", PASSED.get(), CASES.all().size());
  }
}
