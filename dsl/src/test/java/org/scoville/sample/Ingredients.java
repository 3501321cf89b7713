package org.scoville.sample;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.FlipTTA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.algorithm.TimmRandAugment;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.schedule.CosineDecay;

/** Ingredients as the processor reads them: the defaults of {@code With}, and what a test sets. */
public final class Ingredients {
  private Ingredients() {}

  /** An ingredient with its default values; a member without default has none. */
  public static Ingredient defaults(String method, Class<?> type) {
    Ingredient ingredient = Ingredient.of(method, type.asSubclass(Record.class), Map.of());
    for (RecordComponent component : type.getRecordComponents()) {
      Optional<Object> value = defaultOf(type, component.getName());
      if (value.isPresent()) {
        ingredient = ingredient.with(component.getName(), value.get());
      }
    }
    return ingredient;
  }

  /** The annotation {@code With} of an ingredient. */
  public static Class<?> with(Class<?> type) {
    return Arrays.stream(type.getDeclaredClasses())
        .filter(nested -> nested.getSimpleName().equals("With"))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Object> defaultOf(Class<?> type, String member) {
    return Arrays.stream(with(type).getDeclaredMethods())
        .filter(method -> method.getName().equals(member))
        .findFirst()
        .map(Method::getDefaultValue)
        .map(Ingredients::written);
  }

  private static Object written(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }

  public static Ingredient resNet50() {
    return defaults("model", ResNet.class)
        .with("scales", "UNIFORM")
        .with("headBias", HeadBias.LOG_PRIOR.name());
  }

  public static Ingredient binaryCrossEntropy() {
    return defaults("loss", BinaryCrossEntropy.class);
  }

  public static Ingredient trainingFolder(int crop) {
    return defaults("train", ImageFolder.class).with("crop", crop);
  }

  public static Ingredient evaluationFolder(int resize, int crop) {
    return defaults("evaluate", ImageFolder.class).with("crop", crop).with("resize", resize);
  }

  public static Ingredient fashionMnist(String method) {
    return defaults(method, FashionMnist.class);
  }

  public static Ingredient sgd(double learningRate, double momentum, double weightDecay) {
    return defaults("optimizer", DecoupledSGD.class)
        .with("learningRate", learningRate)
        .with("momentum", momentum)
        .with("weightDecay", weightDecay);
  }

  public static Ingredient cosineDecay(double warmupEpochs) {
    return defaults("learningRate", CosineDecay.class).with("warmupEpochs", warmupEpochs);
  }

  public static AlgorithmUse channelsLast() {
    return AlgorithmUse.of(defaults("channelsLast", ChannelsLast.class));
  }

  public static AlgorithmUse labelSmoothing(double smoothing) {
    return AlgorithmUse.of(
        defaults("labelSmoothing", LabelSmoothing.class).with("smoothing", smoothing));
  }

  public static AlgorithmUse mixUp(double alpha) {
    return AlgorithmUse.of(defaults("mixUp", MixUp.class).with("alpha", alpha));
  }

  public static AlgorithmUse sam(double rho) {
    return AlgorithmUse.of(defaults("sam", SAM.class).with("rho", rho));
  }

  public static AlgorithmUse ema(double halfLifeBatches) {
    return AlgorithmUse.of(defaults("ema", EMA.class).with("halfLifeBatches", halfLifeBatches));
  }

  public static AlgorithmUse fixRes(int trainCrop, int testResize, int testCrop) {
    return AlgorithmUse.of(
        defaults("fixRes", FixRes.class)
            .with("trainCrop", trainCrop)
            .with("testResize", testResize)
            .with("testCrop", testCrop));
  }

  public static AlgorithmUse flipTta() {
    return AlgorithmUse.of(defaults("flipTta", FlipTTA.class));
  }

  public static AlgorithmUse cutMix(double alpha) {
    return AlgorithmUse.of(defaults("cutMix", CutMix.class).with("alpha", alpha));
  }

  public static AlgorithmUse mixUpOrCutMix(double mixUpAlpha, double cutMixAlpha) {
    return AlgorithmUse.of(
        defaults("either", MixUpOrCutMix.class)
            .with("mixUpAlpha", mixUpAlpha)
            .with("cutMixAlpha", cutMixAlpha));
  }

  public static AlgorithmUse randAugment(int depth) {
    return AlgorithmUse.of(defaults("randAugment", RandAugment.class).with("depth", depth));
  }

  public static AlgorithmUse timmRandAugment(int layers, double probability) {
    return AlgorithmUse.of(
        defaults("timmRandAugment", TimmRandAugment.class)
            .with("layers", layers)
            .with("probability", probability));
  }

  public static AlgorithmUse stochasticDepth(double dropRate) {
    return AlgorithmUse.of(
        defaults("stochasticDepth", StochasticDepth.class).with("dropRate", dropRate));
  }

  /** ColOut that drops the same share of rows and columns. */
  public static AlgorithmUse colOut(double drop) {
    return AlgorithmUse.of(
        defaults("colOut", ColOut.class).with("rowDrop", drop).with("columnDrop", drop));
  }

  /** An algorithm with its default values. */
  public static AlgorithmUse use(Class<?> algorithm) {
    return AlgorithmUse.of(defaults("use" + algorithm.getSimpleName(), algorithm));
  }
}
