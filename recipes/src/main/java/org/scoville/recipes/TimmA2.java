package org.scoville.recipes;

import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.ingredient.UpdateRule;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.optimizer.LAMB;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Without;

/**
 * ResNet-50 on ImageNet in 300 epochs with LAMB: procedure A2 of "ResNet strikes back".
 *
 * <p>Reproduced here: not yet.
 *
 * <p>Descends from huggingface/pytorch-image-models; its values come from "Strategy A2" of
 * Hao840/vanillaKD and from open-mmlab/mmpretrain, {@code
 * configs/resnet/resnet50_8xb256-rsb-a2*.py}. It differs from the published runs as {@link TimmA1}
 * does, where the unknown values and the choices are listed.
 */
@Published(top1 = 79.8, epochs = 300, source = Citations.RSB)
@Published(top1 = 79.828, source = Citations.TIMM_RESULTS, remark = Conditions.TESTED_AT_224)
@Published(top1 = 80.774, source = Citations.TIMM_RESULTS, remark = Conditions.TESTED_AT_288)
@Published(
    top1 = 79.8,
    minutes = 501,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_RECIPES,
    remark = Conditions.TEN_EPOCHS)
@Published(top1 = 79.55, top5 = 94.37, source = Citations.MMPRETRAIN, remark = "retrained")
@Recipe(
    epochs = 300,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface TimmA2 extends TimmA1 {

  /** Twice A1's decay for half its epochs. */
  @Override
  @Optimizer
  @LAMB.With(learningRate = 5e-3, weightDecay = 0.02)
  UpdateRule optimizer();

  /** A2 does not smooth. */
  @Override
  @Without
  LabelSmoothing labelSmoothing();

  /** Weaker MixUp than in A1. */
  @Override
  @Algorithm
  @MixUpOrCutMix.With(mixUpAlpha = 0.1, cutMixAlpha = 1)
  MixUpOrCutMix mixUpOrCutMix();
}
