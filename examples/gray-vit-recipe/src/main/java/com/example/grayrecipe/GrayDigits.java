package com.example.grayrecipe;

import com.example.grayvit.DecoupledLion;
import com.example.grayvit.GrayArrays;
import com.example.grayvit.LayerScale;
import com.example.grayvit.Vit;
import com.example.grayvit.WarmupStableDecay;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.loss.CrossEntropy;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Train;

/**
 * A small vision transformer on gray images of 28 pixels, with everything but the loss from a
 * plug-in.
 *
 * <p>Shows how a recipe uses a plug-in. Its data are synthetic: each image is noise with a bright
 * stripe, whose height is the class.
 */
@Published(
    top1 = 93.3,
    minutes = 0.24,
    epochs = 20,
    system = "one thread of an AMD EPYC that others used as well",
    seeds = 5,
    source = Measurements.STRIPED_ARRAYS,
    remark = "80 to 100 % by seed, of 200 images after training on 640")
@Recipe(epochs = 20, batchSize = 64, classes = 10)
public interface GrayDigits {

  /** Sixteen patches of 7 x 7 pixels, in four blocks. */
  @Model
  @Vit.With(imageSide = 28, patch = 7, width = 64, depth = 4, heads = 4)
  Network model();

  /** One class an image. */
  @Loss
  @CrossEntropy.With
  Objective loss();

  /** Images that move by up to two pixels. */
  @Train
  @GrayArrays.With(side = 28, shift = 2)
  Loader train();

  /** Images as they are. */
  @Evaluate
  @GrayArrays.With(side = 28)
  Loader evaluate();

  /** A third of the rate at which torchvision trains a vision transformer with AdamW. */
  @Optimizer
  @DecoupledLion.With(learningRate = 1e-3, weightDecay = 1e-3)
  UpdateRule optimizer();

  /** Up in a tenth of the run, down in its last fifth. */
  @Schedule
  @WarmupStableDecay.With(warmupFraction = 0.1)
  RateCurve learningRate();

  /** Branches that begin with a tenth of what they compute. */
  @Algorithm
  @LayerScale.With(start = 0.1)
  LayerScale layerScale();
}
