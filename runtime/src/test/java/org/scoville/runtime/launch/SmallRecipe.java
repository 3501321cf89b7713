package org.scoville.runtime.launch;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.RepeatedAugmentation;
import org.scoville.data.FFCV;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.data.PackedImages;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Timing;
import org.scoville.recipe.Train;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.schedule.Constant;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.LinearDecay;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;
import org.scoville.schedule.Triangular;

/**
 * A recipe wired by hand as the compiler would: a network of a few thousand weights, which learns
 * {@link SmallImages} within seconds. The records come from the specification, so that both agree.
 */
record SmallRecipe(RecipeSpec spec, Class<? extends Loader> loader) implements CompiledRecipe {
  private static final String NAME = "org.scoville.runtime.launch.";

  /** Gray images from IDX files; mixes, smooths, averages. */
  static SmallRecipe gray() {
    RecipeSpec spec =
        plain("SmallGray")
            .with(Role.TRAIN, gray("train"))
            .with(Role.EVALUATE, gray("evaluate"))
            .with(AlgorithmUse.of(Ingredient.of("mixUp", MixUp.class, Map.of()).with("alpha", 0.2)))
            .with(
                AlgorithmUse.of(
                    Ingredient.of("labelSmoothing", LabelSmoothing.class, Map.of())
                        .with("smoothing", 0.1)))
            .with(
                AlgorithmUse.of(
                        Ingredient.of("ema", EMA.class, Map.of())
                            .with("halfLifeBatches", 2.0)
                            .with("halfLifeEpochs", 0.0))
                    .every(2));
    return new SmallRecipe(spec, FashionMnist.class);
  }

  /** The same images, of which each comes twice in an epoch, some with boxes of noise. */
  static SmallRecipe erased() {
    RecipeSpec spec =
        plain("SmallErased")
            .with(Role.TRAIN, gray("train"))
            .with(Role.EVALUATE, gray("evaluate"))
            .with(
                AlgorithmUse.of(
                    Ingredient.of("repeats", RepeatedAugmentation.class, Map.of())
                        .with("repeats", 2)))
            .with(
                AlgorithmUse.of(
                    Ingredient.of("erasing", RandomErasing.class, Map.of())
                        .with("probability", 0.5)
                        .with("minArea", 0.02)
                        .with("maxArea", 0.1)
                        .with("minAspect", 0.5)
                        .with("maxAspect", 2.0)
                        .with("minCount", 1)
                        .with("maxCount", 2)
                        .with("fill", "NOISE_PER_PIXEL")
                        .with("values", List.of(0.0))));
    return new SmallRecipe(spec, FashionMnist.class);
  }

  /** Color images from folders of JPEG files; no algorithms. */
  static SmallRecipe folder() {
    RecipeSpec spec =
        plain("SmallFolder")
            .with(Role.TRAIN, folder("train"))
            .with(Role.EVALUATE, folder("evaluate"));
    return new SmallRecipe(spec, ImageFolder.class);
  }

  /** {@link #folder}, finished by area, which FFCV's loader agrees with. */
  static SmallRecipe area() {
    return folder()
        .with(Role.TRAIN, "interpolation", "AREA")
        .with(Role.EVALUATE, "interpolation", "AREA");
  }

  /** The recipe of {@link #area}, by FFCV's loader. */
  static SmallRecipe ffcv() {
    RecipeSpec spec =
        folder()
            .spec()
            .with(Role.TRAIN, ffcv("train").with("osCache", true))
            .with(Role.EVALUATE, ffcv("evaluate").with("osCache", true));
    return new SmallRecipe(spec, FFCV.class);
  }

  private static Ingredient ffcv(String method) {
    return cropped(Ingredient.of(method, FFCV.class, Map.of()), method);
  }

  /** Packed images with two operations of RandAugment on each. */
  static SmallRecipe augmented() {
    RecipeSpec spec =
        folder()
            .spec()
            .with(Role.TRAIN, packed("train"))
            .with(Role.EVALUATE, packed("evaluate"))
            .with(
                AlgorithmUse.of(
                    Ingredient.of("randAugment", RandAugment.class, Map.of())
                        .with("depth", 2)
                        .with("severity", 9.0)
                        .with("augmentations", "ALL")
                        .with("brightnessScale", 0.75)));
    return new SmallRecipe(spec, PackedImages.class);
  }

  private static Ingredient packed(String method) {
    return cropped(Ingredient.of(method, PackedImages.class, Map.of()), method);
  }

  private static Ingredient cropped(Ingredient loader, String method) {
    return loader
        .with("crop", method.equals("train") ? 8 : 12)
        .with("order", "RANDOM")
        .with("centerCropRatio", 1.0)
        .with("minArea", 0.5)
        .with("flip", 0.5)
        .with("alternatingFlip", false)
        .with("scaledDecoding", false)
        .with("mean", List.of(0.5, 0.5, 0.5))
        .with("deviation", List.of(0.25, 0.25, 0.25));
  }

