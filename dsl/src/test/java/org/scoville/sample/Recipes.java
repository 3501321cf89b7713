package org.scoville.sample;

import static org.scoville.sample.Ingredients.binaryCrossEntropy;
import static org.scoville.sample.Ingredients.channelsLast;
import static org.scoville.sample.Ingredients.colOut;
import static org.scoville.sample.Ingredients.cosineDecay;
import static org.scoville.sample.Ingredients.ema;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.labelSmoothing;
import static org.scoville.sample.Ingredients.mixUp;
import static org.scoville.sample.Ingredients.randAugment;
import static org.scoville.sample.Ingredients.resNet50;
import static org.scoville.sample.Ingredients.sam;
import static org.scoville.sample.Ingredients.sgd;
import static org.scoville.sample.Ingredients.stochasticDepth;
import static org.scoville.sample.Ingredients.trainingFolder;

import org.scoville.loss.CrossEntropy;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * The published recipes, as far as their ingredients exist; mosaicml/benchmarks, {@code
 * blogs/resnet/recipes}.
 */
public final class Recipes {
  private Recipes() {}

  /** ImageNet with the published batch size and optimizer, without algorithms. */
  public static RecipeSpec plain(int epochs) {
    return RecipeSpec.named("org.example.Plain")
        .epochs(epochs)
        .batchSize(2048)
        .data(1_281_167, 1000)
        .with(Role.MODEL, resNet50())
        .with(Role.LOSS, binaryCrossEntropy())
        .with(Role.TRAIN, trainingFolder(176))
        .with(Role.EVALUATE, evaluationFolder(232, 224))
        .with(Role.OPTIMIZER, sgd(2.048, 0.875, 5e-4))
        .with(Role.SCHEDULE, cosineDecay(8));
  }

  public static RecipeSpec mild(int epochs) {
    return plain(epochs).with(channelsLast()).with(labelSmoothing(0.08)).with(ema(100).every(20));
  }

  public static RecipeSpec medium(int epochs) {
    return plain(epochs)
        .with(channelsLast())
        .with(labelSmoothing(0.1))
        .with(ema(100).every(20))
        .with(mixUp(0.2))
        .with(sam(0.5).every(10));
  }

  public static RecipeSpec hot(int epochs) {
    return plain(epochs)
        .with(Role.OPTIMIZER, sgd(2.048, 0.875, 3e-4))
        .with(channelsLast())
        .with(labelSmoothing(0.13))
        .with(ema(100).every(20))
        .with(mixUp(0.25))
        .with(sam(0.5).every(5))
        .with(randAugment(1))
        .with(stochasticDepth(0.1))
        .with(colOut(0.05));
  }

  /** NVIDIA's hyperparameters as Composer ran them: cross-entropy, 224 pixels throughout. */
  public static RecipeSpec nvidia(int epochs) {
    return plain(epochs)
        .with(Role.MODEL, resNet50().with("headBias", "ZERO"))
        .with(Role.LOSS, Ingredients.defaults("loss", CrossEntropy.class))
        .with(Role.TRAIN, trainingFolder(224))
        .with(Role.EVALUATE, evaluationFolder(256, 224));
  }
}
