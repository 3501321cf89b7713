package com.example.grayrecipe;

import com.example.grayvit.DecoupledLion;
import com.example.grayvit.LayerScale;
import com.example.grayvit.Vit;
import com.example.grayvit.WarmupStableDecay;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Loss;
import org.scoville.recipe.Model;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Schedule;
import org.scoville.recipe.Without;

/** Bad recipes with the plug-in's ingredients, and the findings that are expected. */
interface Bad {
  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface BlursTheImage extends GrayDigits {
    @Override
    @Model
    @CifarResNet.With(stemStride = 2)
    Network model();

    @Override
    @Without
    LayerScale layerScale();

    @Algorithm
    @BlurPool.With(minChannels = 1) // warning: [blurpool-stem]
    BlurPool blurPool();
  }

  @Recipe(epochs = 5, batchSize = 64, classes = 10)
  interface NeverWarm extends GrayDigits {
    @Override
    @Schedule
    @WarmupStableDecay.With(warmupEpochs = 50) // error: [warmup-longer-than-run]
    RateCurve learningRate();
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface DecaysTooMuch extends GrayDigits {
    @Override
    @Optimizer
    @DecoupledLion.With(learningRate = 1e-3, weightDecay = 0.1) // warning: [decoupled-wd-magnitude]
    UpdateRule optimizer();
  }

  @Recipe(epochs = 20, batchSize = 256, classes = 10)
  interface ScalesLinearly extends GrayDigits {
    @Override
    @Optimizer
    @DecoupledLion.With(learningRate = 4e-3) // warning: [lion-rate-of-adam] note: [lr-sqrt-scaling-adaptive]
    UpdateRule optimizer();
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface Grows extends GrayDigits {
    @Algorithm
    ProgressiveResizing resizing(); // error: [image-size-not-taken] note: [progressive-mode]
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface LooksCloser extends GrayDigits {
    @Override
    @Model
    @Vit.With(imageSide = 28)
    Network model(); // error: [image-size-not-taken]

    @Override
    @Evaluate
    @ImageFolder.With(resize = 36, crop = 32)
    Loader evaluate(); // error: [channels-differ]
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 1000)
  interface StartsAtEvenOdds extends GrayDigits { // warning: [bce-without-log-prior-bias]
    @Override
    @Loss
    @BinaryCrossEntropy.With
    Objective loss();
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface NothingToScale extends GrayDigits {
    @Override
    @Model
    @CifarResNet.With
    Network model();

    @Override
    @Algorithm
    LayerScale layerScale(); // error: [layer-scale-without-branches]
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface LeavesPixels extends GrayDigits {
    @Override
    @Model
    @Vit.With(imageSide = 28, patch = 5) // error: [values-refused]
    Network model();
  }

  @Recipe(epochs = 20, batchSize = 64, classes = 10)
  interface OutOfRange extends GrayDigits {
    @Override
    @Optimizer
    @DecoupledLion.With(learningRate = 0) // error: [out-of-range]
    UpdateRule optimizer();
  }
}