  /** The same recipe with another specification of the same ingredients. */
  SmallRecipe with(RecipeSpec changed) {
    return new SmallRecipe(changed, loader);
  }

  /** The same recipe with one value of an ingredient changed. */
  SmallRecipe with(Role role, String member, Object value) {
    return with(spec.with(role, spec.role(role).orElseThrow().with(member, value)));
  }

  private static RecipeSpec plain(String name) {
    return RecipeSpec.named(NAME + name)
        .epochs(3)
        .batchSize(16)
        .with(
            Role.MODEL,
            Ingredient.of("model", CifarResNet.class, Map.of())
                .with("depth", 8)
                .with("width", 4)
                .with("stemStride", 1)
                .with("convolutions", "KAIMING_NORMAL")
                .with("scales", "ONE")
                .with("headBias", "ZERO")
                .with("pretrained", false))
        .with(Role.LOSS, Ingredient.of("loss", CrossEntropy.class, Map.of()))
        .with(
            Role.OPTIMIZER,
            Ingredient.of("optimizer", DecoupledSGD.class, Map.of())
                .with("learningRate", 0.1)
                .with("momentum", 0.9)
                .with("dampening", 0.0)
                .with("weightDecay", 0.0)
                .with("nesterov", false)
                .with("decayNormsAndBiases", true))
        .with(
            Role.SCHEDULE,
            Ingredient.of("learningRate", CosineDecay.class, Map.of())
                .with("warmupEpochs", 0.5)
                .with("warmupFraction", 0.0)
                .with("warmupStretch", 1.0)
                .with("startFactor", 0.1)
                .with("finalFactor", 0.0)
                .with("decayEndFraction", 1.0)
                .with("warmupPrefix", true)
                .with("granularity", "BATCH"));
  }

  private static Ingredient gray(String method) {
    return Ingredient.of(method, FashionMnist.class, Map.of())
        .with("padding", method.equals("train") ? 1 : 0)
        .with("flip", 0.0)
        .with("alternatingFlip", false)
        .with("mean", 0.5)
        .with("deviation", 0.25);
  }

  private static Ingredient folder(String method) {
    return Ingredient.of(method, ImageFolder.class, Map.of())
        .with("crop", method.equals("train") ? 8 : 12)
        .with("resize", 12)
        .with("randomCrop", "RESIZED")
        .with("padding", 0)
        .with("minArea", 0.5)
        .with("interpolation", "BILINEAR")
        .with("maxResolution", 0)
        .with("flip", 0.5)
        .with("alternatingFlip", false)
        .with("scaledDecoding", false)
        .with("mean", List.of(0.5, 0.5, 0.5))
        .with("deviation", List.of(0.25, 0.25, 0.25));
  }

  @Override
  public Module module() {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(Key.get(Network.class, Model.class)).toInstance(of(Role.MODEL, CifarResNet.class));
        bind(Key.get(Objective.class, Loss.class)).toInstance(of(Role.LOSS, CrossEntropy.class));
        bind(Key.get(Loader.class, Train.class)).toInstance(of(Role.TRAIN, loader));
        bind(Key.get(Loader.class, Evaluate.class)).toInstance(of(Role.EVALUATE, loader));
        bind(Key.get(UpdateRule.class, Optimizer.class))
            .toInstance(of(Role.OPTIMIZER, DecoupledSGD.class));
        bind(Key.get(RateCurve.class, Schedule.class)).toInstance(schedule());
        bind(Plan.class).toInstance(plan());
      }
    };
  }

  private RateCurve schedule() {
    Stream<Class<? extends RateCurve>> types =
        Stream.of(
            CosineDecay.class,
            LinearDecay.class,
            PolynomialDecay.class,
            MultiStep.class,
            StepDecay.class,
            Constant.class,
            Triangular.class);
    Stream<RateCurve> found = types.flatMap(type -> spec.find(Role.SCHEDULE, type).stream());
    return found.findFirst().orElseThrow();
  }

  private <R> R of(Role role, Class<R> type) {
    return spec.find(role, type).orElseThrow();
  }

  private Plan plan() {
    Plan.Builder plan = Plan.builder();
    spec.find(MixUp.class).ifPresent(m -> plan.batch(m, Timing.always(), "mixes before all else"));
    spec.find(LabelSmoothing.class)
        .ifPresent(s -> plan.targets(s, Timing.always(), "smooths what will be mixed"));
    spec.find(MixUp.class).ifPresent(m -> plan.targets(m, Timing.always(), "mixes smooth targets"));
    spec.find(EMA.class).ifPresent(e -> plan.average(e, Timing.every(2), "the only one here"));
    spec.find(RepeatedAugmentation.class)
        .ifPresent(r -> plan.sample(r, Timing.always(), "the only one here"));
    spec.find(RandomErasing.class)
        .ifPresent(r -> plan.batch(r, Timing.always(), "the only one here"));
    spec.find(RandAugment.class)
        .ifPresent(r -> plan.sample(r, Timing.always(), "the only one here"));
    return plan.build();
  }
}
