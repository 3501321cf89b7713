package org.scoville.examples;

import static org.scoville.algorithm.DropMethod.SAMPLE;
import static org.scoville.algorithm.DroppedBlocks.ALL;

import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandAugment;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Optimizer;
import org.scoville.recipe.Recipe;

/**
 * ResNet-8 on Fashion-MNIST in the spirit of Hot: {@link FashionMedium} for 120 epochs, with
 * RandAugment, stochastic depth, ColOut and less weight decay.
 */
@Recipe(epochs = 120, batchSize = 128, classes = 10)
public interface FashionHot extends FashionMedium {

  /** Less decay, as much else regularises: Hot's share of Mild's. */
  @Override
  @Optimizer
  @DecoupledSGD.With(
      learningRate = 0.4,
      momentum = 0.9,
      weightDecay = 3e-4,
      nesterov = true,
      decayNormsAndBiases = false)
  DecoupledSGD optimizer();

  /** Hot's smoothing. */
  @Override
  @Algorithm
  @LabelSmoothing.With(smoothing = 0.13)
  LabelSmoothing labelSmoothing();

  /** More than Medium's. */
  @Override
  @Algorithm
  @MixUp.With(alpha = 0.25)
  MixUp mixUp();

  /** One operation an image, drawn from the whole set. */
  @Algorithm
  @RandAugment.With(depth = 1, severity = 10)
  RandAugment randAugment();

  /** Single images lose branches, the last block's with a tenth. */
  @Algorithm
  @StochasticDepth.With(method = SAMPLE, dropRate = 0.1, blocks = ALL)
  StochasticDepth stochasticDepth();

  /** 26 of 28 rows and columns are left. */
  @Algorithm
  @ColOut.With(rowDrop = 0.05, columnDrop = 0.05)
  ColOut colOut();
}
