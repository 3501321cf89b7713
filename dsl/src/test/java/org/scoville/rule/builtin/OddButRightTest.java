package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.scoville.sample.Ingredients.binaryCrossEntropy;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Ingredients.cutMix;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.fashionMnist;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.mixUpOrCutMix;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.timmRandAugment;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Ingredients.use;
import static org.scoville.sample.Recipes.hot;
import static org.scoville.sample.Recipes.medium;
import static org.scoville.sample.Recipes.mild;
import static org.scoville.sample.Recipes.nvidia;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.CutOut;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.algorithm.SWA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TrivialAugment;
import org.scoville.data.FFCV;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.SGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.rule.Verdict;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.StepDecay;
import org.scoville.schedule.Triangular;

/** Recipes that look odd and are right get no error and no warning. */
class OddButRightTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());

  private static Ingredient milestones(double first, double second, double third) {
    return defaults("rate", MultiStep.class).with("milestoneEpochs", List.of(first, second, third));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"imageNet", "otherOptimizers", "smallData", "smallImages", "relatives"})
  void getsNoErrorAndNoWarning(String name, RecipeSpec recipe) {
    assertThat(BOOK.rules())
        .as("rules that can't read " + name)
        .filteredOn(rule -> rule.ask(recipe) == Verdict.UNKNOWN)
        .allMatch(rule -> !rule.needs().stream().allMatch(recipe::knows));
    assertThat(BOOK.judge(recipe).findings())
        .as(name)
        .filteredOn(finding -> finding.severity().compareTo(Severity.NOTE) < 0)
        .isEmpty();
  }

  static Stream<Arguments> imageNet() {
    return Stream.of(
        arguments("Mild at 27 epochs", mild(27)),
        arguments("Mild at 59 epochs", mild(59)),
        arguments("Medium at 61 epochs with more MixUp", medium(61).with(use(BlurPool.class))),
        arguments("Hot at 181 epochs", hot(181)),
        arguments("Hot at 810 epochs", hot(810)),
        arguments("Hot for a short run is Medium", medium(60)),
        arguments(
            "NVIDIA's at 250 epochs with SAM",
            nvidia(250).with(sam(0.5).every(10)).with(use(TrivialAugment.class))),
        arguments("NVIDIA's with CutMix alone", nvidia(90).with(cutMix(1))),
        arguments(
            "MixUp on odd batches, CutMix never on them",
            nvidia(90).with(mixUp(0.2).within(0, 0.5)).with(cutMix(1).within(0.5, 1))),
        arguments(
            "MixUp or CutMix under cross-entropy",
            nvidia(300).with(mixUpOrCutMix(0.2, 1)).with(use(TrivialAugment.class))),
        arguments(
            "two operations at half their probability", nvidia(100).with(timmRandAugment(2, 0.5))),
        arguments("RandAugment at exactly 60 epochs", nvidia(60).with(randAugment(1))),
        arguments("MixUp that is off in a short run", mild(30).with(mixUp(0)).with(randAugment(0))),
        arguments("SAM as in its paper", nvidia(200).with(sam(0.05)).with(randAugment(1))),
        arguments(
            "SAM every 10 at the border of its radius",
            medium(90).with(use(GradientClipping.class))),
        arguments("SAM every 2 batches at 181 epochs", nvidia(181).with(sam(0.1).every(2))),
        arguments(
            "a long average at the end of the run",
            nvidia(90).with(ema(20_000).every(20).within(0.6, 1))),
        arguments(
            "an average in epochs",
            nvidia(90)
                .with(AlgorithmUse.of(defaults("ema", EMA.class).with("halfLifeEpochs", 0.5)))),
        arguments("SWA with an epoch to spare", nvidia(90).with(use(SWA.class))),
        arguments(
            "ResNet-152 that drops a third",
            plain(300)
                .with(
                    Role.MODEL,
                    defaults("model", ResNet.class)
                        .with("depth", 152)
                        .with("headBias", "LOG_PRIOR"))
                .with(stochasticDepth(0.3))
                .with(randAugment(1))),
        arguments(
            "ResNet-18 that drops all kinds of blocks",
            nvidia(120)
                .with(Role.MODEL, defaults("model", ResNet.class).with("depth", 18))
                .with(
                    AlgorithmUse.of(
                        defaults("drop", StochasticDepth.class)
                            .with("dropRate", 0.1)
                            .with("blocks", "ALL")))),
        arguments("warm-up of exactly 30 %", nvidia(20).with(Role.SCHEDULE, cosineDecay(6))),
        arguments("no warm-up at all", nvidia(90).with(Role.SCHEDULE, cosineDecay(0))),
        arguments(
            "a triangle with its peak in the middle",
            nvidia(16)
                .with(Role.SCHEDULE, defaults("rate", Triangular.class).with("peakEpochs", 8.0))),
        arguments(
            "steps at 30, 60 and 80 epochs",
            nvidia(90).with(Role.SCHEDULE, milestones(30, 60, 80))),
        arguments(
            "steps of epochs are steps",
            nvidia(90).with(Role.SCHEDULE, defaults("rate", StepDecay.class))),
        arguments(
            "tested at 320 after training at 224",
            nvidia(90).with(Role.EVALUATE, evaluationFolder(336, 320))),
        arguments(
            "trained at 128",
            nvidia(18)
                .with(Role.SCHEDULE, cosineDecay(2))
                .with(Role.TRAIN, trainingFolder(128))
                .with(Role.EVALUATE, evaluationFolder(180, 160))),
        arguments("FFCV's 16 epochs", ffcv(16)),
        arguments("FFCV's 88 epochs", ffcv(88)),
        arguments(
            "FFCV's loader with ColOut of batches",
            mild(90).with(Role.TRAIN, defaults("train", FFCV.class).with("crop", 176))));
  }

  private static RecipeSpec ffcv(int epochs) {
    return nvidia(epochs)
        .batchSize(4096)
        .with(Role.TRAIN, trainingFolder(192))
        .with(Role.EVALUATE, evaluationFolder(293, 256))
        .with(Role.SCHEDULE, defaults("rate", Triangular.class).with("peakEpochs", 2.0))
        .with(
            Role.OPTIMIZER,
            defaults("optimizer", SGD.class).with("learningRate", 1.7).with("weightDecay", 1e-4))
        .with(labelSmoothing(0.1))
        .with(
            AlgorithmUse.of(
                defaults("ramp", ResolutionRamp.class)
                    .with("startEpoch", epochs * 11 / 16)
                    .with("endEpoch", epochs * 13 / 16)));
  }

  static Stream<Arguments> otherOptimizers() {
    Ingredient mean = defaults("loss", BinaryCrossEntropy.class).with("reduction", "MEAN");
    RecipeSpec lamb =
        plain(300)
            .with(Role.OPTIMIZER, defaults("optimizer", LAMB.class).with("learningRate", 5e-3))
            .with(Role.LOSS, mean)
            .with(timmRandAugment(2, 0.5));
    return Stream.of(
        arguments("LAMB with the mean over classes", lamb),
        arguments("LAMB with the sum", lamb.with(Role.LOSS, binaryCrossEntropy())),
        arguments("LAMB with MixUp of alpha 0.8 or CutMix", lamb.with(mixUpOrCutMix(0.8, 1))),
        arguments(
            "LAMB with repeats and CutMix alone",
            lamb.with(cutMix(1)).with(use(RepeatedAugmentation.class))),
        arguments(
            "AdamW with a decay of 0.05",
            lamb.with(
                Role.OPTIMIZER,
                defaults("optimizer", AdamW.class)
                    .with("learningRate", 1e-3)
                    .with("weightDecay", 0.05))),
        arguments(
            "LARS at a batch of 16384",
            nvidia(90)
                .batchSize(16_384)
                .with(
                    Role.OPTIMIZER,
                    defaults("optimizer", LARS.class)
                        .with("learningRate", 13.0)
                        .with("weightDecay", 5e-5))),
        arguments(
            "PyTorch's first recipe",
            nvidia(90)
                .batchSize(256)
                .with(
                    Role.OPTIMIZER,
                    defaults("optimizer", SGD.class)
                        .with("learningRate", 0.1)
                        .with("weightDecay", 1e-4))),
        arguments(
            "one GPU, batch 64",
            nvidia(90)
                .batchSize(64)
                .with(
                    Role.OPTIMIZER,
                    defaults("optimizer", SGD.class)
                        .with("learningRate", 0.025)
                        .with("weightDecay", 1e-4))),
        arguments(
            "one GPU, batch 16",
            nvidia(90).batchSize(16).with(Role.OPTIMIZER, sgd(0.016, 0.875, 4e-6))),
        arguments("no decay at all", nvidia(90).with(Role.OPTIMIZER, sgd(2.048, 0.875, 0))),
        arguments("no momentum", nvidia(90).with(Role.OPTIMIZER, sgd(8, 0, 1e-3))));
  }

  /** A hundred classes, a few thousand photographs. */
  private static RecipeSpec small(int epochs) {
    return nvidia(epochs)
        .batchSize(64)
        .data(8_000, 100)
        .with(Role.SCHEDULE, cosineDecay(epochs / 20.0))
        .with(Role.TRAIN, trainingFolder(160))
        .with(Role.EVALUATE, evaluationFolder(224, 200))
        .with(Role.OPTIMIZER, sgd(0.064, 0.9, 1e-4));
  }

  static Stream<Arguments> smallData() {
    return Stream.of(
        arguments("8,000 images, 20 epochs", small(20)),
        arguments("8,000 images, 200 epochs, MixUp", small(200).with(mixUp(0.2))),
        arguments("8,000 images, 200 epochs, average", small(200).with(ema(500).every(5))),
        arguments("8,000 images, 600 epochs", small(600).with(use(TrivialAugment.class))),
        arguments("a data set of two batches", small(30).data(130, 2)),
        arguments("a data set of one batch", small(30).data(64, 2)),
        arguments(
            "two classes, each as likely as no bias says",
            small(30)
                .data(8_000, 2)
                .with(Role.LOSS, binaryCrossEntropy())
                .with(Role.MODEL, defaults("model", ResNet.class))),
        arguments(
            "two classes under binary cross-entropy",
            small(30)
                .data(8_000, 2)
                .with(Role.LOSS, binaryCrossEntropy())
                .with(Role.MODEL, defaults("model", ResNet.class).with("headBias", "LOG_PRIOR"))),
        arguments(
            "one strong regularizer in a short run",
            small(40)
                .with(
                    AlgorithmUse.of(
                        defaults("erase", RandomErasing.class).with("probability", 0.25)))),
        arguments("unknown numbers of images and classes", small(40).data(0, 0)));
  }

  /** CIFAR in the way of its papers. */
  private static RecipeSpec cifar(int epochs) {
    return small(epochs)
        .batchSize(128)
        .data(50_000, 10)
        .with(Role.MODEL, defaults("model", CifarResNet.class))
        .with(Role.TRAIN, trainingFolder(32).with("randomCrop", "PADDED").with("padding", 4))
        .with(Role.EVALUATE, evaluationFolder(32, 32))
        .with(
            Role.OPTIMIZER,
            defaults("optimizer", SGD.class)
                .with("learningRate", 0.1)
                .with("weightDecay", 5e-4)
                .with("nesterov", true));
  }

  static Stream<Arguments> smallImages() {
    RecipeSpec fashion =
        cifar(16)
            .data(60_000, 10)
            .with(Role.TRAIN, fashionMnist("train"))
            .with(Role.EVALUATE, fashionMnist("evaluate"));
    return Stream.of(
        arguments("CIFAR-10 at 164 epochs", cifar(164)),
        arguments("CIFAR-10 with CutOut", cifar(200).with(use(CutOut.class))),
        arguments("CIFAR-10 with CutMix", cifar(200).with(cutMix(1))),
        arguments(
            "CIFAR-100 with steps",
            cifar(200).data(50_000, 100).with(Role.SCHEDULE, milestones(60, 120, 160))),
        arguments(
            "CIFAR-10 that grows by crops",
            cifar(100)
                .with(
                    AlgorithmUse.of(
                        defaults("grow", ProgressiveResizing.class).with("mode", "CROP")))),
        arguments("Fashion-MNIST in 16 epochs", fashion),
        arguments(
            "Fashion-MNIST smoothed and averaged",
            fashion.with(labelSmoothing(0.1)).with(ema(60).every(5))));
  }

  static Stream<Arguments> relatives() {
    Ancestor mild = Ancestor.of(mild(36));
    return Stream.of(
        arguments(
            "Mild's child on one GPU with its own rate",
            mild(36).batchSize(256).origin(mild).with(Role.OPTIMIZER, sgd(0.256, 0.875, 5e-4))),
        arguments(
            "with the square root's rate",
            mild(36).batchSize(512).origin(mild).with(Role.OPTIMIZER, sgd(1.024, 0.875, 5e-4))),
        arguments("with an eighth more images a batch", mild(36).batchSize(2304).origin(mild)),
        arguments(
            "with another rate for the same batch",
            mild(36).origin(mild).with(Role.OPTIMIZER, sgd(1.5, 0.875, 5e-4))),
        arguments(
            "under cross-entropy",
            mild(36)
                .origin(mild)
                .with(Role.LOSS, defaults("loss", CrossEntropy.class))
                .with(Role.MODEL, defaults("model", ResNet.class))),
        arguments("on other data at another batch", small(60).origin(mild)));
  }
}
